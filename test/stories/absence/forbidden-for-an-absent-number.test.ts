import { inBothContracts } from "../../support/both-contracts";
import { actions, errors, person, worldForEach } from "../../support/world";

inBothContracts("013 a 403 for an absent number or for a lost permission", ({ startWorld, it, expected }) => {
  const world = worldForEach(startWorld);

  it("by itself never means gone", async () => {
    world.control.turn({ absentUser: 403, absentAccountObject: 403 });
    const core = world.core();
    const ada = person("ada");
    await core.run([ada]);
    world.control.removeByHand({ who: "ada@example.com" });
    const plan = await core.plan([ada]);
    expect(errors(plan.diagnostics)).toEqual(expected("errors", ["automox/forbidden"]));
    expect(actions(plan)).toEqual(expected("changes", {}));
  });

  it("keeps everybody when the permission is lost", async () => {
    const core = world.core();
    const ada = person("ada");
    await core.run([ada]);
    world.control.fault({ match: { method: "GET", times: 99 }, effect: { kind: "answer", status: 403 } });
    const plan = await core.plan([ada]);
    expect(errors(plan.diagnostics)).toEqual(["automox/forbidden"]);
    expect(plan.diagnostics[0]?.summary).toMatch(/^The API key cannot see /);
  });
});
