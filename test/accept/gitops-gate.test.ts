// The gate of examples/gitops, by its exit codes: plans by hand, the built command, and an Automox to ask.
import { execFile, execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Simulator, startSimulator } from "../../src/simulator/start";
import { as, type Change, create, planJson, remove, update } from "../support/access/plan-builder";
import { exitCodeOf } from "../support/exit-code";
import { scratchFolder } from "../support/forge";

const GITOPS = join(__dirname, "..", "..", "examples", "gitops");
const PLAN_KEY = "a key that both environments have";

/** In place of the script that starts Terraform. */
const PLAN = `#!/bin/sh
mkdir -p "$2/stacks/team"
cp "$1" "$2/stacks/team/plan"
echo '{"stacks":{"team":{"workingDirectory":"stacks/team"}}}' >"$2/manifest.json"
echo changes=true
`;

let simulator: Simulator;
let folder: string;
beforeEach(async () => {
  const users = ["alice", "bob", "carl", "dora"].map((name) => ({
    email: `${name}@example.com`,
    role: name === "alice" ? "admin" : "viewer",
  }));
  const keys = [{ key: process.env.AUTOMOX_API_KEY ?? "", userEmail: "alice@example.com" }];
  simulator = await startSimulator({ seed: { users, keys } });
  folder = await scratchFolder();
  await cp(join(GITOPS, "scripts"), join(folder, "scripts"), { recursive: true });
  await writeFile(join(folder, "scripts", "plan.sh"), PLAN);
  await writeFile(join(folder, "access.yaml"), "domains: [example.com]\nguards: { AMX006: warn }\n");
  const environment = { AUTOMOX_BASE_URL: simulator.url };
  await writeFile(join(folder, "access.allowed.json"), JSON.stringify({ stacks: { team: {} }, environment }));
  await symlink(
    join(process.env.AUTOMOX_TEST_DIST ?? "", "automox-access.cjs"),
    join(folder, "automox-access.cjs"),
  );
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", folder, "-c", "user.name=a", "-c", "user.email=a@b", ...args]);
  git("init", "--quiet", "--initial-branch=main");
  for (const message of ["x", "y"]) git("commit", "--quiet", "--allow-empty", `--message=${message}`);
  // Git finds this one as well when it is asked for refs/heads/main.
  git("update-ref", "refs/heads/refs/heads/main", "HEAD~");
});
afterEach(() => simulator.close());

async function gate(changes: readonly Change[], env: Readonly<Record<string, string>> = {}) {
  const [page, sealed] = [join(folder, "page.md"), join(folder, "sealed")];
  await rm(page, { force: true });
  await writeFile(join(folder, "plan.json"), JSON.stringify(planJson(changes)));
  const commit = execFileSync("git", ["-C", folder, "rev-parse", "HEAD"], { encoding: "utf8" }).trim();
  const [code, stdout] = await new Promise<[number, string]>((done) => {
    execFile(
      "bash",
      [join(folder, "scripts", "gate.sh"), join(folder, "plan.json"), commit, sealed],
      {
        env: {
          PATH: process.env.PATH,
          AUTOMOX_API_KEY: process.env.AUTOMOX_API_KEY,
          PLAN_KEY,
          PAGE: page,
          REPOSITORY_URL: folder,
          PROTECTED_BRANCH: "main",
          ...env,
        },
      },
      (error, output) => done([exitCodeOf(error), output]),
    );
  });
  return { code, stdout, page: await readFile(page, "utf8").catch(() => ""), sealed: existsSync(sealed) };
}

const eve = (domain = "example.com", role = "viewer") => {
  const { address, attributes } = as("eve");
  return create({ ...attributes, email: `eve@${domain}`, role }, { address });
};
const carl = update(
  { ...as("carl").attributes, role: "viewer" },
  { role: "admin" },
  { address: as("carl").address },
);
const gone = ["bob", "carl", "dora"].map((name) => remove(as(name).attributes, as(name)));

test("what breaks no rule that blocks is shown and sealed", async () => {
  const { code, stdout, page, sealed } = await gate([eve(), carl]);
  expect([code, sealed]).toEqual([0, true]);
  expect(stdout).toMatch(/^changes=true\nsha256=[0-9a-f]{64}\ndigest=v2-live:[0-9a-f]{64}\n$/);
  expect(page).toContain("Invite `eve@example.com`");
  expect(page).toContain("AMX006");
  expect(page).toContain(
    `The rules end with 0. Who approves applies exactly this, with the digest \`${/v2.*/.exec(stdout)?.[0]}\``,
  );
});

type Refused = readonly [code: number, page: RegExp, changes: readonly Change[], env: Record<string, string>];

test.each<[string, Refused]>([
  ["an address of another domain", [3, /The rules end with 3/, [eve("evil.example")], {}]],
  ["three of four people removed", [3, /The rules end with 3/, gone, {}]],
  ["an administrator, where nobody is asked", [3, /The rules end with 0/, [carl], { UNATTENDED: "true" }]],
  ["a plan that nothing would seal", [1, /^$/, [eve()], { PLAN_KEY: "" }]],
  ["a key that reads nothing", [1, /^$/, [eve()], { AUTOMOX_API_KEY: "" }]],
  ["another branch's commit", [1, /^$/, [eve()], { PROTECTED_BRANCH: "other" }]],
])("%s is refused, and nothing is sealed", async (_name, [code, page, changes, env]) => {
  const ended = await gate(changes, env);
  expect([ended.code, ended.stdout, ended.sealed]).toEqual([code, "", false]);
  expect(ended.page).toMatch(page);
});

test("with a listing that nobody may read the gate stays shut", async () => {
  simulator.control.fault({ match: { operation: "list-users" }, effect: { kind: "answer", status: 403 } });
  const { code, page, sealed } = await gate([eve()]);
  expect([code, sealed]).toEqual([4, false]);
  expect(page).toContain("The rules end with 4.");
});
