// What docs/guides/constructs.md says of a new app: `cdktf init` of today, TypeScript pinned, the package as npm packs it, and a test
// of somebody else's under the Jest that comes with it.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CDKTF_CLI_OBSTACLE } from "../../scripts/test/cdktf-cli.mjs";
import { scriptOf } from "../../scripts/test/run-tool.mjs";
import { programSource } from "../support/construct-program";
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

const onThisNode = CDKTF_CLI_OBSTACLE === undefined ? test : test.skip;

onThisNode("a new app synthesizes what the guide shows, and its Jest passes", async () => {
  const cdktf = scriptOf("cdktf-cli", "cdktf");
  const [home, app] = ["home", "app"].map((name) => join(parent, name)) as [string, string];
  for (const folder of [home, app]) mkdirSync(folder);
  const init = [cdktf, ...INIT, ...ANSWERS];
  const refused = await run(process.execPath, init, { cwd: app, env: { CDKTF_HOME: home } });
  expect(refused.text).toContain("Unknown argument: home");

  await succeeds(process.execPath, init, { cwd: app });
  const [, pin = ""] = /`npm (install --save-dev typescript@\S+)`/.exec(GUIDE) ?? [];
  await succeeds("npm", [...pin.split(" "), "--no-audit", "--no-fund"], { cwd: app });
  await succeeds("npm", ["pack", "--ignore-scripts", "--pack-destination", parent], { cwd: ROOT });
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const tarball = join(parent, `terraform-provider-automox-${version}.tgz`);
  await succeeds("npm", ["install", "--no-audit", "--no-fund", tarball], { cwd: app });

  const [, program = ""] = /^```ts\n(.*?)^```$/ms.exec(GUIDE) ?? [];
  writeFileSync(join(app, "main.ts"), program);
  writeFileSync(
    join(app, "people.csv"),
    /^```csv\n(.*?)^```$/ms.exec(GUIDE)?.[1]?.replaceAll("ada@", "cal@") ?? "",
  );
  const synthesized = await succeeds(process.execPath, [cdktf, "synth"], {
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
