import { actions, errors, expectSilence, person, startWorld, type World } from "../support/world";

describe("001 an acceptance between refresh and plan", () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.end());

  it("changes nothing that was planned and is seen by the next refresh", async () => {
    const core = world.core();
    const ada = person("ada");
    await core.run([ada]);
    // The refresh reads by number; the acceptance happens right after that answer has left.
    world.control.hook({
      match: { method: "GET", path: "/users/\\d+$", nth: 1 },
      when: "after",
      run: { do: "accept", who: "ada@example.com" },
    });
    const changed = person("ada", { role: "operator" });
    const plan = await core.plan([changed]);
    expect(actions(plan)).toEqual({ "automox_user.ada": "update" });
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(core.state.get(ada.address)?.value).toMatchObject({ role: "operator", status: "active" });
    await expectSilence(core, [changed]);
  });
});
