import fc from "fast-check";
import { scenarios, writesOf } from "../../support/planned-writes";

/** 10,000 with AUTOMOX_TEST_LONG, as `npm run test:long` sets it. */
const RUNS = process.env.AUTOMOX_TEST_LONG ? 5_000 : 150;

describe.each(["organization", "account"] as const)("an apply, %s contract", (contract) => {
  it("changes nothing at Automox that its plan did not show changing", async () => {
    let writing = 0;
    await fc.assert(
      fc.asyncProperty(scenarios(contract), async (scenario) => {
        const { changed, unshown } = await writesOf(scenario);
        if (changed.length > 0) writing += 1;
        expect(unshown).toEqual([]);
      }),
      { numRuns: RUNS },
    );
    // Scenarios that write nothing would prove nothing.
    expect(writing).toBeGreaterThan(RUNS / 3);
  });
});
