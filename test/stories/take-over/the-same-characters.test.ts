// One character may be written in two ways, composed or not; Terraform composes every text, Automox need not.
import { inBothContracts } from "../../support/both-contracts";
import { errors, expectSilence, person, seedUser, worldForEach } from "../../support/world";

const [COMPOSED, APART] = ["Zo\u00eb", "Zoe\u0308"];

inBothContracts(
  "somebody whose name and address Automox writes with other characters",
  ({ startWorld, it }) => {
    const world = worldForEach(startWorld);
    const zoe = (role = "viewer") =>
      person("zoe", { email: `${COMPOSED}@example.com`, role, more: { first_name: COMPOSED } });

    it("is the same person: taken over, changed and at rest", async () => {
      world.control.addByHand(seedUser("zoe", { email: `${APART}@example.com`, firstname: APART }));
      const core = world.core();
      const { plan, applied } = await core.run([zoe()]);
      expect(errors([...plan.diagnostics, ...applied])).toEqual([]);
      await expectSilence(core, [zoe()]);
      expect(errors((await core.run([zoe("operator")])).applied)).toEqual([]);
      await expectSilence(core, [zoe("operator")]);
      expect(world.control.people().filter(({ email }) => email.endsWith("@example.com"))).toHaveLength(2);
      expect(world.mails(`${COMPOSED}@example.com`)).toBe(0);
    });
  },
);
