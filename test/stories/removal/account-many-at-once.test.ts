// The account contract: removals in flight share the look before, the zones that people have beside, and the proof.
import type { Control } from "../../../src/simulator/server/control";
import type { FaultRule } from "../../../src/simulator/world/faults";
import { accountWorld, EUROPE, membership, nameless, ZONE } from "../../support/account-world";
import { fasterClock } from "../../support/faster-clock";
import { errors, expectSilence, ORG, OWNER, seedUser, warnings } from "../../support/world";

const COUNT = 12;
const KEYS = Array.from({ length: COUNT }, (_, index) => `p${index}`);
const ONE = "p7@example.com";

type Options = Parameters<typeof accountWorld>[0] & { readonly zones?: readonly number[] };

/** Everybody active in each of these zones, and managed there. */
async function openTeam({ zones = [ORG], ...options }: Options = {}) {
  const users = KEYS.flatMap((key) => zones.map((org) => seedUser(key, { org })));
  const world = await accountWorld({ ...options, users });
  // On a clock whose waiting takes no time removals would not wait for each other.
  const core = world.core({ guards: { max_removals: COUNT } }, { clock: fasterClock(5) });
  const team = KEYS.map((key) => nameless(key));
  const more = zones.filter((org) => org !== ORG).flatMap((org) => KEYS.map((key) => membership(key, org)));
  expect(errors((await core.run([...team, ...more])).applied)).toEqual([]);
  const zoneOf = (org: number) =>
    world.control
      .people()
      .filter(({ memberships }) => memberships.some((each) => each.org === org))
      .map(({ email }) => email);
  const counted = () => {
    const lines = world.requests();
    const count = (pattern: RegExp) => lines.filter((line) => pattern.test(line)).length;
    return {
      deletes: count(/^DELETE /),
      asks: count(/^GET \/accounts\/[^/]+\/users\//),
      lists: count(/^GET \/accounts\/[^/]+\/zones\/[^/]+\/users$/),
    };
  };
  /** Removes everybody from the organization, with a plan made before `meanwhile`. */
  const removeAfter = async (meanwhile: (control: Control) => unknown = () => {}) => {
    const plan = await core.plan(more);
    expect(errors(plan.diagnostics)).toEqual([]);
    meanwhile(world.control);
    world.requests();
    const told = errors(await core.apply(plan));
    return { told, here: zoneOf(ORG), ...counted() };
  };
  return { world, core, team, more, removeAfter, counted, zoneOf };
}

const uuidOf = (control: Control, who: string): string => control.person({ who }).uuid;

/** A fault of the DELETE of one person. */
const ofOne = (control: Control, effect: FaultRule["effect"]): FaultRule => ({
  match: { method: "DELETE", path: `/users/${uuidOf(control, ONE)}$` },
  effect,
});

/** Every list of the zone, from the one after those that the guards and the rights need. */
const fromTheProofOn = (effect: FaultRule["effect"]): FaultRule => ({
  match: { operation: "list-zone-users", path: ZONE[ORG] ?? "", nth: 3, times: 1_000 },
  effect,
});

it("a 404 for somebody who is still there is told as it was answered", async () => {
  const { removeAfter } = await openTeam();
  const { told, here } = await removeAfter((control) =>
    control.fault(ofOne(control, { kind: "answer", status: 404 })),
  );
  expect({ told, here }).toEqual({ told: ["automox/not-found"], here: [OWNER.email, ONE] });
});

it("nobody is asked for one by one, neither by the plan nor by the apply", async () => {
  const { core, counted, removeAfter, world } = await openTeam();
  world.requests();
  const planned = await core.plan([]);
  expect(warnings(planned.diagnostics)).toHaveLength(COUNT);
  expect(counted().asks).toBe(0);
  const { told, here, deletes, asks } = await removeAfter();
  expect({ told, here, deletes }).toEqual({ told: [], here: [OWNER.email], deletes: COUNT });
  // But whoever came too late for the others.
  expect(asks).toBeLessThanOrEqual(COUNT / 4);
  await expectSilence(core, []);
});

it("one person of a large account is asked for, and the other zones are not listed", async () => {
  const { core, team, counted, world } = await openTeam();
  world.requests();
  const rest = team.slice(1);
  expect(errors((await core.run(rest)).applied)).toEqual([]);
  // The plan's rights, those of the apply, and the proof.
  expect(counted()).toEqual({ deletes: 1, asks: 3, lists: 4 });
});

it("a 204 without effect is known, and is that one person's error", async () => {
  const { core, removeAfter } = await openTeam();
  const { told, here } = await removeAfter((control) => control.fault(ofOne(control, { kind: "no-effect" })));
  expect({ told, here }).toEqual({ told: ["user/no-effect"], here: [OWNER.email, ONE] });
  expect(core.state.size).toBe(1);
});

it("somebody raised to global administrator after the look keeps the zone, and that is known", async () => {
  const { core, removeAfter } = await openTeam();
  const { told, here } = await removeAfter((control) =>
    control.hook({
      match: { method: "DELETE", nth: 1 },
      when: "before",
      run: () => control.edit({ who: ONE, set: { accountRole: "global-admin" } }),
    }),
  );
  expect({ told, here }).toEqual({ told: ["user/no-effect"], here: [OWNER.email, ONE] });
  expect(core.state.size).toBe(1);
});

it.each([403, 400])("a DELETE that is refused with %i keeps nobody waiting", async (status) => {
  const { core, removeAfter } = await openTeam();
  const { told, here } = await removeAfter((control) =>
    control.fault(ofOne(control, { kind: "answer", status })),
  );
  expect(told).toEqual([status === 403 ? "automox/forbidden" : "automox/invalid"]);
  expect(here).toEqual([OWNER.email, ONE]);
  expect(core.state.size).toBe(1);
});

it("where the list cannot be had, each is asked for", async () => {
  const { removeAfter } = await openTeam();
  const { told, here, asks } = await removeAfter((control) =>
    control.fault(fromTheProofOn({ kind: "answer", status: 403 })),
  );
  expect({ told, here }).toEqual({ told: [], here: [OWNER.email] });
  expect(asks).toBeGreaterThanOrEqual(COUNT);
});

it("a list that is shorter than it announces proves nobody gone", async () => {
  const { removeAfter } = await openTeam();
  const { told, here, asks } = await removeAfter((control) => control.turn({ accountCounts: "too-high" }));
  expect({ told, here }).toEqual({ told: [], here: [OWNER.email] });
  expect(asks).toBeGreaterThanOrEqual(COUNT);
});

it("a list that leaves people out all along proves nobody gone by leaving them out", async () => {
  const { core, removeAfter, world } = await openTeam();
  const { id, uuid } = world.control.person({ who: OWNER.email });
  const owner = { id, uuid, email: OWNER.email, status: "active", zone_rbac_role: "zone-admin" };
  const { told, here, asks } = await removeAfter((control) => {
    control.fault(ofOne(control, { kind: "no-effect" }));
    for (const [page, data] of [
      ["0", [owner]],
      ["1", []],
    ] as const)
      control.fault({
        match: { operation: "list-zone-users", path: ZONE[ORG] ?? "", query: { page } },
        effect: { kind: "answer", status: 200, body: { data, metadata: { total_count: 1 } } },
      });
  });
  expect({ told, here }).toEqual({ told: ["user/no-effect"], here: [OWNER.email, ONE] });
  expect(asks).toBeGreaterThanOrEqual(COUNT);
  expect(core.state.size).toBe(1);
});

it("a row that does not say who it is proves nobody gone", async () => {
  const { removeAfter } = await openTeam();
  const { told, here } = await removeAfter((control) => {
    control.turn({ oddRows: [{ email: ONE, lacks: "both" }] });
    control.fault(ofOne(control, { kind: "no-effect" }));
  });
  expect({ told, here }).toEqual({ told: ["user/no-effect"], here: [OWNER.email, ONE] });
});

it("a list that lags behind is not believed against a look at the person", async () => {
  const { removeAfter } = await openTeam();
  const { told, here, asks } = await removeAfter((control) =>
    control.turn({ listLagCalls: 50, listLagOf: "every-change" }),
  );
  expect({ told, here }).toEqual({ told: [], here: [OWNER.email] });
  expect(asks).toBeGreaterThanOrEqual(COUNT);
});

it("somebody whom another process gives the zone back at once is told of", async () => {
  const { core, removeAfter } = await openTeam();
  const { told, here } = await removeAfter((control) =>
    control.hook({
      match: { method: "DELETE", path: `/users/${uuidOf(control, ONE)}$`, nth: 1 },
      when: "after",
      run: () => control.addByHand(seedUser("p7", { org: ORG })),
    }),
  );
  expect(here).toEqual([OWNER.email, ONE]);
  // Under another UUID: who was to be removed is gone, and the next plan knows nobody of that address.
  expect(told).toEqual([]);
  expect(core.state.size).toBe(0);
});

it("somebody made anew between the look and the call is removed under the new UUID", async () => {
  const { core, removeAfter } = await openTeam();
  const { told, here } = await removeAfter((control) =>
    control.hook({
      match: { method: "DELETE", path: `/users/${uuidOf(control, ONE)}$`, nth: 1 },
      when: "before",
      run: () => control.recreate({ who: ONE, id: 9_001 }),
    }),
  );
  expect({ told, here }).toEqual({ told: [], here: [OWNER.email] });
  expect(core.state.size).toBe(0);
});

it("somebody taken out meanwhile is success", async () => {
  const { removeAfter } = await openTeam();
  const { told, here } = await removeAfter((control) =>
    control.hook({
      match: { method: "DELETE", path: `/users/${uuidOf(control, ONE)}$`, nth: 1 },
      when: "before",
      run: () => control.removeByHand({ who: ONE }),
    }),
  );
  expect({ told, here }).toEqual({ told: [], here: [OWNER.email] });
});

it("memberships in a further zone share the same", async () => {
  const { core, team, counted, world, zoneOf } = await openTeam({ zones: [ORG, EUROPE] });
  world.requests();
  expect(errors((await core.run(team)).applied)).toEqual([]);
  const { deletes, asks } = counted();
  expect(deletes).toBe(COUNT);
  expect(asks).toBeLessThanOrEqual(COUNT / 4);
  expect([zoneOf(ORG), zoneOf(EUROPE)]).toEqual([
    [OWNER.email, ...KEYS.map((key) => `${key}@example.com`)],
    [],
  ]);
});

describe("one of many who has become more since the plan", () => {
  it.each([
    ["a member of another zone", (control: Control) => control.addByHand(seedUser("p7", { org: EUROPE }))],
    [
      "a global administrator",
      (control: Control) => control.edit({ who: ONE, set: { accountRole: "global-admin" } }),
    ],
  ])("as %s, stays, and the others go", async (_what, become) => {
    const { core, removeAfter } = await openTeam();
    const { told, here, asks } = await removeAfter(become);
    expect({ told, here }).toEqual({ told: ["user/not-as-planned"], here: [OWNER.email, ONE] });
    expect(asks).toBeLessThanOrEqual(COUNT / 4);
    expect(core.state.size).toBe(1);
  });

  it.each(["plan", "apply"])("stays where a zone's list cannot be had by the %s", async (when) => {
    const { world, core } = await openTeam();
    const rule: FaultRule = {
      match: { operation: "list-zone-users", path: ZONE[EUROPE] ?? "" },
      effect: { kind: "answer", status: 403 },
    };
    const fault = when === "plan" ? world.control.fault(rule) : undefined;
    const plan = await core.plan([]);
    if (fault) world.control.removeFault(fault);
    else world.control.fault(rule);
    world.control.addByHand(seedUser("p7", { org: EUROPE }));
    expect(errors(await core.apply(plan))).toEqual(["user/not-as-planned"]);
  });
});

it("a client that goes in between leaves a state that the next run finishes", async () => {
  const { world, core, zoneOf } = await openTeam();
  const plan = await core.plan([]);
  world.control.hook({ match: { method: "DELETE", nth: 2 }, when: "after", run: () => core.abandon() });
  await core.apply(plan).catch(() => {});
  expect(zoneOf(ORG).length).toBeGreaterThan(1);
  const next = world.core({ guards: { max_removals: COUNT } }, { clock: fasterClock(5) });
  next.state = core.state;
  expect(errors((await next.run([])).applied)).toEqual([]);
  expect(zoneOf(ORG)).toEqual([OWNER.email]);
  await expectSilence(next, []);
});
