// What docs/guides/constructs.md says of a new app: `cdktf init` of today, TypeScript pinned, the package as npm packs it, and a test
// of somebody else's under the Jest that comes with it.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installCli } from "../support/cdktf-cli";
import { programSource } from "../support/construct-program";
import { codeFor } from "../support/page-blocks";
import { openScene } from "../support/scene";
import { start } from "../support/terraform-process";

const ROOT = join(__dirname, "..", "..");
const GUIDE = readFileSync(join(ROOT, "docs/guides/constructs.md"), "utf8");
const INIT = ["init", "--template", "typescript", "--local", "--project-name", "app"];
const ANSWERS = ["--project-description", "app", "--enable-crash-reporting=false"];

let parent: string;
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), "cdktf-init-"));
});
afterAll(() => rmSync(parent, { recursive: true }));

async function run(
  program: string,
  args: readonly string[],
  { cwd, env = {} }: { cwd: string; env?: object },
) {
  const { exitCode, stdout, stderr } = await start({
    program,
    args,
    cwd,
    env: {
      PATH: process.env.PATH ?? "",
      HOME: process.env.HOME ?? parent,
      TF_CLI_CONFIG_FILE: join(process.env.AUTOMOX_TEST_DIST ?? "", "terraform.tfrc"),
      TERRAFORM_BINARY_NAME: process.env.TERRAFORM_BINARY_NAME ?? "terraform",
      CHECKPOINT_DISABLE: "1",
      DISABLE_VERSION_CHECK: "1",
      CI: "1",
      ...env,
    },
    outputPrefix: join(parent, "run"),
  }).exit;
  return { exitCode, text: `${stdout}\n${stderr}` };
}

async function succeeds(...call: Parameters<typeof run>): Promise<string> {
  const { exitCode, text } = await run(...call);
  if (exitCode !== 0) throw new Error(`${call[0]} ${call[1].join(" ")} ended with ${exitCode}:\n${text}`);
  return text;
}

/** The package as npm packs it, and then what the page says. */
async function installed(folder: string, heading: string): Promise<void> {
  await succeeds("npm", ["pack", "--ignore-scripts", "--pack-destination", folder], { cwd: ROOT });
  const env = { npm_config_audit: "false", npm_config_fund: "false" };
  await succeeds("bash", ["-euc", codeFor("npm install", "shell", { heading })], { cwd: folder, env });
}

test("the README's quick start begins in an empty folder", async () => {
  const folder = join(parent, "quick");
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), "{}");
  const heading = "Quick start: TypeScript";
  await installed(folder, heading);
  writeFileSync(join(folder, "main.ts"), codeFor("quick starts", "ts", { heading }));
  await succeeds("npx", ["ts-node", "main.ts"], { cwd: folder });
  expect(readFileSync(join(folder, "cdktf.out/stacks/people/cdk.tf.json"), "utf8")).toContain(
    "ada@example.com",
  );
});

test("a new app synthesizes what the guide shows, and its Jest passes", async () => {
  const { node, script: cdktf } = await installCli("cdktf");
  const [home, app] = ["home", "app"].map((name) => join(parent, name)) as [string, string];
  for (const folder of [home, app]) mkdirSync(folder);
  const init = [cdktf, ...INIT, ...ANSWERS];
  const refused = await run(node, init, { cwd: app, env: { CDKTF_HOME: home } });
  expect(refused.text).toContain("Unknown argument: home");

  await succeeds(node, init, { cwd: app });
  const [, pin = ""] = /`npm (install --save-dev typescript@\S+)`/.exec(GUIDE) ?? [];
  await succeeds("npm", [...pin.split(" "), "--no-audit", "--no-fund"], { cwd: app });
  await installed(app, "People in TypeScript");

  writeFileSync(join(app, "main.ts"), codeFor("quick starts", "ts", { heading: "People in TypeScript" }));
  writeFileSync(join(app, "people.csv"), codeFor("people file", "csv").replaceAll("ada@", "cal@"));
  const synthesized = await succeeds(node, [cdktf, "synth"], {
    cwd: app,
    env: { CDKTF_HOME: home },
  });
  expect(synthesized).toContain("Generated Terraform code for the stacks: people");

  writeFileSync(join(app, "__tests__", "c12-jest.test.ts"), programSource("c12-jest.test"));
  const { simulator } = await openScene();
  const env = { AUTOMOX_API_KEY: process.env.AUTOMOX_API_KEY, AUTOMOX_BASE_URL: simulator.url };
  // Its snapshot is new, and the template's own pattern for what is no test would take any folder with "js" in its name.
  const how = ["--ci=false", "--testPathIgnorePatterns=/node_modules/"];
  const tested = await succeeds("npx", ["jest", ...how], { cwd: app, env });
  expect(tested).toContain("2 passed");
});
