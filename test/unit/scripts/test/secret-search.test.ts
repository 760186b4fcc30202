import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { formsOf, searchForSecret } from "../../../../scripts/test/secret-search.mjs";
import { folderForEach } from "../../../support/scratch-folder";

/** Characters that every encoding treats differently. */
const SECRET = 'marked-key+0a1b/"2c3d"=';
const folder = folderForEach();

const plant = (name: string, content: string | Buffer) => {
  mkdirSync(join(folder, name, ".."), { recursive: true });
  writeFileSync(join(folder, name), content);
};
const search = () => searchForSecret(folder, SECRET);

test("a clean folder has no leaks, and says how much was searched", async () => {
  plant("a.log", "nothing here");
  plant("deep/down/b.json", "{}");
  expect(await search()).toEqual({ searched: 2, leaks: [] });
});

test.each([
  ["raw", `Authorization: Bearer ${SECRET}\n`, "raw"],
  ["in a JSON text", JSON.stringify({ key: SECRET }), "JSON"],
  ["in a URL", `?api_key=${encodeURIComponent(SECRET)}`, "URL"],
  ["in a URL, lower case", `?api_key=${encodeURIComponent(SECRET).toLowerCase()}`, "URL, lower case"],
  ["in hexadecimal", Buffer.from(SECRET).toString("hex"), "hexadecimal"],
  ["in UTF-16", Buffer.from(`x${SECRET}`, "utf16le"), "UTF-16"],
])("a leak %s is found", async (_name, content, form) => {
  plant("runs/001-plan.log", content);
  expect((await search()).leaks).toEqual([{ file: join("runs", "001-plan.log"), form }]);
});

test("a leak inside a longer text's base64 is found, wherever it begins", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string(),
      fc.string(),
      fc.constantFrom("base64", "base64url"),
      async (before, after, how) => {
        const encoded = Buffer.from(`${before}${SECRET}${after}`).toString(how as "base64");
        expect(formsOf(SECRET).some(([, needle]) => encoded.includes(needle.toString()))).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});

test("a leak in a compressed plan file is found, also in a zip within a zip", async () => {
  const state = Buffer.from(`{"attributes":{"key":${JSON.stringify(SECRET)}}}`);
  const inner = zip({ tfstate: state });
  expect(inner.includes(SECRET)).toBe(false);
  plant("001.tfplan", inner);
  plant("outer.zip", zip({ "001.tfplan": inner }));
  expect((await search()).leaks).toEqual([
    { file: "001.tfplan!tfstate", form: "JSON" },
    { file: "outer.zip!001.tfplan!tfstate", form: "JSON" },
  ]);
});

test("a leak in a gzip file is found", async () => {
  plant("log.gz", gzipSync(`key ${SECRET}`));
  expect((await search()).leaks).toEqual([{ file: "log.gz!", form: "raw" }]);
});

test("an archive that cannot be read is an error, not clean", async () => {
  const broken = zip({ tfplan: Buffer.from("x".repeat(1000)) });
  broken.fill(0xff, 36, 44);
  plant("001.tfplan", broken);
  await expect(search()).rejects.toThrow();
});

test("links are not followed", async () => {
  plant("elsewhere", "nothing");
  symlinkSync("/", join(folder, "link"));
  expect(await search()).toEqual({ searched: 1, leaks: [] });
});

/** A zip of deflated entries, byte by byte as the format's description has it, but for the checksum (0). */
function zip(files: Record<string, Buffer>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), common, place, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, entries, end]);
}
