import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { copiesIn, hashOf, put, remove } from "../../../src/install/mirror";
import { HOSTS } from "../../../src/install/names";
import { type Package, packageHash } from "../../../src/install/package";
import { PLATFORM, VERSION } from "../../support/package-builder";
import { folderForEach } from "../../support/scratch-folder";

const root = folderForEach();
const mirror = join(root, "terraform.d", "plugins");
const LAUNCHER = `terraform-provider-automox_v${VERSION}`;
const packageOf = (mark: string): Package => ({
  version: VERSION,
  platform: PLATFORM,
  files: new Map([
    [LAUNCHER, Buffer.from(mark)],
    ["provider/main.cjs", Buffer.from(mark)],
  ]),
});
const ways = [
  ["a folder", false],
  ["a zip", true],
] as const;

describe.each(ways)("as %s", (_name, isPacked) => {
  const where = { mirror, isPacked };

  test("a package is under both hosts, whole, once, and nothing else is left", async () => {
    const pack = packageOf("one");
    const fresh = await put(pack, where);
    const copies = await copiesIn(mirror);
    expect(copies.map(({ path }) => path).sort()).toEqual([...fresh].sort());
    expect(copies).toHaveLength(2);
    for (const copy of copies) expect(await hashOf(copy)).toBe(packageHash(pack.files));
    expect(readdirSync(mirror).sort()).toEqual(Object.values(HOSTS).sort());
    const before = copies.map(({ path }) => statSync(path).ino);
    expect(await put(pack, where)).toEqual([]);
    expect(copies.map(({ path }) => statSync(path).ino)).toEqual(before);
  });

  test("another build of the version takes its place, and so does the other form", async () => {
    await put(packageOf("one"), { mirror, isPacked: !isPacked });
    expect(await put(packageOf("two"), where)).toHaveLength(2);
    expect(await put(packageOf("three"), where)).toHaveLength(2);
    const copies = await copiesIn(mirror);
    expect(copies.map((copy) => copy.isPacked)).toEqual([isPacked, isPacked]);
    for (const copy of copies) expect(await hashOf(copy)).toBe(packageHash(packageOf("three").files));
  });

  test("several at once leave one whole copy", async () => {
    await Promise.all(["one", "two", "one", "two"].map((mark) => put(packageOf(mark), where)));
    const whole = ["one", "two"].map((mark) => packageHash(packageOf(mark).files));
    for (const copy of await copiesIn(mirror)) expect(whole).toContain(await hashOf(copy));
    expect(readdirSync(mirror).sort()).toEqual(Object.values(HOSTS).sort());
  });

  test("taking it away leaves what is somebody else's, and no empty folder", async () => {
    await put(packageOf("one"), where);
    await remove(await copiesIn(mirror));
    expect(readdirSync(root)).toEqual([]);
    await put(packageOf("one"), where);
    mkdirSync(join(mirror, HOSTS.terraform, "hashicorp"));
    await remove(await copiesIn(mirror));
    expect(readdirSync(mirror, { recursive: true })).toEqual([
      HOSTS.terraform,
      `${HOSTS.terraform}/hashicorp`,
    ]);
  });
});

test("a launcher that cannot be executed is replaced", async () => {
  const where = { mirror, isPacked: false };
  const [first = ""] = await put(packageOf("one"), where);
  expect(statSync(join(first, LAUNCHER)).mode & 0o111).not.toBe(0);
  chmodSync(join(first, LAUNCHER), 0o644);
  expect(await put(packageOf("one"), where)).toEqual([first]);
});

test("what a link leads to is neither written nor removed", async () => {
  const elsewhere = join(root, "elsewhere");
  mkdirSync(elsewhere);
  writeFileSync(join(elsewhere, "x"), "theirs");
  const at = join(mirror, HOSTS.terraform, "automox-iac/automox", VERSION, PLATFORM);
  mkdirSync(join(at, ".."), { recursive: true });
  symlinkSync(elsewhere, at);
  await put(packageOf("one"), { mirror, isPacked: false });
  await remove(await copiesIn(mirror));
  expect(readdirSync(root)).toEqual(["elsewhere"]);
  expect(readFileSync(join(elsewhere, "x"), "utf8")).toBe("theirs");
});

test("what a killed install left is cleared after an hour, and not what one is writing", async () => {
  for (const name of [".automox-old", ".automox-new"]) mkdirSync(join(mirror, name), { recursive: true });
  utimesSync(join(mirror, ".automox-old"), new Date(0), new Date(0));
  await put(packageOf("one"), { mirror, isPacked: false });
  expect(readdirSync(mirror)).toEqual(expect.arrayContaining([".automox-new"]));
  expect(readdirSync(mirror)).not.toContain(".automox-old");
});

test("a place that cannot be written is named, and the old copy stays", async () => {
  const [first = ""] = await put(packageOf("one"), { mirror, isPacked: false });
  writeFileSync(join(root, "file"), "");
  await expect(put(packageOf("two"), { mirror: join(root, "file"), isPacked: false })).rejects.toThrow(
    /file/,
  );
  expect(readFileSync(join(first, LAUNCHER), "utf8")).toBe("one");
});
