// A library of somebody else's, made of these constructs, under every way in which TypeScript looks for packages: it compiles
// with declarations, and what they name can be imported.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { scriptOf } from "../../scripts/test/run-tool.mjs";

const ROOT = join(__dirname, "..", "..");
const TSC = scriptOf("typescript", "tsc");
const SOURCE = readFileSync(join(ROOT, "test/fixtures/constructs/library-author.ts.txt"), "utf8");

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "declarations-"));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(ROOT, join(folder, "node_modules/terraform-provider-automox"), "dir");
  for (const name of ["cdktf", "cdktn", "constructs"])
    symlinkSync(join(ROOT, "node_modules", name), join(folder, "node_modules", name), "dir");
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ["node10", "commonjs", "cdktf"],
  ["node16", "node16", "cdktn"],
  ["nodenext", "nodenext", "cdktf"],
  ["bundler", "esnext", "cdktn"],
])("with %s", (moduleResolution, module, library) => {
  writeFileSync(join(folder, "library.ts"), SOURCE.replaceAll("LIBRARY", library));
  const compilerOptions = {
    ...{
      module,
      moduleResolution,
      target: "ES2022",
      lib: ["ES2022"],
      types: [],
      rootDir: ".",
      outDir: "out",
    },
    ...{ strict: true, declaration: true, emitDeclarationOnly: true, skipLibCheck: true },
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["library.ts"] }));
  expect(spawnSync(process.execPath, [TSC, "-p", folder], { encoding: "utf8" }).stdout).toBe("");
  const declared = readFileSync(join(folder, "out/library.d.ts"), "utf8");
  expect(declared).toContain(
    `readonly invitation: import("terraform-provider-automox/${library}").UserInvitationOutputReference;`,
  );
  const named = [...declared.matchAll(/(?:from|import\() ?"([^"]+)"/g)].map(([, name]) => name);
  expect([...new Set(named)].sort()).toEqual([
    library,
    "constructs",
    `terraform-provider-automox/${library}`,
  ]);
});
