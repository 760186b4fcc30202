// Somebody else invites the person after this run has listed everybody, and before it sends its own invitation.
import { inBothContracts } from "../../support/both-contracts";
import { errors, expectSilence, person, seedUser, worldForEach } from "../../support/world";

inBothContracts("a person whom another run invites meanwhile", ({ contract, startWorld, it }) => {
  const world = worldForEach(startWorld);
  const EMAIL = "ada@example.com";
  const declared = [person("bob"), person("cyd"), person("ada")];

  /** The second invitation of this run is one after which nobody lists any more. */
  async function meanwhile(there: Parameters<typeof seedUser>[1]) {
    const core = world.core({}, { parallelism: 1 });
    const plan = await core.plan(declared);
    const match = { operation: contract.operations.invite, body: "cyd@" };
    world.control.hook({ match, when: "after", run: () => world.control.addByHand(seedUser("ada", there)) });
    return { core, applied: await core.apply(plan) };
  }

  it("is taken over where they are as configured, and gets no second e-mail", async () => {
    const { core, applied } = await meanwhile({ status: "pending" });
    expect(errors(applied)).toEqual([]);
    expect(world.mails(EMAIL)).toBe(0);
    expect(core.state.get("automox_user.ada")?.value).toMatchObject({
      status: "pending",
      invitations_sent: 0,
    });
    await expectSilence(core, declared);
  });

  it("is their own error where they are not, and the next plan says the same", async () => {
    const { core, applied } = await meanwhile({ status: "pending", role: "admin" });
    expect(errors(applied)).toEqual(["user/exists-otherwise"]);
    expect(world.mails(EMAIL)).toBe(0);
    expect([...core.state.keys()].sort()).toEqual(["automox_user.bob", "automox_user.cyd"]);
    expect(errors((await core.plan(declared)).diagnostics)).toEqual(["user/exists-otherwise"]);
  });
});
