// The gate of examples/gitops, by its exit codes: plans by hand, the built command, and an Automox to ask.
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Control } from "../../src/simulator/server/control";
import { type Simulator, startSimulator } from "../../src/simulator/start";
import { as, type Change, create, planJson, remove, unchanged, update } from "../support/access/plan-builder";
import { type Forge, openForge, runScript, scratchFolder } from "../support/forge";

const EVERYBODY = ["alice", "bob", "carl", "dora", "emil", "finn", "gina", "hugo"];

let simulator: Simulator;
let control: Control;
let forge: Forge;
let cwd: string;

beforeEach(async () => {
  simulator = await startSimulator({
    seed: {
      users: EVERYBODY.map((name) => ({
        email: `${name}@example.com`,
        role: name === "alice" ? "admin" : "viewer",
      })),
      keys: [{ key: process.env.AUTOMOX_API_KEY ?? "", userEmail: "alice@example.com" }],
    },
  });
  control = simulator.control;
  cwd = await scratchFolder();
  forge = await openForge("github", cwd);
  await symlink(
    join(process.env.AUTOMOX_TEST_DIST ?? "", "automox-access.cjs"),
    join(forge.bin, "automox-access"),
  );
  await mkdir(join(cwd, "cdktf.out/stacks/team"), { recursive: true });
  const team = {
    name: "team",
    workingDirectory: "stacks/team",
    synthesizedStackPath: "stacks/team/cdk.tf.json",
  };
  await writeFile(
    join(cwd, "cdktf.out/manifest.json"),
    JSON.stringify({ version: "0.21.0", stacks: { team } }),
  );
});
afterEach(() => simulator.close());

interface Gate {
  readonly code: number;
  readonly says: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** As `apply.yml` runs it: what goes to stdout are the outputs of the step. */
async function gate(changes: readonly Change[], env: Readonly<Record<string, string>> = {}): Promise<Gate> {
  await writeFile(join(cwd, "cdktf.out/stacks/team/plan"), JSON.stringify(planJson(changes)));
  const { code, stdout, stderr } = await runScript(["gate.sh"], {
    forge,
    cwd,
    env: {
      AUTOMOX_API_KEY: process.env.AUTOMOX_API_KEY ?? "",
      AUTOMOX_BASE_URL: simulator.url,
      GITHUB_STEP_SUMMARY: join(cwd, "summary.md"),
      ...env,
    },
  });
  const outputs = [...stdout.matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]);
  return { code, says: stdout + stderr, outputs: Object.fromEntries(outputs) };
}

const someone = (name: string) => as(name);
const REMOVAL = [remove(someone("bob").attributes, someone("bob")), unchanged(someone("carl").attributes)];
const APPROVER = { APPROVER: "carol", NUMBER: "12" };

test("what nobody has reviewed is shown, with its digest, and not applied", async () => {
  const { code, says, outputs } = await gate([create(someone("eve").attributes, someone("eve"))]);
  expect(code).toBe(1);
  expect(outputs).toEqual({ changes: "true", digest: expect.stringMatching(/^v2:[0-9a-f]{64}$/) });
  expect(says).toContain("Nobody has reviewed what this does.");
  expect(await readFile(join(cwd, "summary.md"), "utf8")).toContain("Invite `eve@example.com`");
});

test("an invitation that was reviewed passes, and nothing more than that", async () => {
  const plan = [create(someone("eve").attributes, someone("eve"))];
  const { digest = "" } = (await gate(plan)).outputs;
  expect(await gate(plan, { REVIEWED: digest })).toMatchObject({ code: 0 });
  const more = await gate([...plan, create(someone("mallory").attributes, someone("mallory"))], {
    REVIEWED: digest,
  });
  expect([more.code, /something else to people than what was reviewed/.test(more.says)]).toEqual([1, true]);
});

test("who removes somebody needs the word of a named approver", async () => {
  const { digest = "" } = (await gate(REMOVAL)).outputs;
  const alone = await gate(REMOVAL, { REVIEWED: digest });
  expect([alone.code, /Somebody loses access/.test(alone.says)]).toEqual([1, true]);
  expect(await gate(REMOVAL, { REVIEWED: digest, ...APPROVER })).toMatchObject({ code: 0 });
});

test("who makes somebody an administrator does too, and the reason is shown", async () => {
  const { address, attributes } = someone("carl");
  const raise = [update({ ...attributes, role: "viewer" }, { role: "admin" }, { address })];
  const { digest = "" } = (await gate(raise)).outputs;
  const alone = await gate(raise, { REVIEWED: digest });
  expect([alone.code, /AMX006 escalation: failed/.test(alone.says)]).toEqual([3, true]);
  const together = await gate(raise, { REVIEWED: digest, ...APPROVER });
  expect(together.code).toBe(0);
  expect(together.says).toContain("approved by carol in request 12");
});

test("nothing to change needs nobody's word", async () => {
  expect(await gate([unchanged(someone("carl").attributes)])).toMatchObject({
    code: 0,
    outputs: { changes: "false" },
  });
});

test("with a listing that nobody may read the gate stays shut, whoever agreed", async () => {
  const { digest = "" } = (await gate(REMOVAL)).outputs;
  control.fault({ match: { operation: "list-users" }, effect: { kind: "answer", status: 403 } });
  expect((await gate(REMOVAL, { REVIEWED: digest, ...APPROVER })).code).toBe(4);
});
