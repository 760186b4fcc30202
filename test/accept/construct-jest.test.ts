// A test that somebody wrote for these constructs, under a Jest of its own as `cdktf init` sets it up, Terraform and all.
import { mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { linkPackage } from "../../scripts/example-projects.mjs";
import { scriptOf } from "../../scripts/test/run-tool.mjs";
import { programSource } from "../support/construct-program";
import { openScene } from "../support/scene";
import { start } from "../support/terraform-process";

const MODULES = join(__dirname, "..", "..", "node_modules");

test("passes as it is", async () => {
  const { AUTOMOX_TEST_ARTEFACTS = "", AUTOMOX_TEST_DIST: dist = "" } = process.env;
  const folder = mkdtempSync(join(AUTOMOX_TEST_ARTEFACTS, "jest-"));
  await linkPackage(folder, { dist });
  for (const name of ["cdktf", "constructs"])
    symlinkSync(join(MODULES, name), join(folder, "node_modules", name));
  const jest = {
    transform: { "\\.ts$": [join(MODULES, "@swc/jest"), { module: { type: "commonjs" } }] },
    setupFilesAfterEnv: ["<rootDir>/setup.js"],
  };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ jest }));
  writeFileSync(join(folder, "setup.js"), 'require("cdktf").Testing.setupJest();\n');
  writeFileSync(join(folder, "c12-jest.test.ts"), programSource("c12-jest.test"));
  const { simulator } = await openScene();
  const { exitCode, stderr } = await start({
    program: process.execPath,
    args: [scriptOf("jest", "jest"), "--no-watchman"],
    cwd: folder,
    env: {
      PATH: process.env.PATH ?? "",
      HOME: folder,
      AUTOMOX_API_KEY: process.env.AUTOMOX_API_KEY ?? "",
      AUTOMOX_BASE_URL: simulator.url,
      TERRAFORM_BINARY_NAME: process.env.TERRAFORM_BINARY_NAME ?? "terraform",
      TF_CLI_CONFIG_FILE: join(dist, "terraform.tfrc"),
      CHECKPOINT_DISABLE: "1",
    },
    outputPrefix: join(folder, "jest"),
  }).exit;
  expect(stderr).toContain("Tests:       2 passed, 2 total");
  expect(exitCode).toBe(0);
});
