import { accountWorld, EUROPE, nameless } from "../../support/account-world";
import { errors, expectSilence, warnings } from "../../support/world";

const BODIES = [
  ["nothing", { kind: "empty" }],
  ["a list of nobody", { kind: "wrong-shape", body: [] }],
  ["an id alone", { kind: "wrong-shape", body: { id: "x" } }],
  ["text", { kind: "wrong-shape", body: "Created" }],
] as const;

describe("ch08 an invitation answered with 201 that names nobody", () => {
  it.each(BODIES)("counts as sent, though nobody pending is listed: %s", async (_name, effect) => {
    const world = await accountWorld({ knobs: { pendingPeople: "hidden", secondInvitation: "accept" } });
    world.control.fault({ match: { method: "POST", path: "/invitations$", times: 99 }, effect });
    const core = world.core();
    const people = [nameless("ada"), nameless("bob")];
    const { applied } = await core.run(people);
    expect({ errors: errors(applied), warnings: warnings(applied) }).toEqual({
      errors: [],
      warnings: ["account/invitation-untold", "account/invitation-untold"],
    });
    expect(core.state.get("automox_user.ada")?.value).toMatchObject({
      status: "pending",
      user_id: null,
      uuid: null,
      invitation_id: null,
      invitations_sent: 1,
    });
    for (let run = 0; run < 2; run += 1) await core.run(people);
    await expectSilence(core, people);
    expect([world.mails("ada@example.com"), world.mails("bob@example.com")]).toEqual([1, 1]);
    world.control.accept({ who: "ada@example.com" });
    await core.run(people);
    expect(core.state.get("automox_user.ada")?.value).toMatchObject({ status: "active" });
  });

  it("says nothing where a list shows the person", async () => {
    const world = await accountWorld({ knobs: { invitationAnswer: "no-body" } });
    const core = world.core();
    const { applied } = await core.run([nameless("ada")]);
    expect({ told: applied, mails: world.mails("ada@example.com") }).toEqual({ told: [], mails: 1 });
    expect(core.state.get("automox_user.ada")?.value.user_id).toEqual(expect.any(Number));
  });

  it("a further zone given to somebody pending counts as given", async () => {
    const world = await accountWorld({
      knobs: { pendingPeople: "hidden", secondInvitation: "accept", invitationAnswer: "no-body" },
    });
    const core = world.core();
    await core.run([nameless("ada")]);
    const wider = [nameless("ada", { more: { zone_roles: new Map([[String(EUROPE), "viewer"]]) } })];
    for (let run = 0; run < 3; run += 1) expect(errors((await core.run(wider)).applied)).toEqual([]);
    expect(world.mails("ada@example.com")).toBe(2);
  });
});
