import { inBothContracts } from "../../support/both-contracts";
import { errors, expectSilence, person, seedUser, startWorld, worldForEach } from "../../support/world";

it("an answer without preferences is no word against them: a warning, and no difference", async () => {
  const world = await startWorld({ knobs: { userFields: "example", updateEcho: "id-only" } });
  const core = world.core();
  world.control.addByHand(seedUser("ada"));
  await core.run([person("ada")]);
  const changed = person("ada", { more: { prefs_json: '{"digest":"weekly"}' } });
  const { applied } = await core.run([changed]);
  expect(applied.map(({ code, severity }) => [code, severity])).toEqual([["user/prefs-untold", "warning"]]);
  expect(world.control.person({ who: "ada@example.com" }).prefs).toEqual({ digest: "weekly" });
  await expectSilence(core, [changed]);
  world.control.fault({ match: { operation: "update-user" }, effect: { kind: "no-effect" } });
  const renamed = person("ada", { more: { prefs_json: '{"digest":"daily"}', first_name: "Augusta" } });
  expect(errors((await core.run([renamed])).applied)).toEqual(["user/no-effect"]);
});

inBothContracts("021 answers that carry few fields", ({ startWorld, it, expected }) => {
  const world = worldForEach(startWorld);

  it.each([
    ["documented", "list"],
    ["id-only", "empty-list"],
    ["no-body", "no-body"],
    ["everything", "list-with-another"],
  ] as const)("leave no difference after an invitation: %s or %s", async (inviteEcho, invitationAnswer) => {
    world.control.turn({ inviteEcho, invitationAnswer });
    const core = world.core();
    const ada = person("ada");
    const { applied } = await core.run([ada]);
    expect(errors(applied)).toEqual([]);
    expect(core.state.get(ada.address)?.value).toMatchObject({
      status: "pending",
      first_name: "ada",
      role: "viewer",
      invitations_sent: 1,
    });
    expect(core.state.get(ada.address)?.value.created_at).not.toBeNull();
    await expectSilence(core, [ada]);
  });

  it.each(["documented", "id-only", "no-body", "everything"] as const)(
    "prove a change by a read if need be: %s",
    async (echo) => {
      world.control.turn({ updateEcho: echo, patchEcho: echo });
      const core = world.core();
      await core.run([person("ada")]);
      world.control.accept({ who: "ada@example.com" });
      const more = expected("more", { prefs_json: JSON.stringify({ digest: "weekly" }) });
      const changed = person("ada", { role: "operator", more: { ...more, first_name: "Augusta" } });
      const { applied } = await core.run([changed]);
      expect(errors(applied)).toEqual([]);
      expect(world.control.person({ who: "ada@example.com" })).toMatchObject({
        firstname: "Augusta",
        memberships: [{ role: "operator" }],
      });
      await expectSilence(core, [changed]);
    },
  );
});
