import { SCIM } from "../../support/scim-world";
import { expectSilence, ORG, person, seedUser, startWorld } from "../../support/world";

const open = () => startWorld({ contract: "account", block: { ...SCIM, guards: { max_removals: 20 } } });
/** So many that a listing serves them all. */
const MANY = Array.from({ length: 12 }, (_, index) => `p${index}`);

describe("somebody disabled before they accepted", () => {
  const bea = (more: Parameters<typeof person>[1] = {}) => [person("bea", more)];

  it("keeps names and second factor as configured, and gets them after the acceptance", async () => {
    const world = await open();
    const core = world.core();
    for (const active of [false, true, false]) {
      const declared = bea({ more: { active, two_factor: "enabled" } });
      await core.run(declared);
      await expectSilence(core, declared);
    }
    const renamed = (active: boolean) =>
      bea({ more: { active, two_factor: "enabled", first_name: "Beatrice" } });
    await core.run(renamed(false));
    await expectSilence(core, renamed(false));
    expect(world.requests().filter((request) => request.startsWith("PATCH /users"))).toEqual([]);
    await core.run(renamed(true));
    world.control.accept({ who: "bea@example.com" });
    await core.run(renamed(true));
    await expectSilence(core, renamed(true));
    const { firstname, lastname } = world.control.person({ who: "bea@example.com" });
    expect({ firstname, lastname }).toEqual({ firstname: "Beatrice", lastname: "Example" });
    expect(world.mails("bea@example.com")).toBe(1);
  });
});

describe("the status of many who are enabled in one apply", () => {
  it.each([
    ["an update", false],
    ["a take-over that changes a name", true],
  ])("is what Automox says afterwards: %s", async (_name, isTakenOver) => {
    const world = await open();
    for (const key of MANY) world.control.addByHand(seedUser(key));
    const core = world.core();
    const all = (active: boolean, last_name = "Example") =>
      MANY.map((key) => person(key, { more: { active, last_name, on_existing: "adopt" } }));
    await core.run(all(false));
    if (isTakenOver) core.state.clear();
    await core.run(all(true, isTakenOver ? "Other" : "Example"));
    const told = world.control
      .people({ org: ORG })
      .slice(1)
      .map(({ memberships }) => memberships[0]?.status);
    expect([...core.state.values()].map(({ value }) => value.status)).toEqual(told);
    expect(new Set(told)).toEqual(new Set(["active"]));
  });
});
