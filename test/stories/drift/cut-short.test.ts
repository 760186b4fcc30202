// A list without a count whose every page is cut short: it looks whole, and only single requests show that it is not.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Simulator, startSimulator } from "../../../src/simulator/start";
import { DEFAULT_API_KEY } from "../../../src/simulator/world/seed";
import { ada, ORG, planJson, unchanged } from "../../support/access/plan-builder";
import { stateFile } from "../../support/access/state-file";
import { access } from "../../support/access-io";
import { folderForEach } from "../../support/scratch-folder";

const NAMES = ["alice", "ada", "bob", "carol", "dave", "eve", "frank", "grace"];
const person = (name: string, at: number) => ({
  ...{ id: 201 + at, email: `${name}@example.com`, org: ORG },
  role: name === "alice" ? "admin" : "viewer",
  ...{ firstname: name, lastname: "Example" },
});

const cwd = folderForEach();
let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({
    seed: {
      organizations: [{ id: ORG, name: "Headquarters" }],
      users: NAMES.map(person),
      keys: [{ key: DEFAULT_API_KEY, userEmail: "alice@example.com" }],
    },
  });
  const values = NAMES.map((name, at) => {
    const { id, email, role } = person(name, at);
    return ada({ id: `${ORG}/${email}`, user_id: id, email, role, first_name: name });
  });
  const state = stateFile(Object.fromEntries(values.map((each, at) => [NAMES[at], each])));
  writeFileSync(join(cwd, "state.json"), state);
  const plan = planJson(
    values.map((each, at) => ({ ...unchanged(each), address: `automox_user.${NAMES[at]}` })),
  );
  writeFileSync(join(cwd, "plan.json"), JSON.stringify(plan));
});
afterEach(() => simulator.close());

const cut = () =>
  simulator.control.fault({ match: { operation: "list-users" }, effect: { kind: "short-page", rows: 2 } });
const run = (...argv: readonly string[]) =>
  access(argv, { cwd, env: { AUTOMOX_API_KEY: DEFAULT_API_KEY, AUTOMOX_BASE_URL: simulator.url } });
const SHORT =
  /the list does not show \S+@example\.com \(number 20\d\), whom Automox knows when asked for alone/;

test("drift withholds whom the list does not show, and calls nobody missing", async () => {
  cut();
  const { code, stdout } = await run("drift", "--state", "state.json", "--format", "json");
  const report = JSON.parse(stdout) as {
    items: { kind: string }[];
    notCompared: { org: number; reason: string; person: { email: string } }[];
    completeness: { problems: string[] };
  };
  expect(code).toBe(4);
  expect(report.items.map(({ kind }) => kind)).not.toContain("missing");
  // Of six who are not on the list one was asked for.
  expect(report.notCompared).toHaveLength(5);
  for (const gap of report.notCompared) expect(gap).toMatchObject({ org: ORG, reason: "unread" });
  expect(report.completeness.problems).toEqual([expect.stringMatching(SHORT)]);
});

test.each([
  ["guard", ["guard", "--plan", "plan.json", "--live"]],
  ["review", ["review", "--plan", "plan.json", "--live"]],
  ["matrix", ["matrix", "--state", "state.json", "--out", "page.html"]],
])("%s ends with 4, and with 0 where the list is whole", async (_name, argv) => {
  expect((await run(...argv)).code).toBe(0);
  cut();
  const { code, stdout, stderr } = await run(...argv);
  expect(code).toBe(4);
  // A table wraps its lines.
  expect(`${stdout}${stderr}`.replaceAll(/\s+/g, " ")).toMatch(/list does not show|AMX013/);
});

test("somebody who is really gone stays missing, for one request", async () => {
  simulator.control.removeByHand({ who: "eve@example.com" });
  const { code, stdout } = await run(
    "drift",
    "--state",
    "state.json",
    "--detailed-exitcode",
    "--format",
    "json",
  );
  const { items } = JSON.parse(stdout) as { items: { kind: string }[] };
  expect({ code, kinds: items.map(({ kind }) => kind) }).toEqual({ code: 2, kinds: ["missing"] });
  expect(simulator.control.log().filter(({ path }) => path === "/users/206")).toHaveLength(1);
});
