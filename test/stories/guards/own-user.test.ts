import { inBothContracts } from "../../support/both-contracts";
import { errors, person, seedUser, warnings, worldForEach } from "../../support/world";

inBothContracts("015 the owner of the key", ({ startWorld, it }) => {
  const world = worldForEach(startWorld);

  const alice = person("alice", { role: "admin", more: { first_name: "Alice", last_name: "Smith" } });

  async function managing(provider = {}) {
    world.control.addByHand(seedUser("root", { role: "admin" }));
    const core = world.core(provider);
    await core.run([alice]);
    return core;
  }

  it.each([
    ["removed", []],
    ["lowered", [person("alice", { role: "viewer", more: { first_name: "Alice", last_name: "Smith" } })]],
  ] as const)("cannot be %s", async (_name, declared) => {
    const core = await managing();
    expect(errors((await core.plan(declared)).diagnostics)).toEqual(["guard/own-user"]);
  });

  it("can be removed with the guard off", async () => {
    const core = await managing({ guards: { own_user: "off" } });
    expect(errors((await core.plan([])).diagnostics)).toEqual([]);
  });

  it("is one warning when the API does not tell whose key it is", async () => {
    const core = await managing();
    world.control.fault({
      match: { path: "/users/self$", times: 9 },
      effect: { kind: "answer", status: 404 },
    });
    const plan = await core.plan([]);
    expect(warnings(plan.diagnostics).filter((code) => code === "guard/owner-unknown")).toHaveLength(1);
  });
});
