// The small parts of examples/gitops/scripts, each by itself.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ada, type Change, create, remove, update } from "../../support/access/plan-builder";
import { review } from "../../support/access/review-builder";
import { scratchFolder } from "../../support/forge";
import { obeyed } from "../../support/workflow-steps";

const SCRIPTS = resolve(__dirname, "..", "..", "..", "examples", "gitops", "scripts");

let folder: string;
beforeEach(async () => {
  folder = await scratchFolder();
});

describe("where nobody is asked", () => {
  const harmless = async (changes: readonly Change[], more = {}, scripts = SCRIPTS) => {
    const file = join(folder, "review.json");
    writeFileSync(file, JSON.stringify(await review(changes, { more, stack: "people" })));
    return spawnSync(process.execPath, [join(scripts, "harmless.mjs"), file], { encoding: "utf8" });
  };

  test.each<[string, readonly Change[]]>([
    ["nothing", []],
    ["an invitation as viewer", [create({ role: "viewer" })]],
    ["another name", [update(ada(), { first_name: "Augusta" })]],
  ])("%s passes", async (_name, changes) => {
    expect(await harmless(changes)).toMatchObject({ status: 0, stderr: "" });
  });

  test.each<[string, readonly Change[], object]>([
    ["an administrator", [create({ role: "admin" })], {}],
    ["an operator", [create({ role: "operator" })], {}],
    ["a role that nobody ranked", [create({ role: "Helpdesk" })], {}],
    ["a role that is not known yet", [create({ role: undefined }, { unknown: { role: true } })], {}],
    ["a further organization", [create({ org_id: 20 }, { type: "automox_org_membership" })], {}],
    ["a raise", [update(ada(), { role: "admin" })], {}],
    ["a lowering", [update(ada({ role: "admin" }), { role: "viewer" })], {}],
    ["another mailbox", [update(ada(), { email: "eve@example.com" })], {}],
    ["a removal", [remove(ada())], {}],
    [
      "an invitation beside a removal",
      [create(), remove(ada({ email: "b@example.com" }), { address: "automox_user.b" })],
      {},
    ],
    ["another resource", [create({}, { type: "null_resource" })], {}],
    ["a plan that is not whole", [create()], { complete: false }],
    ["a plan that does not say so", [create()], { complete: undefined }],
  ])("%s needs a person", async (_name, changes, more) => {
    const { status, stderr } = await harmless(changes, more);
    expect([status, stderr]).toEqual([3, expect.stringMatching(/^Needs a person: /)]);
  });

  // What stacks/people of the example for people in YAML has, and its list has as settled.
  const settings = { max_removals: 2, operator_without_zone: "off" };
  test.each<[string, object, readonly [example: string, code: number]]>([
    ["what the list has as settled", { constant_value: settings }, ["gitops-hcl", 0]],
    ["the same without such a list", { constant_value: settings }, ["gitops", 3]],
    ["another value", { constant_value: { ...settings, max_removals: 50 } }, ["gitops-hcl", 3]],
    ["a value from a variable", { references: ["var.guards"] }, ["gitops-hcl", 3]],
    ["a further setting", { constant_value: { ...settings, last_admin: "off" } }, ["gitops-hcl", 3]],
  ])("with settings of the provider, %s", async (_name, guards, [example, expected]) => {
    const tools = join(folder, "tools");
    cpSync(SCRIPTS, join(tools, "scripts"), { recursive: true });
    cpSync(join(SCRIPTS, "..", "..", example, "access.allowed.json"), join(tools, "access.allowed.json"));
    const automox = {
      name: "automox",
      full_name: "registry.terraform.io/automox-iac/automox",
      expressions: { guards },
    };
    const more = { configuration: { provider_config: { automox }, root_module: {} } };
    const { status } = await harmless([create({ role: "viewer" })], more, join(tools, "scripts"));
    expect(status).toBe(expected);
  });
});

/** Bash with common.sh, in a folder as pack.sh makes it. */
function common(
  script: string,
  { env = {}, allowed = '{"stacks":{}}' }: { env?: object; allowed?: string } = {},
) {
  const scripts = join(folder, "tools", "scripts");
  cpSync(SCRIPTS, scripts, { recursive: true });
  writeFileSync(join(folder, "tools", "access.allowed.json"), allowed);
  const text = `set -euo pipefail; . ${scripts}/common.sh; ${script}`;
  return spawnSync("bash", ["-c", text], {
    env: { PATH: process.env.PATH, HOME: folder, ...env },
    encoding: "utf8",
  });
}

test("of the variables that turn programs around, only those of the list are left", () => {
  const environment = { AUTOMOX_BASE_URL: "https://console.automox.com/api", TF_VAR_name: "it's $HOME `id`" };
  const credentials = { AUTOMOX_API_KEY: "k", TF_HTTP_USERNAME: "u", TF_HTTP_PASSWORD: "p" };
  const env = {
    ...credentials,
    OTHER: "stays",
    AUTOMOX_BASE_URL: "https://evil",
    AUTOMOX_SCIM_URL: "https://evil",
    TERRAFORM_BINARY_NAME: "/tmp/evil",
    TF_CLI_ARGS_apply: "-auto-approve",
    TF_CLI_CONFIG_FILE: "/tmp/evil",
    TF_DATA_DIR: "/tmp/evil",
    TF_VAR_name: "evil",
    TF_LOG: "trace",
    NODE_OPTIONS: "--require=/nowhere/evil.cjs",
  };
  const { status, stdout } = common("settle_environment; env", {
    env,
    allowed: JSON.stringify({ stacks: {}, environment }),
  });
  const left = Object.fromEntries(stdout.split("\n").map((line) => line.split(/=(.*)/s)));
  expect([status, stdout]).toEqual([0, expect.not.stringContaining("evil")]);
  expect(left).toMatchObject({ ...environment, ...credentials, OTHER: "stays", TF_INPUT: "0" });
});

test("a list that cannot be read ends the run, and is no list without stacks", () => {
  for (const script of ["settle_environment; echo on", "list=$(allowed stacks); echo on"])
    expect(common(script, { allowed: "{" })).toMatchObject({ status: 1, stdout: "" });
});

test.each([
  ["github", "::error::It is so.\n"],
  ["gitlab", "Error: It is so.\n"],
])("why a script failed is where the log of %s shows it", (FORGE, stderr) => {
  expect(common("out=$(fail It is so.)", { env: { FORGE } })).toMatchObject({
    status: 1,
    stdout: "",
    stderr,
  });
});

test("what others wrote commands nobody, and its exit code counts", () => {
  const script = `echo ::error::x; echo '  ::set-output name=a::b'; echo 'x ##[error]y'; printf '::error::end'; exit 7`;
  const { status, stdout, stderr } = common(`foreign bash -c "${script}" || fail "It ended with $?."`);
  expect([status, stdout, stderr.split("\n")]).toEqual([
    1,
    "",
    expect.arrayContaining(["::error::x", "x ##[error]y"]),
  ]);
  expect(obeyed(stderr)).toEqual(["::error::It ended with 7."]);
  expect(obeyed(script.replaceAll("; ", "\n"))).not.toEqual([]);
});

describe("a request that changes what decides", () => {
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", folder, "-c", "user.name=a", "-c", "user.email=a@b", ...args], {
      encoding: "utf8",
    });
  const told = (files: readonly string[]) => {
    git("init", "--quiet", "--initial-branch=main");
    for (const name of ["access.yaml", "team.ts"]) writeFileSync(join(folder, name), "old\n");
    const commit = () => {
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message=x");
      return git("rev-parse", "HEAD").trim();
    };
    const base = commit();
    for (const name of files) {
      mkdirSync(join(folder, name, ".."), { recursive: true });
      writeFileSync(join(folder, name), "new\n");
    }
    return execFileSync("bash", [join(SCRIPTS, "decides.sh"), base, commit()], {
      cwd: folder,
      encoding: "utf8",
    });
  };

  test.each([[["team.ts"]], [["people/scripts.csv", "docs/access.yaml"]], [[]]])("not %j", (files) => {
    expect(told(files)).toBe("");
  });

  test.each([
    ".github/workflows/new.yml",
    "scripts/plan.sh",
    "access.yaml",
    "access.allowed.json",
    ".accessignore",
    ".terraform.lock.hcl",
    "cdktf.json",
    "package.json",
    "package-lock.json",
    "nested/package.json",
    ".npmrc",
    "docs/CODEOWNERS",
    ".gitlab-ci.yml",
    "ci/apply.yml",
  ])("%s", (file) => {
    const [, names] =
      /^\*\*This request changes (.*), which decides: .*\*\*\n$/.exec(told(["team.ts", file])) ?? [];
    expect(names).toBe(`\`${file}\``);
  });

  test("not every name, if there are many", () => {
    const many = Array.from({ length: 500 }, (_, at) => `ci/${at}.yml`);
    expect(told(many).match(/`ci/g)).toHaveLength(20);
  });

  test("a name is one line, and nothing but a name", () => {
    expect(told(["ci/a`b\n**c**.yml"])).toContain('changes `"ci/a?b\\n**c**.yml"`, which');
  });
});
