// What a stack sets and a list does not tell: no night without it is clean, and what the list does tell is compared.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Simulator, startSimulator } from "../../../src/simulator/start";
import { DEFAULT_API_KEY } from "../../../src/simulator/world/seed";
import { ada, ORG } from "../../support/access/plan-builder";
import { stateFile } from "../../support/access/state-file";
import { access } from "../../support/access-io";
import { folderForEach } from "../../support/scratch-folder";

const cwd = folderForEach();
let simulator: Simulator;
beforeEach(async () => {
  const [alice, guarded] = ["alice", "ada"].map((name, at) => ({
    ...{
      id: 300 + at,
      uuid: `00000000-0000-4000-8000-00000000030${at}`,
      email: `${name}@example.com`,
      org: ORG,
    },
    ...{ firstname: name === "ada" ? "Ada" : "Alice", lastname: "Example", twoFactor: "google" },
    role: name === "alice" ? "admin" : "viewer",
    accountRole: name === "alice" ? "global-admin" : "no-global-access",
  }));
  simulator = await startSimulator({
    seed: {
      organizations: [{ id: ORG, name: "Headquarters", uuid: "00000000-0000-4000-9000-000000012345" }],
      users: [alice, guarded].flatMap((each) => each ?? []),
      keys: [{ key: DEFAULT_API_KEY, userEmail: "alice@example.com" }],
    },
  });
  const { uuid } = guarded ?? {};
  const values = ada({ user_id: 301, uuid, two_factor: "enabled" });
  writeFileSync(join(cwd, "state.json"), stateFile({ ada: values }));
});
afterEach(() => simulator.close());

async function night(...argv: readonly string[]) {
  const env = { AUTOMOX_API_KEY: DEFAULT_API_KEY, AUTOMOX_BASE_URL: simulator.url };
  const options = ["--state", "state.json", "--detailed-exitcode", "--format", "json", ...argv];
  const { code, stdout } = await access(["drift", ...options], { cwd, env });
  const { items, notCompared } = JSON.parse(stdout) as {
    items: { kind: string; severity: string }[];
    notCompared: { attribute: string }[];
  };
  return {
    code,
    found: items.map(({ kind, severity }) => `${severity} ${kind}`),
    gaps: notCompared.map(({ attribute }) => attribute),
  };
}

const off = () => simulator.control.edit({ who: "ada@example.com", set: { twoFactor: "disabled" } });

test("a second factor switched off by hand is found where the list tells it", async () => {
  const account = ["--account-id", simulator.accountId];
  expect(await night(...account)).toEqual({ code: 0, found: [], gaps: [] });
  off();
  expect(await night(...account)).toEqual({ code: 2, found: ["medium second_factor_changed"], gaps: [] });
});

test("and is not compared where it does not, which a line of the ignore file accepts", async () => {
  off();
  expect(await night()).toEqual({ code: 4, found: [], gaps: ["two_factor"] });
  writeFileSync(
    join(cwd, ".accessignore"),
    'not_compared/*/*/two_factor reason="the account list tells it"\n',
  );
  expect(await night()).toMatchObject({ code: 0, gaps: ["two_factor"] });
});

test("what is not compared goes over what is found", async () => {
  simulator.control.edit({ who: "ada@example.com", set: { role: "operator" } });
  expect(await night()).toMatchObject({ code: 4, found: ["medium role_raised"] });
});
