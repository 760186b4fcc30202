import { inBothContracts } from "../../support/both-contracts";
import { errors, expectSilence, person, type World } from "../../support/world";

const EUROPE = 777;
const ASIA = 888;
const ZONE = "00000000-0000-4000-8000-000000000777";

inBothContracts("020 zones of a pending person that the API does not return", ({ startWorld, it }) => {
  let world: World;

  const zones = (role: string) => new Map([[String(EUROPE), role]]);
  const ada = (role = "operator") => person("ada", { more: { zone_roles: zones(role) } });

  /** Ada is in the list of her own zone and of no other; her own zones are an empty list. */
  async function shownInOneZone() {
    world = await startWorld({
      seed: {
        organizations: [
          { id: 12345, name: "Acme" },
          { id: EUROPE, name: "Europe", uuid: ZONE },
          { id: ASIA, name: "Asia" },
        ],
      },
    });
    const core = world.core();
    await core.run([ada()]);
    const nobody = (path: string) =>
      world.control.fault({
        match: { method: "GET", path },
        effect: { kind: "answer", status: 200, body: { data: [], metadata: { total_count: 0 } } },
      });
    nobody(`/zones/${ZONE}/users$`);
    nobody("/users/[^/]+/zones$");
    return core;
  }

  it("stay as the state has them, without a difference and without another mail", async () => {
    const core = await shownInOneZone();
    await expectSilence(core, [ada()]);
    await core.run([ada()]);
    expect(core.state.get("automox_user.ada")?.value.zone_roles).toEqual(zones("operator"));
    expect(world.mails("ada@example.com")).toBe(1);
  });

  it("do not make an update of something else send an invitation", async () => {
    const core = await shownInOneZone();
    world.requests();
    const renamed = person("ada", { more: { zone_roles: zones("operator"), first_name: "Augusta" } });
    expect(errors((await core.run([renamed])).applied)).toEqual([]);
    // Nor a PATCH: nobody pending has a name.
    expect(world.requests().filter((line) => !line.startsWith("GET"))).toEqual([]);
    expect(world.mails("ada@example.com")).toBe(1);
    await expectSilence(core, [renamed]);
  });

  it("are not given once more together with another zone", async () => {
    const core = await shownInOneZone();
    world.requests();
    const more = new Map([...zones("operator"), [String(ASIA), "viewer"]]);
    const further = person("ada", { more: { zone_roles: more } });
    expect(errors((await core.run([further])).applied)).toEqual([]);
    expect(world.requests().filter((line) => line.startsWith("POST"))).toHaveLength(1);
    await expectSilence(core, [further]);
  });

  it("are compared again once the person has accepted", async () => {
    const core = await shownInOneZone();
    world.control.clearFaults();
    world.control.accept({ who: "ada@example.com" });
    world.control.removeByHand({ who: "ada@example.com", org: EUROPE });
    const plan = await core.plan([ada()]);
    expect(plan.changes.map(({ action }) => action)).toEqual(["update"]);
    expect(errors(await core.apply(plan))).toEqual([]);
    await expectSilence(core, [ada()]);
  });

  it("and nobody at all, while pending people are hidden, is no absence", async () => {
    world = await startWorld({ knobs: { pendingPeople: "hidden" } });
    const core = world.core();
    const bob = person("bob");
    await core.run([bob]);
    await expectSilence(core, [bob]);
    expect(world.mails("bob@example.com")).toBe(1);
  });
});
