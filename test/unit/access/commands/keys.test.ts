import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { keysCommand } from "../../../../src/access/commands/keys";
import { reviewCommand } from "../../../../src/access/commands/review";
import { keysSchema } from "../../../../src/access/keys/keys-schema";
import { type Simulator, startSimulator } from "../../../../src/simulator/start";
import { DEFAULT_API_KEY, type Seed } from "../../../../src/simulator/world/seed";
import { ada, as, planJson, remove } from "../../../support/access/plan-builder";
import { access, NOW } from "../../../support/access-io";
import { folderForEach } from "../../../support/scratch-folder";

const cwd = folderForEach();
const SECRET = "text-of-a-key";
const [ACME, LABS] = [12345, 67890];
const seed: Seed = {
  organizations: [
    { id: ACME, name: "Acme" },
    { id: LABS, name: "Labs" },
  ],
  users: [
    { id: 101, email: "alice@example.com", role: "admin", accountRole: "global-admin", org: ACME },
    { id: 101, email: "alice@example.com", role: "admin", org: LABS },
    { id: 300, email: "ada@example.com", firstname: "Ada", lastname: "Example", role: "operator", org: ACME },
    { id: 301, email: "bob@example.com", role: "viewer", status: "disabled", org: ACME },
    { id: 302, email: "gone@example.com", role: "viewer", org: ACME },
    { id: 302, email: "gone@example.com", role: "viewer", org: LABS },
  ],
  keys: [
    { key: DEFAULT_API_KEY, userId: 101, name: "run" },
    { key: `${SECRET}-1`, userId: 300, org: ACME, name: "ci", createdAt: "2026-02-01T00:00:00Z" },
    { key: `${SECRET}-2`, userId: 301, org: ACME, name: "bob's", enabled: false },
    { key: `${SECRET}-3`, userId: 302, org: ACME, name: "old", createdAt: "2024-02-01T00:00:00Z" },
    { key: `${SECRET}-4`, userId: 302, org: LABS, name: "labs" },
  ],
};

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({ seed, now: NOW });
  simulator.control.removeByHand({ who: 302, org: ACME });
});
afterEach(() => simulator.close());

const run = (
  argv: readonly string[],
  commands: NonNullable<Parameters<typeof access>[1]>["commands"] = [keysCommand],
) =>
  access(argv, {
    cwd,
    env: { AUTOMOX_API_KEY: DEFAULT_API_KEY, AUTOMOX_BASE_URL: simulator.url },
    commands,
  });

test("a key whose owner is gone is exit code 2, and stands first with its age", async () => {
  const { code, stdout, stderr } = await run(["keys"]);
  expect({ code, stderr }).toEqual({ code: 2, stderr: "" });
  expect(stdout).toContain(
    "6 keys in 2 organizations; 1 may be used although the owner is gone or disabled.",
  );
  expect(stdout).toMatch(
    /^Keys of people who are gone \(1\)[\s\S]*"old" \(4\)[\s\S]*gone@example\.com[\s\S]*759 days[\s\S]*enabled/m,
  );
  expect(stdout).toMatch(/^Keys of people who are disabled \(1\)[\s\S]*bob@example\.com/m);
  expect(stdout).toMatch(
    /^Keys of people who are there \(4\)[\s\S]*ada@example\.com[\s\S]*operator[\s\S]*28 days/m,
  );
  expect(stdout).not.toContain(SECRET);
});

test.each(["json", "csv", "md"])("as %s, redacted, without the text of a key", async (format) => {
  simulator.control.turn({ extraFields: "many" });
  const { code, stdout } = await run(["keys", "--format", format, "--redact", "hash"]);
  expect(code).toBe(2);
  expect(stdout).not.toMatch(/@example\.com|text-of-a-key|SIMULATED-SECRET/);
  if (format === "json")
    expect(keysSchema.parse(JSON.parse(stdout))).toMatchObject({
      schema: "access-keys/v1",
      summary: { "owner-gone": 1, "owner-disabled": 1, "owner-unknown": 0, "owner-there": 4 },
      items: [
        { standing: "owner-gone", id: "4", enabled: true, works: true, owner: { userId: 302 } },
        {},
        {},
        {},
        {},
        {},
      ],
    });
});

test("disabled keys of who is gone or disabled are exit code 0", async () => {
  await fetch(`${simulator.url}/users/302/api_keys/4?o=${ACME}`, {
    method: "PUT",
    headers: { authorization: `Bearer ${DEFAULT_API_KEY}`, "content-type": "application/json" },
    body: JSON.stringify({ is_enabled: false }),
  });
  expect((await run(["keys"])).code).toBe(0);
});

test("the account contract judges alike", async () => {
  const { code, stdout } = await run(["keys", "--account-id", simulator.accountId, "--format", "csv"]);
  expect(code).toBe(2);
  expect(stdout).toMatch(/^owner-gone,12345,4,old,true,true,/m);
});

test.each([
  ["a list of keys", { operation: "list-api-keys" }, /API keys of organization 12345 could not be read/],
  ["the list of people", { operation: "list-users" }, /Incomplete/],
  ["who is on no list", { path: "/users/302" }, /number 302, who has a key/],
])("%s that cannot be read is exit code 4, and calls nobody gone", async (_name, match, words) => {
  simulator.control.fault({ match, effect: { kind: "answer", status: 403 } });
  const { code, stdout, stderr } = await run(["keys"]);
  expect(code).toBe(4);
  expect(stderr).toMatch(words);
  expect(stdout).not.toContain("Keys of people who are gone");
});

test("somebody whom a lagging list leaves out is not gone", async () => {
  simulator.control.fault({ match: { operation: "list-users" }, effect: { kind: "short-page", rows: 1 } });
  const { stdout } = await run(["keys", "--format", "json"]);
  expect(JSON.parse(stdout).summary).toMatchObject({
    "owner-gone": 1,
    "owner-disabled": 1,
    "owner-there": 4,
  });
});

const REMOVAL = remove({ ...ada(), on_destroy_api_keys: "disable" }, as("ada"));
const AMX015 = (stdout: string) =>
  (JSON.parse(stdout) as { guards: { code: string; status: string; findings: unknown }[] }).guards.find(
    ({ code }) => code === "AMX015",
  );

test.each([
  ["", ["has 1 API key in organization ", "12345", ": ", '"ci" (2)', ", which the removal disables first"]],
  ["refused", ["may have API keys, which could not be listed and the removal disables first", ": "]],
])("a review with --live names the keys of whoever leaves %s", async (how, expected) => {
  if (how !== "")
    simulator.control.fault({
      match: { operation: "list-api-keys" },
      effect: { kind: "answer", status: 403 },
    });
  writeFileSync(join(cwd, "plan.json"), JSON.stringify(planJson([REMOVAL])));
  const { stdout } = await run(
    ["review", "--plan", "plan.json", "--live", "--format", "json"],
    [reviewCommand],
  );
  const found = AMX015(stdout);
  expect(found?.status).toBe("warned");
  for (const part of expected)
    expect(JSON.stringify(found?.findings)).toContain(JSON.stringify(part).slice(1, -1));
});
