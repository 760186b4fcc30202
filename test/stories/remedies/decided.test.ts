// What somebody has to decide: each way that a message names leads out.
import { accountWorld, EUROPE, nameless } from "../../support/account-world";
import { type Attempt, expectRemedied } from "../../support/attempt";
import type { Plain } from "../../support/core/values";
import { ORG, person, seedUser, startWorld, type World } from "../../support/world";

const ADA = "ada@example.com";
const people = (...list: readonly ReturnType<typeof person>[]): Attempt => ({ people: list });
const accept = ({ control }: World) => control.accept({ who: ADA });
const clear = ({ control }: World) => control.clearFaults();

describe("somebody is there, and not as configured", () => {
  const ada = (more: Plain = {}, role = "viewer") => person("ada", { role, more });
  const wrong = people(ada());
  const there = async () => {
    const world = await startWorld();
    world.control.addByHand(seedUser("ada", { role: "operator" }));
    return world;
  };

  test.each<[way: string, right: Attempt]>([
    ["adopt", people(ada({ on_existing: "adopt" }))],
    [
      "the configuration that is true",
      { provider: { guards: { operator_without_zone: "off" } }, ...people(ada({}, "operator")) },
    ],
  ])("user/exists-otherwise: %s", async (_way, right) => {
    await expectRemedied(await there(), { code: "user/exists-otherwise", wrong, right: [right] });
  });

  test("user/exists-otherwise: an import, and the plan shows what changes", async () => {
    const world = await there();
    const core = world.core();
    expect((await core.plan([ada()])).diagnostics.map(({ code }) => code)).toEqual(["user/exists-otherwise"]);
    expect(await core.import("automox_user.ada", { id: `${ORG}/${ADA}` })).toEqual([]);
    const { plan, applied } = await core.run([ada()]);
    expect(plan.changes).toMatchObject([{ action: "update", prior: { role: "operator" } }]);
    expect(applied).toEqual([]);
  });
});

describe("somebody has gone", () => {
  const two = ["ada", "bob"].map((key) => person(key));

  test("user/vanished: the next plan invites", async () => {
    const world = await startWorld();
    const core = world.core();
    await core.run(two);
    for (const { config } of two) world.control.accept({ who: String(config.email) });
    const renamed = [person("ada", { more: { last_name: "Lovelace" } }), person("bob")];
    await core.run(two);
    const plan = await core.plan(renamed);
    world.control.removeByHand({ who: ADA });
    expect((await core.apply(plan)).map(({ code }) => code)).toEqual(["user/vanished"]);
    const { plan: next, applied } = await core.run(renamed);
    expect([next.diagnostics.map(({ code }) => code), applied]).toEqual([["user/gone"], []]);
    expect(world.mails(ADA)).toBe(2);
  });
});

describe("with the account contract", () => {
  const zones = nameless("ada", { more: { zone_roles: new Map([[String(EUROPE), "viewer"]]) } });
  const second = {
    match: { method: "POST", path: "/invitations$", times: 9 },
    effect: { kind: "answer", status: 409 },
  } as const;

  test("account/second-invitation: accepted, then applied again", async () => {
    await expectRemedied(await accountWorld({ knobs: { pendingPeople: "listed" } }), {
      code: "account/second-invitation",
      before: [nameless("ada")],
      happens: (world) => [accept(world), world.control.fault(second)],
      wrong: people(zones),
      acts: clear,
      right: [people(zones)],
    });
  });

  test("account/zone-not-given: accepted, then applied again", async () => {
    const answer = (nth: number, status: number) => ({
      match: { method: "POST", path: "/invitations$", nth },
      effect: { kind: "answer", status } as const,
    });
    await expectRemedied(await accountWorld(), {
      code: "account/zone-not-given",
      // Both together are refused, then the person's own zone is taken, and the other one alone is not.
      happens: ({ control }) => [control.fault(answer(1, 409)), control.fault(answer(3, 400))],
      wrong: people(zones),
      acts: (world) => [clear(world), accept(world)],
      right: [people(zones)],
    });
  });

  test("account/role-refused: the role corrected", async () => {
    const provider = { account: { role_change: "reinvite" } };
    await expectRemedied(await accountWorld({ users: [seedUser("ada")] }), {
      code: "account/role-refused",
      before: [nameless("ada")],
      happens: ({ control }) =>
        control.fault({
          match: { method: "POST", path: "/invitations$", nth: 1 },
          effect: { kind: "answer", status: 400 },
        }),
      wrong: { provider, ...people(nameless("ada", { role: "helpdesk-operator" })) },
      acts: clear,
      right: [{ provider, ...people(nameless("ada")) }],
    });
  });
});
