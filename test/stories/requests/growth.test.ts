// What a run costs in requests as it grows, plan and apply together: what docs/guides/limits.md promises.
import type { Clock } from "../../../src/automox/transport/clock";
import type { Knobs } from "../../../src/simulator/knobs/knobs";
import { accountSeed, EUROPE, membership } from "../../support/account-world";
import type { ContractName } from "../../support/contracts";
import type { Core } from "../../support/core/core";
import type { Declared } from "../../support/core/plan";
import type { Plain } from "../../support/core/values";
import { fasterClock } from "../../support/faster-clock";
import { requestTable } from "../../support/request-table";
import { SCIM } from "../../support/scim-world";
import { errors, expectSilence, person, seedUser, startWorld, type World } from "../../support/world";

const isLong = Boolean(process.env.AUTOMOX_TEST_LONG);
/** `npm run test:long` sets AUTOMOX_TEST_LONG. */
const SIZES = isLong ? [1_000, 5_000] : [10, 100];
const SMALL = isLong ? [100] : [10];
const TIMEOUT_MS = isLong ? 1_800_000 : 60_000;
const CONTRACTS = ["organization", "account"] as const;
const ROWS = CONTRACTS.flatMap((contract) => SIZES.map((count) => [contract, count] as const));
const SMALL_ROWS = CONTRACTS.flatMap((contract) => SMALL.map((count) => [contract, count] as const));

const table = requestTable();
const checked = new Set<string>();

/** Requests of one listing: the page after the last one must be empty. */
const pagesOf = (people: number) => Math.floor(people / 500) + 2;

/** Of the lists of all other zones; one of nobody is a single request. */
const pagesElsewhere = ({ count, zones }: Pick<Scene, "count" | "zones">) =>
  zones.length === 0 ? 2 : pagesOf(count + 1) + 1;

interface Scene {
  readonly contract: ContractName;
  readonly count: number;
  /** Organizations beside. */
  readonly zones: readonly number[];
  readonly world: World;
  readonly core: Core;
}

interface Options {
  /** There already, each with an API key. */
  readonly isThere?: boolean;
  /** Organizations beside. */
  readonly zones?: readonly number[];
  readonly knobs?: Partial<Knobs>;
  /** Of the provider. */
  readonly block?: Plain;
}

async function open(contract: ContractName, count: number, options: Options = {}): Promise<Scene> {
  const { isThere = false, zones = [], knobs = {}, block = {} } = options;
  const keys = Array.from({ length: isThere ? count : 0 }, (_, index) => `p${index}`);
  const numbered = keys.flatMap((key, index) => {
    const more = { id: 1_000 + index };
    return [seedUser(key, more), ...zones.map((org) => seedUser(key, { ...more, org }))];
  });
  const seed = accountSeed(...numbered);
  const ofThem = keys.map((key, index) => ({ key: `text-of-${key}`, userId: 1_000 + index, name: key }));
  const world = await startWorld({
    contract,
    seed: { ...seed, keys: [...seed.keys, ...ofThem] },
    // A request that is refused and sent again would count twice.
    knobs: { requestsPerWindow: 1_000_000, ...knobs },
  });
  return { contract, count, zones, world, core: coreOf(world, count, { clock: fasterClock(5), block }) };
}

/** Removals wait for each other by the clock; one on which waiting takes no time would part them. */
const coreOf = (world: World, count: number, { clock, block = {} }: { clock: Clock; block?: Plain }) =>
  world.core(
    {
      ...block,
      guards: { max_removals: count },
      pacing: { request_timeout: "31s", requests_per_5_minutes: 1_000_000 },
    },
    { clock },
  );

/** No invitation of the account contract carries a name. */
const team = (
  { contract, count }: Pick<Scene, "contract" | "count">,
  { role = "viewer", ...more }: Plain = {},
) =>
  Array.from({ length: count }, (_, index) => {
    const names = contract === "account" ? { first_name: null, last_name: null } : {};
    return person(`p${index}`, { role: String(role), more: { ...names, ...more } });
  });

/** Counts what this takes, and compares it with the row of the table. Answers the requests by verb. */
async function costs(row: string, scene: Scene, work: () => Promise<unknown>) {
  const { contract, count, world } = scene;
  checked.add(`${row}, ${contract}`);
  const promised = table.get(row)?.[contract];
  if (!promised) throw new Error(`docs/guides/limits.md has no row ${JSON.stringify(row)} for ${contract}.`);
  world.requests();
  await work();
  const lines = world.requests();
  const most = promised.of({ N: count, P: pagesOf(count + 1), Z: pagesElsewhere(scene) });
  const sent = { row, promised: promised.text, requests: lines.length };
  if (promised.isMost) expect({ ...sent, isKept: lines.length <= most }).toEqual({ ...sent, isKept: true });
  else expect(sent).toEqual({ ...sent, requests: most });
  return (verb: string) => lines.filter((line) => line.startsWith(`${verb} `)).length;
}

async function run(core: Core, people: readonly Declared[]): Promise<void> {
  expect(errors((await core.run(people)).applied)).toEqual([]);
}

describe("a team as it grows", () => {
  it.each(ROWS)(
    "%s contract, %d people",
    async (contract, count) => {
      const scene = await open(contract, count);
      const { world, core } = scene;
      const invited = await costs("invite", scene, () => run(core, team(scene)));
      expect(invited("POST")).toBe(count);
      for (let index = 0; index < count; index += 1) world.control.accept({ who: `p${index}@example.com` });
      await run(core, team(scene));

      await costs("plan without a change", scene, () => expectSilence(core, team(scene)));

      const isAccount = contract === "account";
      const other = team(
        scene,
        isAccount ? { first_name: "Ada", last_name: "Lovelace" } : { role: "operator" },
      );
      const verb = isAccount ? "PATCH" : "PUT";
      const changed = await costs(`change by ${verb}`, scene, () => run(core, other));
      expect(changed(verb)).toBe(count);

      const removed = await costs(`remove, ${count <= 500 ? "up to" : "more than"} 500 members`, scene, () =>
        run(core, []),
      );
      expect(removed("DELETE")).toBe(count);
      expect(world.control.people()).toHaveLength(1);
    },
    TIMEOUT_MS,
  );
});

describe("what people may do besides", () => {
  it.each(SMALL_ROWS)(
    "take-over, and the keys of leavers: %s contract, %d people",
    async (contract, count) => {
      const scene = await open(contract, count, { isThere: true });
      const { core, world } = scene;
      const taken = team(scene, { on_destroy_api_keys: "disable" });
      await costs("take over", scene, () => run(core, taken));
      await costs("remove, with an API key each to disable", scene, () => run(core, []));
      expect(world.control.apiKeys().filter(({ isEnabled }) => isEnabled)).toHaveLength(1);
    },
    TIMEOUT_MS,
  );

  it.each(SMALL_ROWS)(
    "an answer that does not carry the change: %s contract, %d people",
    async (contract, count) => {
      const knobs = { updateEcho: "no-body", patchEcho: "no-body" } as const;
      const scene = await open(contract, count, { isThere: true, knobs });
      const { core } = scene;
      await run(core, team(scene));
      const isAccount = contract === "account";
      const other = team(
        scene,
        isAccount ? { first_name: "Ada", last_name: "Lovelace" } : { role: "operator" },
      );
      const row = `change by ${isAccount ? "PATCH" : "PUT"}, where the answer does not show it`;
      await costs(row, scene, () => run(core, other));
    },
    TIMEOUT_MS,
  );

  it.each(SMALL_ROWS)(
    "deactivation: %s contract, %d people",
    async (contract, count) => {
      const scene = await open(contract, count, { isThere: true, block: SCIM });
      const { core } = scene;
      await run(core, team(scene, { on_destroy: "deactivate" }));
      await costs("disable (on_destroy)", scene, () => run(core, []));
    },
    TIMEOUT_MS,
  );

  it.each(SMALL_ROWS)(
    "a resend of what nobody accepted: %s contract, %d people",
    async (contract, count) => {
      const scene = await open(contract, count, { knobs: { invitationMaxAgeMs: 30 * 86_400_000 } });
      const { world, core } = scene;
      const eager = team(scene, { invitation: { max_age: "5d", on_stale: "reinvite" } });
      await run(core, eager);
      await run(core, eager);
      world.pass(6);
      const clock = fasterClock(5);
      const later = coreOf(world, count, {
        clock: { ...clock, now: () => clock.now() + 6 * 86_400_000 },
      });
      later.state = core.state;
      const resent = await costs("resend an invitation", scene, () => run(later, eager));
      expect(resent("POST")).toBe(count);
    },
    TIMEOUT_MS,
  );

  it.each(SMALL)(
    "a further zone, and the whole account: account contract, %d people",
    async (count) => {
      const scene = await open("account", count, { isThere: true, zones: [EUROPE] });
      const { core } = scene;
      const users = team(scene, { on_destroy: "remove_from_account" });
      const members = users.map((_, index) => membership(`p${index}`, EUROPE));
      await run(core, [...users, ...members]);
      await costs("remove from a further zone", scene, () => run(core, users));
      await costs("give a further zone", scene, () => run(core, [...users, ...members]));
      await run(core, users);
      await costs("remove from the account", scene, () => run(core, []));
    },
    TIMEOUT_MS,
  );
});

// The sizes of `npm test` and of `npm run test:long` lie on both sides of 500 members.
it("every row of the page was checked", () => {
  const side = isLong ? "more than 500" : "up to 500";
  const rows = [...table].flatMap(([row, promised]) =>
    CONTRACTS.filter((contract) => promised[contract]).map((contract) => `${row}, ${contract}`),
  );
  const here = rows.filter((row) => !row.includes("500 members") || row.includes(side));
  expect([...checked].sort()).toEqual(here.sort());
});
