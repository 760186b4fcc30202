import { inBothContracts } from "../../support/both-contracts";
import { errors, expectSilence, person, seedUser, worldForEach } from "../../support/world";

inBothContracts("010 a 409 whose person is not there", ({ startWorld, it }) => {
  const world = worldForEach(startWorld);

  it("waits for lists that lag and takes the person over", async () => {
    const core = world.core();
    const ada = person("ada");
    const plan = await core.plan([ada]);
    world.control.hook({
      match: { method: "POST", nth: 1 },
      when: "before",
      run: { do: "addByHand", ...seedUser("ada", { status: "pending" }) },
    });
    const applied = await core.apply(plan);
    expect(errors(applied)).toEqual([]);
    expect(core.state.get(ada.address)?.value).toMatchObject({ status: "pending", invitations_sent: 0 });
    await expectSilence(core, [ada]);
  });

  it("is an error that says where to look when nobody shows up", async () => {
    const core = world.core();
    const plan = await core.plan([person("ada")]);
    world.control.fault({
      match: { method: "POST" },
      effect: { kind: "answer", status: 409, body: { errors: ["Email already exists"] } },
    });
    const applied = await core.apply(plan);
    expect(errors(applied)).toEqual(["user/conflict-without-person"]);
    expect(core.state.size).toBe(0);
    expect(world.requests().filter((line) => line.startsWith("POST"))).toHaveLength(1);
  });
});
