// Two states of one organization, applied at the same time: Automox counts the requests of both as one key's.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startHttpState } from "../../bench/http-state.mjs";
import { LIBRARIES } from "../support/construct-libraries";
import { ORG, openScene } from "../support/scene";
import { openTerraform, type Terraform } from "../support/terraform";

const TEAMS = ["platform", "support"] as const;
/** Of a share, 98 % are for one process; what is left, 4 of 200, is for the planning before it. */
const SHARE = 200;
/** More invitations than a share allows. */
const PEOPLE = 220;

const [[, { cdk, constructs }]] = LIBRARIES as [(typeof LIBRARIES)[number]];

let backend: Awaited<ReturnType<typeof startHttpState>>;
beforeEach(async () => {
  backend = await startHttpState();
});
afterEach(() => backend.close());

async function open(team: string, url: string): Promise<Terraform> {
  const tf = await openTerraform({ env: { AUTOMOX_BASE_URL: url }, provider: "kept" });
  await tf.write({ "terraform.tf": "", "cdk.tf.json": synthesized(team) });
  await tf.init();
  return tf;
}

/** A team with its own state. */
function synthesized(team: string): string {
  const stack = new cdk.TerraformStack(cdk.Testing.app(), team);
  const address = `${backend.url}${team}`;
  new cdk.HttpBackend(stack, { address, lockAddress: address, unlockAddress: address });
  new constructs.AutomoxProvider(stack, "automox", {
    orgId: ORG,
    pacing: { requestsPer5Minutes: SHARE },
  });
  new constructs.AutomoxTeam(stack, "team", {
    people: Array.from({ length: PEOPLE }, (_, index) => ({
      email: `${team}-${index}@example.com`,
      firstName: "First",
      lastName: "Last",
      role: constructs.AutomoxRole.VIEWER,
    })),
  });
  return cdk.Testing.synth(stack, true);
}

/** Resolves once Terraform's log of some command in the folder says so; the test's own limit ends the wait. */
async function logged(tf: Terraform, words: string): Promise<void> {
  const runs = join(tf.folder, "..", "runs");
  const says = () =>
    readdirSync(runs).some(
      (name) => name.endsWith(".log") && readFileSync(join(runs, name), "utf8").includes(words),
    );
  while (!says()) await pause(100);
}

test("stacks that are applied at once keep to their shares, and to their locks, and the next runs do the rest", async () => {
  const { simulator, control } = await openScene({ knobs: { requestsPerWindow: SHARE * TEAMS.length } });
  const teams: [Terraform, Terraform] = [
    await open("platform", simulator.url),
    await open("support", simulator.url),
  ];

  // More than a window allows: each run stands still with its share used up, long before the key has nothing left.
  const running = teams.map((tf) => tf.start("apply"));
  await Promise.all(teams.map((tf) => logged(tf, "the request budget of 5 minutes was used up")));
  const { errors } = await teams[0].plan({ expect: "failure" });
  expect(errors).toMatchObject([{ summary: "Error acquiring the state lock" }]);
  for (const each of running) each.kill("SIGINT");
  await Promise.all(running.map(({ outcome }) => outcome));
  expect(control.log().length).toBeGreaterThan(0.95 * SHARE * TEAMS.length);
  expect(control.log({ status: 429 })).toEqual([]);

  control.clock({ advance: "5m" });
  await Promise.all(teams.map((tf) => tf.apply()));
  expect(control.log({ status: 429 })).toEqual([]);
  const mailed = control.invitations().map(({ email }) => email);
  expect([mailed.length, new Set(mailed).size]).toEqual([PEOPLE * TEAMS.length, PEOPLE * TEAMS.length]);
  for (const [index, team] of TEAMS.entries()) {
    const addresses = JSON.parse(backend.state(`/${team}`) ?? "{}").resources.length;
    expect(addresses).toBe(PEOPLE);
    await teams[index]?.expectEmptyPlan();
  }
});
