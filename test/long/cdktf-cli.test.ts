// The CLI that most people run: examples/cdktf synthesized, deployed, compared and destroyed by it, with the provider
// from the mirror and without a network.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { ReviewDocument } from "../../src/access/review/review-schema";
import { access } from "../support/access-io";
import { type Cli, installCli } from "../support/cdktf-cli";
import { type ExampleProject, exampleFolder, openExample } from "../support/example-project";
import { openTwoOrganizations, type Scene } from "../support/scene";

/** It asks the registry for checksums of every platform, which ours is not in. */
const NO_LOCK = "--skip-provider-lock";

/** An account with two organizations, the example, and the environment in which its CLI runs. */
async function openCli() {
  const parent = await exampleFolder();
  const scene = await openTwoOrganizations();
  const project = await openExample("cdktf", parent);
  const home = join(parent, "cdktf-home");
  mkdirSync(home);
  const env = {
    AUTOMOX_API_KEY: process.env.AUTOMOX_API_KEY ?? "",
    AUTOMOX_BASE_URL: scene.simulator.url,
    TF_CLI_CONFIG_FILE: join(process.env.AUTOMOX_TEST_DIST ?? "", "terraform.tfrc"),
    TERRAFORM_BINARY_NAME: process.env.TERRAFORM_BINARY_NAME ?? "terraform",
    TS_NODE_TRANSPILE_ONLY: "true",
    CDKTF_HOME: home,
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1",
    CHECKPOINT_DISABLE: "1",
    DISABLE_VERSION_CHECK: "1",
    CI: "1",
  };
  return { scene, project, env };
}

describe("with the CLI of cdktf", () => {
  let cli: Cli;
  let scene: Scene;
  let project: ExampleProject;
  let env: Readonly<Record<string, string>>;

  beforeAll(async () => {
    cli = await installCli("cdktf");
  });
  beforeEach(async () => {
    ({ scene, project, env } = await openCli());
  });

  const cdktf = (...args: string[]) => project.run(cli, { args, env });
  const roles = () =>
    Object.fromEntries(
      scene.control
        .people()
        .map(({ email, memberships }) => [email, memberships.map(({ role, status }) => `${role} ${status}`)]),
    );
  const ADMINS = {
    "alice@example.com": ["admin active", "admin active"],
    "bob@example.com": ["admin active"],
  };

  test("synth, a diff that is reviewed, deploy, an acceptance, a diff without changes, destroy", async () => {
    expect((await cdktf("synth")).stdout).toContain("Generated Terraform code for the stacks: team");
    await cdktf("diff", "team", NO_LOCK);
    const review = await access(
      ["review", "--cdktf-out", "cdktf.out", "--terraform-dir", "cdktf.out", "--format", "json"],
      {
        cwd: project.folder,
        env: { PATH: process.env.PATH, ...env },
      },
    );
    const { items, scope } = JSON.parse(review.stdout) as ReviewDocument;
    expect(scope.stacks).toEqual(["team"]);
    expect(
      items.map(({ verb, person, constructPath }) => [verb, person.email, constructPath?.split("/")[0]]),
    ).toEqual([
      ["invite", "ada@example.com", "team"],
      ["invite", "olga@example.com", "team"],
      ["invite", "victor@example.com", "team"],
      ["grant", "ada@example.com", "team"],
    ]);
    await cdktf("deploy", "team", "--auto-approve", NO_LOCK);
    expect(roles()).toEqual({
      ...ADMINS,
      "ada@example.com": ["admin pending", "viewer pending"],
      "olga@example.com": ["operator pending"],
      "victor@example.com": ["viewer pending"],
    });
    scene.control.accept({ who: "ada@example.com" });
    const writes = scene.writes();
    expect(writes).toHaveLength(4);
    const { stdout } = await cdktf("diff", "team", NO_LOCK);
    expect(stripVTControlCharacters(stdout)).toContain("No changes. Your infrastructure matches");
    await cdktf("destroy", "team", "--auto-approve", NO_LOCK, "--var", "max_removals=4");
    expect(roles()).toEqual(ADMINS);
  });
});
