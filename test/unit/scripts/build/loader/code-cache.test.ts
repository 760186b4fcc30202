import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCodeCache } from "../../../../../scripts/build/loader/code-cache.cjs";

const DATA = Buffer.from("compiled");
let base: string;
let folder: string;

const COOKIE = { TF_PLUGIN_MAGIC_COOKIE: "x" };
const open = (env: NodeJS.ProcessEnv = { ...COOKIE, XDG_CACHE_HOME: base }) =>
  openCodeCache({ digest: "d", env });
const home = () => join(base, "terraform-provider-automox", "compiled");
const fileOf = (name: string) => join(folder, name);

beforeEach(() => {
  base = fs.mkdtempSync(join(tmpdir(), "code-cache-"));
  folder = join(home(), `d-${process.version}-${process.arch}`);
});

afterEach(() => {
  jest.restoreAllMocks();
  fs.rmSync(base, { recursive: true, force: true });
});

test("what one process keeps, the next one takes, and nobody else may read or write it", () => {
  open()?.keep("main.cjs", DATA);
  expect(open()?.take("main.cjs")).toEqual(DATA);
  expect(open()?.take("other.cjs")).toBeUndefined();
  expect(fs.readdirSync(folder)).toEqual(["main.cjs"]);
  expect(fs.statSync(folder).mode & 0o777).toBe(0o700);
  expect(fs.statSync(fileOf("main.cjs")).mode & 0o777).toBe(0o600);
});

test.each<[string, () => void]>([
  ["a file that others may write", () => fs.chmodSync(fileOf("main.cjs"), 0o666)],
  ["a file of its group", () => fs.chmodSync(fileOf("main.cjs"), 0o660)],
  ["a link", () => linkInstead()],
  ["a file cut off", () => fs.truncateSync(fileOf("main.cjs"), 34)],
  ["a file of zeros", () => fs.writeFileSync(fileOf("main.cjs"), Buffer.alloc(40))],
  ["an empty file", () => fs.writeFileSync(fileOf("main.cjs"), "")],
])("%s is not read", (_name, spoil) => {
  open()?.keep("main.cjs", DATA);
  spoil();
  expect(open()?.take("main.cjs")).toBeUndefined();
});

function linkInstead(): void {
  fs.renameSync(fileOf("main.cjs"), join(base, "elsewhere"));
  fs.symlinkSync(join(base, "elsewhere"), fileOf("main.cjs"));
}

test("a file of somebody else is not read", () => {
  open()?.keep("main.cjs", DATA);
  const real = fs.fstatSync;
  jest
    .spyOn(fs, "fstatSync")
    .mockImplementation(((descriptor: number) => ({ ...real(descriptor), uid: 4_711 })) as never);
  expect(open()?.take("main.cjs")).toBeUndefined();
});

test.each<[string, () => void]>([
  ["others may write", () => fs.mkdirSync(folder, 0o777)],
  ["others may look into", () => fs.mkdirSync(folder, 0o755)],
  ["is no folder", () => fs.writeFileSync(folder, "")],
  ["is a link", () => fs.symlinkSync(base, folder)],
])("nothing is kept in a place that %s", (_name, make) => {
  const before = process.umask(0);
  fs.mkdirSync(home(), { recursive: true });
  make();
  process.umask(before);
  open()?.keep("main.cjs", DATA);
  expect(open()?.take("main.cjs")).toBeUndefined();
  expect(fs.existsSync(join(base, "main.cjs"))).toBe(false);
});

test("without a place, for a command, or where Node is told to do without, there is none", () => {
  expect(open({ ...COOKIE, HOME: base })).toBeDefined();
  expect(open(COOKIE)).toBeUndefined();
  expect(open({ ...COOKIE, HOME: "relative" })).toBeUndefined();
  expect(open({ HOME: base })).toBeUndefined();
  expect(open({ ...COOKIE, HOME: base, NODE_DISABLE_COMPILE_CACHE: "1" })).toBeUndefined();
});

test("code of versions long unused goes, that of others stays", () => {
  for (const name of ["old", "young"]) fs.mkdirSync(join(home(), name), { recursive: true });
  const long = new Date(Date.now() - 31 * 24 * 60 * 60 * 1_000);
  fs.utimesSync(join(home(), "old"), long, long);
  open()?.keep("main.cjs", DATA);
  expect(fs.readdirSync(home()).sort()).toEqual([`d-${process.version}-${process.arch}`, "young"]);
});
