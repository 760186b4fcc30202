import { inBothContracts } from "../../support/both-contracts";
import { actions, errors, expectSilence, person, worldForEach } from "../../support/world";

inBothContracts("001 an acceptance between refresh and plan", ({ contract, startWorld, it }) => {
  const world = worldForEach(startWorld);

  it("changes nothing that was planned and is seen by the next refresh", async () => {
    const core = world.core();
    const ada = person("ada");
    await core.run([ada]);
    // The acceptance happens right after the answer to the refresh has left.
    world.control.hook({
      match: { method: "GET", path: contract.readOne, nth: 1 },
      when: "after",
      run: () => world.control.accept({ who: "ada@example.com" }),
    });
    const changed = person("ada", { role: "operator" });
    const plan = await core.plan([changed]);
    expect(actions(plan)).toEqual({ "automox_user.ada": "update" });
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(core.state.get(ada.address)?.value).toMatchObject({ role: "operator", status: "active" });
    await expectSilence(core, [changed]);
  });
});
