import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { driftCommand } from "../../../../src/access/commands/drift";
import { startSimulator } from "../../../../src/simulator/start";
import { DEFAULT_API_KEY, type Seed } from "../../../../src/simulator/world/seed";
import { planJson, remove } from "../../../support/access/plan-builder";
import { stateFile } from "../../../support/access/state-file";
import { access } from "../../../support/access-io";
import { rosterFile, rosterOf, rosterPerson } from "../../../support/roster";
import { folderForEach } from "../../../support/scratch-folder";

const cwd = folderForEach();
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const run = (argv: readonly string[], env: Record<string, string> = {}) =>
  access(["drift", ...argv], { cwd, env, commands: [driftCommand] });

const write = (name: string, content: unknown) =>
  writeFileSync(join(cwd, name), typeof content === "string" ? content : JSON.stringify(content));

function givenState(name: string, people: readonly { key: string; role?: string; org?: number }[]) {
  const values = people.map(({ key, role = "viewer", org = 12345 }) => [
    key,
    { email: `${key}@example.com`, role, org_id: org, status: "active" },
  ]);
  write(name, stateFile(Object.fromEntries(values)));
}

/** People of a roster file, so that nothing is asked of anybody. */
function givenRoster(people: readonly { key: string; role?: string }[]) {
  const roster = rosterOf(people.map(({ key, role = "viewer" }) => rosterPerson(key, { role })));
  write("roster.json", rosterFile(roster));
}

const ROSTER = ["--roster", "roster.json"];
const OFFLINE = ["--state", "prod.json", ...ROSTER];
const OF_A = ["--state", "a=prod.json"];

describe("the exit code", () => {
  beforeEach(() => givenState("prod.json", [{ key: "ada" }, { key: "bob" }]));

  const recorded = [{ key: "ada" }, { key: "bob" }];
  const edited = [{ key: "ada", role: "admin" }, { key: "bob" }];
  const withOwner = [...recorded, { key: "alice", role: "admin" }];

  test.each([
    ["no drift", recorded, [], 0],
    ["drift, unasked", edited, [], 0],
    ["drift", edited, ["--detailed-exitcode"], 2],
    ["drift as severe as asked for", edited, ["--fail-on", "high"], 2],
    ["drift below what was asked for", edited, ["--fail-on", "critical"], 0],
    ["the key's own user", withOwner, [], 0],
    ["the key's own user, strictly", withOwner, ["--strict", "--detailed-exitcode"], 2],
  ])("of %s", async (...[_name, people, argv, code]) => {
    givenRoster(people);
    const { code: got, stderr } = await run([...OFFLINE, ...argv]);
    expect({ code: got, stderr }).toEqual({ code, stderr: "" });
  });
});

describe("live", () => {
  const seed: Seed = {
    organizations: [
      { id: 1, name: "Headquarters" },
      { id: 2, name: "London" },
    ],
    users: [
      { id: 101, email: "alice@example.com", role: "admin", org: 1 },
      { id: 101, email: "alice@example.com", role: "admin", org: 2 },
      { id: 201, email: "ada@example.com", role: "viewer", org: 1 },
      { id: 202, email: "eve@example.com", role: "viewer", org: 2 },
    ],
    keys: [{ key: DEFAULT_API_KEY, userEmail: "alice@example.com" }],
  };
  async function start() {
    const simulator = await startSimulator({ seed });
    closing.push(() => simulator.close());
    givenState("prod.json", [{ key: "ada", org: 1 }]);
    const env = { AUTOMOX_API_KEY: DEFAULT_API_KEY, AUTOMOX_BASE_URL: simulator.url };
    return { simulator, env };
  }
  const live = ["--state", "prod.json", "--detailed-exitcode", "--format", "json"];
  const orgs = (stdout: string) =>
    (JSON.parse(stdout) as { scope: { organizations: { org: number }[] } }).scope.organizations.map(
      ({ org }) => org,
    );

  test("without word of an organization, all that the key sees", async () => {
    const { env } = await start();
    const { code, stdout } = await run(live, env);
    expect({ code, orgs: orgs(stdout) }).toEqual({ code: 2, orgs: [1, 2] });
  });

  test("--org is a limit", async () => {
    const { env, simulator } = await start();
    const { code, stdout } = await run([...live, "--org", "1"], env);
    expect({ code, orgs: orgs(stdout) }).toEqual({ code: 0, orgs: [1] });
    expect(simulator.control.log().map(({ path, method }) => `${method} ${path}`)).not.toContain(
      "POST /users",
    );
  });

  test("the environment's organization is not: what the state speaks of is compared too", async () => {
    const { env } = await start();
    const { stdout } = await run(live, { ...env, AUTOMOX_ORG_ID: "2" });
    expect(orgs(stdout)).toEqual([1, 2]);
  });

  test("a state about an organization that the key does not see is incomplete, not full of missing people", async () => {
    const { env } = await start();
    givenState("prod.json", [
      { key: "ada", org: 1 },
      { key: "zoe", org: 9 },
    ]);
    const { code, stdout } = await run(live, env);
    const document = JSON.parse(stdout);
    expect(code).toBe(4);
    expect(document.items.map(({ kind }: { kind: string }) => kind)).toEqual(["unmanaged_user"]);
    expect(document.notCompared).toMatchObject([
      { org: 9, attribute: null, person: { email: "zoe@example.com" } },
    ]);
  });

  test("a resource outside of the limit is counted and not compared", async () => {
    const { env } = await start();
    givenState("prod.json", [
      { key: "ada", org: 1 },
      { key: "zoe", org: 9 },
    ]);
    const { code, stdout } = await run([...live, "--org", "1"], env);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).notes).toEqual([expect.stringMatching(/^1 grant.* not compared$/)]);
  });

  test("a refused key is an error with the remedy, and nothing on stdout", async () => {
    const { env } = await start();
    const { code, stdout, stderr } = await run(live, { ...env, AUTOMOX_API_KEY: "another-key-0123456789" });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/the API key was refused.*Settings > Secrets & Keys/);
    expect(stderr).not.toContain("another-key");
  });
});

test("a roster without an organization of the state is incomplete, unless --org says that it is meant", async () => {
  givenState("prod.json", [{ key: "ada" }, { key: "zoe", org: 9 }]);
  givenRoster([{ key: "ada" }]);
  const { code, stdout } = await run(OFFLINE);
  expect(code).toBe(4);
  expect(stdout).toContain("Not compared: everything of zoe@example.com in 9: nobody listed organization 9");
  expect((await run([...OFFLINE, "--org", "12345"])).code).toBe(0);
});

test("while a stack of the output folder has no plan, nobody is called unmanaged", async () => {
  mkdirSync(join(cwd, "cdktf.out", "stacks", "blue"), { recursive: true });
  write("cdktf.out/manifest.json", { stacks: { blue: {}, green: {} } });
  write("cdktf.out/stacks/blue/plan", planJson([]));
  givenRoster([{ key: "eve" }]);
  const { code, stdout } = await run(["--cdktf-out", "cdktf.out", ...ROSTER]);
  expect(code).toBe(4);
  expect(stdout).toContain("the stack green has no plan, so whom it manages is not known");
  expect(stdout).not.toMatch(/unmanaged|in no given stack/);
});

test("an ignored difference, a written file, a page: each as asked", async () => {
  givenState("prod.json", [{ key: "ada" }]);
  givenRoster([{ key: "ada" }, { key: "eve" }]);
  write(".accessignore", 'unmanaged_user/eve@example.com reason="contractor"\nmissing reason=never\n');
  const { code, stderr } = await run([...OFFLINE, "--format", "html=page.html", "--format", "md=issue.md"]);
  expect(code).toBe(0);
  expect(stderr).toBe("Line 2 of the ignore file fits nothing any more: missing\n");
  expect(readFileSync(join(cwd, "page.html"), "utf8")).toMatch(/^<!doctype html>/i);
  expect(readFileSync(join(cwd, "issue.md"), "utf8")).toContain("because `contractor`");
});

test("the policy's redaction and order of roles count", async () => {
  givenState("prod.json", [{ key: "ada", role: "night" }]);
  givenRoster([{ key: "ada", role: "day" }]);
  write("access.yaml", "redact: domain\nroles: { order: [day, night] }\n");
  const { stdout } = await run(OFFLINE);
  expect(stdout).toMatch(/Role lowered +a\*\*\*@example\.com is day/);
});

describe("wrong usage is code 1 and says what to do", () => {
  beforeEach(() => {
    givenState("prod.json", [{ key: "ada" }]);
    givenRoster([{ key: "ada" }]);
    write("plan.json", planJson([]));
    write("destroy.json", planJson([remove({}, { more: {} })]));
    const { values } = JSON.parse(readFileSync(join(cwd, "prod.json"), "utf8"));
    write("refresh.json", { ...planJson([]), resource_changes: undefined, prior_state: { values } });
  });

  test.each([
    ["nothing to compare with", ["--roster", "roster.json"], /give --state FILE/],
    ["no such state", ["--state", "none.json", ...ROSTER], /none\.json: there is no such file/],
    ["a plan for a state", ["--state", "plan.json", ...ROSTER], /This is a plan, not a state/],
    ["a plan that destroys", ["--plan", "destroy.json", ...ROSTER], /destroys everything/],
    ["a plan of -refresh-only", ["--plan", "refresh.json", ...ROSTER], /one of -refresh-only, .*--state/],
    ["stacks of one name", [...OF_A, ...OF_A, ...ROSTER], /Two stacks are called a/],
    ["no key", ["--state", "prod.json"], /AUTOMOX_API_KEY is not set/],
    ["an age without unit", [...OFFLINE, "--stale-after", "14"], /such as 14d/],
    ["an unknown severity", [...OFFLINE, "--fail-on", "bad"], /Allowed choices/],
    ["no reason for exceptions", [...OFFLINE, "--write-ignore", "x"], /needs --reason/],
    ["no ignore file", [...OFFLINE, "--ignore-file", "x"], /Cannot read x: there is no such file/],
    ["an earlier report that is none", [...OFFLINE, "--since", "prod.json"], /prod\.json is not a report/],
    ["the audit trail without Automox", [...OFFLINE, "--attribute", "3d"], /does not go with --roster/],
    ["a year of audit trail", [...OFFLINE, "--attribute", "365d"], /At most 90d/],
  ])("%s", async (_name, argv, message) => {
    const { code, stdout, stderr } = await run(argv);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(message);
  });
});

test("the same input gives the same bytes", async () => {
  givenState("prod.json", [{ key: "ada" }, { key: "bob" }]);
  givenRoster([{ key: "ada", role: "admin" }, { key: "eve" }]);
  const formats = ["json=a.json", "md=a.md", "html=a.html", "table"].flatMap((each) => ["--format", each]);
  const bytes = async () =>
    (await run([...OFFLINE, ...formats])).stdout +
    ["a.json", "a.md", "a.html"].map((name) => readFileSync(join(cwd, name), "utf8")).join("");
  expect(await bytes()).toBe(await bytes());
});
