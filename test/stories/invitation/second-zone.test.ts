// One person in two zones by two resources, where Automox refuses a second invitation of somebody pending.
import { accountWorld, EUROPE, invitationsTo, membership, nameless } from "../../support/account-world";
import type { Told } from "../../support/core/process";
import { expectSilence, ORG, type World } from "../../support/world";

const EMAIL = "ada@example.com";
const [ada, inEurope] = [nameless("ada"), membership("ada", EUROPE)];

describe.each(["listed", "hidden"] as const)("a second zone of somebody pending, %s", (pendingPeople) => {
  let world: World;
  beforeEach(async () => {
    world = await accountWorld({ knobs: { pendingPeople } });
    world.control.fault({
      match: { method: "POST", path: "/invitations$", nth: 2, times: 9 },
      effect: { kind: "answer", status: 409 },
    });
  });
  const failures = (applied: readonly Told[]) => applied.filter(({ severity }) => severity === "error");

  it("is that one person's error: no state, nothing sent, and no advice to remove the invitation", async () => {
    const core = world.core({}, { parallelism: 1 });
    const { applied } = await core.run([ada, inEurope]);
    expect(failures(applied)).toMatchObject([{ code: "user/invited-elsewhere", address: inEurope.address }]);
    expect(failures(applied)[0]?.detail).toMatch(
      new RegExp(`organization ${ORG} stands.*acceptance.*zone_roles`, "s"),
    );
    expect([...core.state.keys()]).toEqual([ada.address]);
    expect(invitationsTo(world, EMAIL)).toHaveLength(1);
    // A later run does not know who sent the invitation where no list shows it.
    const [again] = failures((await core.run([ada, inEurope])).applied);
    expect(again?.detail).toMatch(/after the acceptance.*zone_roles/s);
    expect(again?.detail).not.toMatch(/remove/);
    expect(invitationsTo(world, EMAIL)).toHaveLength(1);
  });

  it("is there after the acceptance", async () => {
    const core = world.core({}, { parallelism: 1 });
    await core.run([ada, inEurope]);
    world.control.accept({ who: EMAIL });
    world.control.clearFaults();
    expect(failures((await core.run([ada, inEurope])).applied)).toEqual([]);
    await expectSilence(core, [ada, inEurope]);
  });

  it("goes with the one invitation where one resource gives both", async () => {
    const both = nameless("ada", { more: { zone_roles: new Map([[String(EUROPE), "viewer"]]) } });
    const core = world.core();
    expect(failures((await core.run([both])).applied)).toEqual([]);
    expect(invitationsTo(world, EMAIL)).toHaveLength(1);
    await expectSilence(core, [both]);
  });
});
