import { inBothContracts } from "../../support/both-contracts";
import type { Plan } from "../../support/core/plan";
import { errors, person, seedUser, worldForEach } from "../../support/world";

inBothContracts("026 a role that is almost spelled right", ({ contract, startWorld, it }) => {
  const world = worldForEach(startWorld);
  const ada = (role: string) => person("ada", { role });
  const told = ({ diagnostics }: Plan) => diagnostics.filter(({ code }) => code.startsWith("role/"));
  const suggested = (plan: Plan) =>
    told(plan).flatMap(
      ({ summary, detail }) => /(?:meant to be|Did you mean) "(\S+)"/.exec(summary + detail)?.[1] ?? [],
    );

  it.each([
    ["viewr", "viewer"],
    ["vewer", "viewer"],
    ["zone-admn", "zone-admin"],
    ["adminn", "admin"],
  ])("%s is a warning that names %s, of a newcomer and of a change", async (slip, meant) => {
    const core = world.core({ guards: { operator_without_zone: "off" } });
    const plan = await core.plan([ada(slip)]);
    expect([errors(plan.diagnostics), suggested(plan)]).toEqual([[], [meant]]);
    await core.run([ada("read-only")]);
    world.control.accept({ who: "ada@example.com" });
    expect(suggested(await core.plan([ada(slip)]))).toEqual([meant]);
    // Where the account gives no list of its roles, as well.
    world.control.fault({ match: { path: "roles", times: 9 }, effect: { kind: "answer", status: 403 } });
    expect(suggested(await core.plan([ada(slip)]))).toEqual([meant]);
  });

  it.each(["viewer", "read-only", "patch-operator", "night-shift", "auditor"])("%s is none", async (role) => {
    expect(suggested(await world.core().plan([ada(role)]))).toEqual([]);
  });

  it("that somebody has in Automox is a custom one: no plan speaks of it again", async () => {
    world.control.turn(contract.name === "account" ? { zoneRoles: ["viewr"] } : {});
    world.control.addByHand(seedUser("ada", { role: "viewr" }));
    const core = world.core();
    await core.run([ada("viewr")]);
    expect(core.state.size).toBe(1);
    expect(told(await core.plan([ada("viewr")]))).toEqual([]);
  });
});
