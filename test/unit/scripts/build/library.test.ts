import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buildLibrary } from "../../../../scripts/build/library.mjs";

const ROOT = join(__dirname, "..", "..", "..", "..");
let root: string;

function save(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
const built = (path: string, outDir = "dist") => readFileSync(join(root, outDir, path), "utf8");

/** The constructs in small: one says which library it is made for. */
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "library-"));
  symlinkSync(join(ROOT, "node_modules"), join(root, "node_modules"), "dir");
  save({
    "package.json": "{}",
    "lib/index.ts":
      '/** Said. */\nexport { name } from "./library";\nexport { read } from "./people-file/parsers";\n',
    "lib/library.ts": 'export const name = "cdktf";\n',
    "lib/library-cdktn.ts": 'export const name = "cdktn";\n',
    "lib/people-file/parsers.ts": "export const read = (text: string): string => text.trim();\n",
    "src/simulator/start.ts": 'import { port } from "./port";\nexport const start = (): number => port;\n',
    "src/simulator/port.ts": "export const port = 1;\n",
  });
});
afterAll(() => rmSync(root, { recursive: true }));

test("everything is there once for each library, and the simulator once", async () => {
  const { built: isBuilt, files } = await buildLibrary({ root, outDir: join(root, "dist") });
  expect(isBuilt).toBe(true);
  for (const library of ["cdktf", "cdktn"]) {
    expect(require(join(root, "dist/lib", library, "index.js"))).toMatchObject({ name: library });
    expect(built(`lib/${library}/library.d.ts`)).toContain(`name = "${library}"`);
  }
  expect(built("lib/cdktf/index.d.ts")).toContain("Said.");
  expect(require(join(root, "dist/simulator/start.js")).start()).toBe(1);
  expect(files.filter((path) => path.startsWith("simulator/"))).toEqual([
    "simulator/port.d.ts",
    "simulator/start.d.ts",
    "simulator/start.js",
  ]);
});

test("nothing is built again while nothing of it has changed", async () => {
  save({ "src/main.ts": "changed" });
  expect(await buildLibrary({ root, outDir: join(root, "dist") })).toMatchObject({ built: false });
});

test("another folder gets what dist/ has", async () => {
  // Only a copy brings this along: compiling would write the file anew.
  const marked = `${built("lib/cdktf/index.js")}// copied\n`;
  save({ "dist/lib/cdktf/index.js": marked });
  await buildLibrary({ root, outDir: join(root, "elsewhere") });
  expect(built("lib/cdktf/index.js", "elsewhere")).toBe(marked);
});

test("what is no longer in lib/ is no longer in dist/", async () => {
  expect(existsSync(join(root, "dist/lib/cdktf/people-file/parsers.d.ts"))).toBe(true);
  save({ "lib/index.ts": 'export { name } from "./library";\n' });
  await buildLibrary({ root, outDir: join(root, "dist") });
  expect(existsSync(join(root, "dist/lib/cdktf/people-file/parsers.d.ts"))).toBe(false);
  expect(built("lib/cdktf/index.js")).not.toContain("copied");
});

test("a syntax error fails the build with its place", async () => {
  save({ "lib/index.ts": "export const = 1;\n" });
  await expect(buildLibrary({ root, outDir: join(root, "dist") })).rejects.toThrow(/lib\/index\.ts:1: /);
});
