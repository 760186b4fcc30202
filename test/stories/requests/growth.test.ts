// What creating, changing and removing many people costs, plan and apply together.
import { fasterClock } from "../../support/faster-clock";
import { errors, expectSilence, KEY, ORG, OWNER, person, startWorld } from "../../support/world";

/** 1,000 and 5,000 with AUTOMOX_TEST_LONG, as `npm run test:long` sets it. */
const SIZES = process.env.AUTOMOX_TEST_LONG ? [1_000, 5_000] : [10, 100];

const SEED = {
  organizations: [{ id: ORG, name: "Acme" }],
  users: [{ ...OWNER, firstname: "Alice", lastname: "Smith", role: "admin", status: "active" as const }],
  keys: [{ key: KEY, userEmail: OWNER.email }],
};

/** Of one listing: the page after the last one must be empty. */
const pagesOf = (count: number) => Math.floor((count + 1) / 500) + 2;

describe("what a run costs in requests as it grows (organization contract)", () => {
  it.each(SIZES)(
    "%d people",
    async (count) => {
      // A request that is refused and sent again would count twice.
      const world = await startWorld({ seed: SEED, knobs: { requestsPerWindow: 1_000_000 } });
      // Removals wait for each other by this clock; one on which waiting takes no time would part them.
      const core = world.core({ guards: { max_removals: count } }, { clock: fasterClock(20) });
      const everybody = (role: string) => Array.from({ length: count }, (_, i) => person(`p${i}`, { role }));
      const run = async (people: ReturnType<typeof everybody>) => {
        world.requests();
        expect(errors((await core.run(people)).applied)).toEqual([]);
        const requests = world.requests();
        const of = (verb: string) => requests.filter((line) => line.startsWith(`${verb} `)).length;
        return { of, reads: of("GET"), all: requests.length };
      };

      // The plan lists nobody of a team before it invites, beyond the one listing of each of the two processes.
      const invited = await run(everybody("viewer"));
      expect(invited.of("POST")).toBe(count);
      expect(invited.reads).toBeLessThanOrEqual(pagesOf(0) * 2 + 5);
      await expectSilence(core, everybody("viewer"));

      // Each PUT sends back what was read right before it, and its answer proves it.
      const changed = await run(everybody("operator"));
      expect(changed.of("PUT")).toBe(count);
      expect(changed.reads).toBeLessThanOrEqual(count + pagesOf(count) + 5);

      const removed = await run([]);
      expect(removed.of("DELETE")).toBe(count);
      const most = count <= 500 ? 1.3 * count + pagesOf(count) + 5 : 2 * count + pagesOf(count) + 10;
      // The plan's own look is one listing after three single reads.
      expect(removed.all).toBeLessThanOrEqual(most + pagesOf(count) + 3);
      expect(world.control.people()).toHaveLength(1);
    },
    600_000,
  );
});
