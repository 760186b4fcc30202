import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { mirrorOf, oursOnNodes } from "../../../bench/programs.mjs";

let folder: string;
let ourMirror: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bench-"));
  ourMirror = join(folder, "mirror");
  mkdirSync(join(ourMirror, "registry.terraform.io", "automox-iac", "automox", "1.2.3"), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a provider is in the first mirror that holds it, or in none", async () => {
  const [first, second] = [join(folder, "first"), join(folder, "second")] as const;
  mkdirSync(first);
  mkdirSync(join(second, "registry.terraform.io", "example", "echo"), { recursive: true });
  const named = [first, second].join(delimiter);
  expect(await mirrorOf(named, "example/echo")).toBe(second);
  expect(await mirrorOf(named, "example/other")).toBeUndefined();
  expect(await mirrorOf(undefined, "example/echo")).toBeUndefined();
});

describe("BENCH_NODES", () => {
  const ours = (...entries: string[]) =>
    oursOnNodes(entries.join(delimiter), { mirror: ourMirror, scratch: folder });

  test("may name programs, folders, and folders with a bin/; each is the first `node` of a PATH", async () => {
    const bin = join(folder, "node-20", "bin");
    mkdirSync(bin, { recursive: true });
    symlinkSync(process.execPath, join(bin, "node"));
    for (const entry of [process.execPath, bin, join(folder, "node-20")]) {
      rmSync(join(folder, "nodes"), { recursive: true, force: true });
      const [found] = await ours(entry);
      expect(found).toMatchObject({
        kind: "node",
        major: Number.parseInt(process.versions.node, 10),
        plugin: expect.stringMatching(/automox\/1\.2\.3\/\w+\/terraform-provider-automox_v1\.2\.3$/),
      });
      const [first = ""] = found?.path.split(delimiter) ?? [];
      expect(realpathSync(join(first, "node"))).toBe(realpathSync(process.execPath));
    }
  });

  test("is the Node that runs where it is empty", async () => {
    const [only, ...others] = await oursOnNodes(undefined, { mirror: ourMirror, scratch: folder });
    expect(only?.name).toBe(`automox_user, Node ${process.versions.node}`);
    expect(others).toEqual([]);
  });

  test("says which entry is none", async () => {
    await expect(ours(process.execPath, folder)).rejects.toThrow(
      `BENCH_NODES names ${folder}, where there is no Node: name programs, or folders that hold "node".`,
    );
    expect(existsSync(join(folder, "nodes"))).toBe(false);
  });
});
