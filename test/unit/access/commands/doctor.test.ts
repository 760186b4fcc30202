import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Io } from "../../../../src/access/cli/command";
import { doctorCommand } from "../../../../src/access/commands/doctor";
import { doctorSchema } from "../../../../src/access/doctor/doctor-schema";
import type { Knobs } from "../../../../src/simulator/knobs/knobs";
import { type Simulator, startSimulator } from "../../../../src/simulator/start";
import { DEFAULT_API_KEY } from "../../../../src/simulator/world/seed";
import { access } from "../../../support/access-io";
import { folderForEach } from "../../../support/scratch-folder";

let simulator: Simulator;
const cwd = folderForEach();
beforeEach(async () => {
  simulator = await startSimulator();
});
afterEach(() => simulator.close());

async function run(env: Record<string, string>, argv: readonly string[] = []) {
  const io: Partial<Io> = {
    cwd,
    now: () => new Date(),
    env: { HOME: cwd, PATH: cwd, AUTOMOX_BASE_URL: simulator.url, ...env },
    installation: async ({ folder, tool }) => [
      { id: "node", status: "ok", fact: `${tool} in ${folder}`, remedy: null },
    ],
  };
  const done = await access(["doctor", "--format", "json", ...argv], { ...io, commands: [doctorCommand] });
  const { checks, healthy } =
    done.stdout === "" ? { checks: [], healthy: undefined } : doctorSchema.parse(JSON.parse(done.stdout));
  const statuses = Object.fromEntries(checks.map(({ id, status }) => [id, status] as const));
  return { ...done, healthy, statuses };
}

test("every check is made by reading alone, and the key is in no output", async () => {
  const { code, stdout, stderr, statuses, healthy } = await run({ AUTOMOX_API_KEY: DEFAULT_API_KEY });
  // No Terraform in this PATH.
  expect({ code, healthy }).toEqual({ code: 1, healthy: false });
  expect(statuses).toMatchObject({
    reachability: "ok",
    key: "ok",
    clock: "ok",
    owner: "ok",
    organizations: "ok",
    "organization-contract": "ok",
    requests: "ok",
    terraform: "fail",
    node: "ok",
  });
  expect(stdout + stderr).not.toContain(DEFAULT_API_KEY);
  expect(new Set(simulator.control.log().map(({ method }) => method))).toEqual(new Set(["GET"]));
});

test.each<[Partial<Knobs>, string, string]>([
  [{}, "ok", "the person in the row itself, the role in zone_rbac_role (text). 1 of 1 rows have a role."],
  [
    { zoneUserRow: "nested", zoneUserRoleField: "roles", zoneUserRole: "objects" },
    "ok",
    "the person in user, the role in roles (list of objects). 1 of 1 rows have a role.",
  ],
  [
    { zoneUserRoleField: "absent" },
    "warn",
    "the person in the row itself, no field of a role. 0 of 1 rows have a role.",
  ],
])("one page of zone users with %j is looked at", async (knobs, status, end) => {
  simulator.control.turn(knobs);
  const env = { AUTOMOX_API_KEY: DEFAULT_API_KEY, AUTOMOX_ACCOUNT_UUID: simulator.accountId };
  const { stdout } = await run(env);
  const { checks } = doctorSchema.parse(JSON.parse(stdout));
  expect(checks.find(({ id }) => id === "zone-users")).toMatchObject({
    status,
    fact: expect.stringMatching(new RegExp(`${end.replace(/[().]/g, "\\$&")}$`)),
  });
  const asked = simulator.control.log().filter(({ operation }) => operation === "list-zone-users");
  expect(asked).toHaveLength(1);
});

test("a wrong key is told once, and nothing else is asked with it", async () => {
  const { code, statuses } = await run({ AUTOMOX_API_KEY: "wrong" });
  expect(code).toBe(1);
  expect(statuses).toMatchObject({ reachability: "ok", key: "fail", owner: "skipped" });
  expect(simulator.control.log()).toHaveLength(1);
});

test("without a key nothing is asked", async () => {
  const { code, statuses } = await run({});
  expect(code).toBe(1);
  expect(statuses).toMatchObject({ key: "fail", reachability: "skipped" });
  expect(simulator.control.log()).toEqual([]);
});

test("nobody there is a failure that names the host", async () => {
  const { stdout, statuses } = await run({
    AUTOMOX_API_KEY: "k",
    AUTOMOX_BASE_URL: "http://127.0.0.1:9/api",
  });
  expect(statuses).toMatchObject({ reachability: "fail", key: "skipped" });
  expect(stdout).toContain("No answer from 127.0.0.1:9");
});

test.each([
  [{ AUTOMOX_BASE_URL: "http://automox.example.com" }, /https/],
  [{ AUTOMOX_ORG_ID: "acme" }, /AUTOMOX_ORG_ID/],
  [{ AUTOMOX_ACCOUNT_UUID: "acme" }, /UUID/],
])("the setting %j is a finding and no crash", async (env, fact) => {
  const { code, stdout, statuses } = await run({ AUTOMOX_API_KEY: DEFAULT_API_KEY, ...env });
  expect(code).toBe(1);
  expect(statuses.settings ?? statuses.organizations).toBe("fail");
  expect(stdout).toMatch(fact);
});

test("a policy that is not right is a failure, and people are hidden to be safe", async () => {
  writeFileSync(join(cwd, "access.yaml"), "nonsense: true\n");
  const { statuses, stdout } = await run({ AUTOMOX_API_KEY: DEFAULT_API_KEY });
  expect(statuses.policy).toBe("fail");
  expect(stdout).not.toContain("alice@example.com");
  writeFileSync(join(cwd, "access.yaml"), "redact: domain\n");
  expect((await run({ AUTOMOX_API_KEY: DEFAULT_API_KEY })).stdout).toContain("a***@example.com");
});

test("an organization that the key does not see is a failure", async () => {
  const { statuses, stdout } = await run({ AUTOMOX_API_KEY: DEFAULT_API_KEY }, [
    "--org",
    "777",
    "--redact",
    "hash",
  ]);
  expect(statuses.organizations).toBe("fail");
  expect(stdout).not.toContain("alice@example.com");
});
