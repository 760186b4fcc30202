import { inBothContracts } from "../../support/both-contracts";
import { errors, expectSilence, person, worldForEach } from "../../support/world";

inBothContracts("011 an invitation whose answer is lost", ({ startWorld, it }) => {
  const world = worldForEach(startWorld);

  it.each([
    ["closed after the effect", { kind: "close-after-effect" }],
    ["truncated", { kind: "truncate", bytes: 5 }],
    ["empty", { kind: "empty", done: "yes" }],
    ["a web page", { kind: "not-json", done: "yes" }],
  ] as const)("is looked up, never repeated: %s", async (_name, effect) => {
    const core = world.core();
    const ada = person("ada");
    const plan = await core.plan([ada]);
    world.control.fault({ match: { method: "POST", nth: 1 }, effect });
    const applied = await core.apply(plan);
    expect(errors(applied)).toEqual([]);
    expect(core.state.get(ada.address)?.value).toMatchObject({ status: "pending", invitations_sent: 1 });
    expect(world.mails("ada@example.com")).toBe(1);
    await expectSilence(core, [ada]);
  });

  it("is an error without state when nothing had happened, and the next apply invites", async () => {
    const core = world.core();
    const ada = person("ada");
    const plan = await core.plan([ada]);
    world.control.fault({ match: { method: "POST", nth: 1 }, effect: { kind: "close-before-effect" } });
    expect(errors(await core.apply(plan))).toEqual(["user/invitation-unknown"]);
    expect(core.state.size).toBe(0);
    await core.run([ada]);
    expect(world.mails("ada@example.com")).toBe(1);
    await expectSilence(core, [ada]);
  });
});
