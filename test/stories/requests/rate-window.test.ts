// How long people take under the rate limit, on a clock that counts nothing but waiting.
import { accountSeed } from "../../support/account-world";
import { idleClock } from "../../support/idle-clock";
import { errors, person, startWorld } from "../../support/world";

const WINDOW_MS = 300_000;
/** `npm run test:long` sets AUTOMOX_TEST_LONG. */
const [PEOPLE, GRANTED] = process.env.AUTOMOX_TEST_LONG ? [10_000, 2_500] : [100, 25];
/** Nobody could be faster than one request each, with all that the limit grants. */
const FLOOR_MS = (PEOPLE / GRANTED) * WINDOW_MS;

it.each(["organization", "account"] as const)(
  `${PEOPLE} people under ${GRANTED} requests in 5 minutes, %s contract`,
  async (contract) => {
    const world = await startWorld({
      contract,
      seed: accountSeed(),
      knobs: { requestsPerWindow: GRANTED },
    });
    world.control.clock({ freeze: "now" });
    const clock = idleClock((ms) => void world.control.clock({ advance: ms }));
    const pacing = { request_timeout: "31s", requests_per_5_minutes: GRANTED };
    const core = world.core({ pacing, guards: { max_removals: PEOPLE } }, { clock });
    const everybody = Array.from({ length: PEOPLE }, (_, index) =>
      person(`p${index}`, {
        more: {
          ...(contract === "account" ? { first_name: null, last_name: null } : {}),
          timeouts: { create: "24h", delete: "24h" },
        },
      }),
    );
    /** What the apply waits. Its plan has had its own window, so that little numbers are not all plan. */
    const waitedFor = async (people: typeof everybody) => {
      const plan = await core.plan(people);
      clock.advance(WINDOW_MS);
      const before = clock.now();
      expect(errors(await core.apply(plan))).toEqual([]);
      const waited = clock.now() - before;
      clock.advance(WINDOW_MS);
      return waited;
    };
    try {
      const invited = await waitedFor(everybody);
      expect(invited).toBeGreaterThan(0.7 * FLOOR_MS);
      expect(invited).toBeLessThanOrEqual(1.06 * FLOOR_MS);
      const removed = await waitedFor([]);
      expect(world.control.people()).toHaveLength(1);
      // One request more for each where the list of everybody costs more than asking for those in flight.
      const each = PEOPLE > 4_500 ? 2 : 1.3;
      expect(removed).toBeLessThanOrEqual(Math.max(1.04 * each, 1.3 * 1.06) * FLOOR_MS);
      // The provider kept to the limit by itself.
      expect(world.control.log().filter(({ status }) => status === 429)).toEqual([]);
    } finally {
      clock.end();
    }
  },
  1_800_000,
);
