import { inBothContracts } from "../support/both-contracts";
import { openScene } from "../support/scene";

/** More than a page of a listing. */
const THERE = 500;
/** Terraform itself takes ever longer for each of them, so it takes over all 500 in `npm run test:long` alone. */
const PEOPLE = process.env.AUTOMOX_TEST_LONG ? THERE : 60;

/** One block with for_each, as rosters are written. */
const CONFIGURATION = `
locals {
  people = [for n in range(${PEOPLE}) : "p\${n}@example.com"]
}

resource "automox_user" "all" {
  for_each   = toset(local.people)
  email      = each.key
  first_name = "First"
  last_name  = "Last"
  role       = "viewer"
}
`;

/** Calls of the plugin protocol by name, as the provider logs each that has ended. */
function callsIn(log: string): Readonly<Record<string, number>> {
  const calls: Record<string, number> = {};
  for (const [, name = ""] of log.matchAll(/tfplugin6\.Provider\/(\w+)/g))
    calls[name] = (calls[name] ?? 0) + 1;
  return calls;
}

inBothContracts("many people", ({ contract, it }) => {
  it("many people are taken over, refreshed and left alone for the price of a few listings", async () => {
    const people = Array.from({ length: THERE }, (_, index) => ({
      email: `p${index}@example.com`,
      firstname: "First",
      lastname: "Last",
      role: "viewer",
      status: "active" as const,
    }));
    const { tf, control, requests, writes } = await openScene({ contract, people, provider: "started" });
    await tf.write(CONFIGURATION);
    await tf.apply();
    expect(writes()).toEqual([]);
    expect(control.invitations()).toEqual([]);
    expect(await tf.instances()).toHaveLength(PEOPLE);
    requests();
    const { log } = await tf.expectEmptyPlan();
    expect(requests().length).toBeLessThanOrEqual(8);
    // Three processes, one for the schema, one that validates, one that plans: asked once for all, or once a person.
    const { GetResourceIdentitySchemas: identities = 0, ...calls } = callsIn(await log());
    // Terraform asks from 1.12 on.
    expect(identities).toBeLessThanOrEqual(1);
    expect(calls).toEqual({
      GetProviderSchema: 1,
      ValidateProviderConfig: 1,
      ConfigureProvider: 1,
      ValidateResourceConfig: PEOPLE + 1,
      UpgradeResourceState: PEOPLE,
      ReadResource: PEOPLE,
      PlanResourceChange: PEOPLE,
    });
  });
});
