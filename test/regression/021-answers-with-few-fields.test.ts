import { errors, expectSilence, person, startWorld, type World } from "../support/world";

describe("021 answers that carry few fields", () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.end());

  it.each(["documented", "id-only", "no-body", "everything"] as const)(
    "leave no difference after an invitation: %s",
    async (inviteEcho) => {
      world.control.turn({ inviteEcho });
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
    },
  );

  it.each(["documented", "id-only", "no-body", "everything"] as const)(
    "prove a change by a read if need be: %s",
    async (updateEcho) => {
      world.control.turn({ updateEcho });
      const core = world.core();
      await core.run([person("ada")]);
      const changed = person("ada", {
        role: "operator",
        more: { prefs_json: JSON.stringify({ digest: "weekly" }) },
      });
      const { applied } = await core.run([changed]);
      expect(errors(applied)).toEqual([]);
      expect(world.control.person({ who: "ada@example.com" }).memberships[0]).toMatchObject({
        role: "operator",
      });
      await expectSilence(core, [changed]);
    },
  );
});
