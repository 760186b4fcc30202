import fc from "fast-check";
import { scenarios, writesOf } from "../../support/planned-writes";

/** 10,000 with AUTOMOX_TEST_LONG, as `npm run test:long` sets it; each part draws its own. */
const RUNS = process.env.AUTOMOX_TEST_LONG ? 500 : 60;
const PARTS = Array.from({ length: process.env.AUTOMOX_TEST_LONG ? 10 : 1 }, (_, index) => index);

describe.each(["organization", "account"] as const)("an apply, %s contract", (contract) => {
  it.each(PARTS)("changes nothing at Automox that its plan did not show changing, part %i", async (part) => {
    let writing = 0;
    await fc.assert(
      fc.asyncProperty(scenarios(contract), async (scenario) => {
        const { changed, unshown } = await writesOf(scenario);
        if (changed.length > 0) writing += 1;
        expect(unshown).toEqual([]);
      }),
      { numRuns: RUNS, seed: (fc.readConfigureGlobal()?.seed ?? 0) + part },
    );
    // Scenarios that write nothing would prove nothing.
    expect(writing).toBeGreaterThan(RUNS / 3);
  });
});
