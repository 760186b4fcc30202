import fc from "fast-check";
import type { Declared } from "../../support/core/plan";
import { errors, person, startWorld } from "../../support/world";

/** How one person's resource is written anew in a later run. */
const WAYS = ["stay", "rename", "re-case", "re-case the key", "create before destroy", "remove"] as const;
type Way = (typeof WAYS)[number];

const KEYS = ["ada", "bob", "cyd", "dan"];
const shuffled = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 });

function later(key: string, way: Way): Declared | undefined {
  const email = `${key}@example.com`;
  const same = { first_name: key };
  if (way === "remove") return undefined;
  if (way === "rename") return person(`${key}_renamed`, { email, more: same });
  if (way === "re-case") return person(key, { email: email.toUpperCase() });
  if (way === "re-case the key") return person(key.toUpperCase(), { email: email.toUpperCase(), more: same });
  // Moved to another address within one run by creating first: Terraform's own order of a replacement.
  if (way === "create before destroy")
    return { ...person(key, { role: "operator" }), createBeforeDestroy: true };
  return person(key);
}

const changesAddress = (way: Way): boolean => way === "rename" || way === "re-case the key";

describe("whoever should stay, stays", () => {
  it("a rename without moved, a re-cased key and create_before_destroy never remove anybody", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(...KEYS.map(() => fc.constantFrom(...WAYS))),
        shuffled,
        async (ways, keys) => {
          const world = await startWorld();
          try {
            const shuffle = <T>(list: readonly T[]): readonly T[] =>
              list
                .map((item, index) => ({ item, at: keys[index % keys.length] ?? 0 }))
                .sort((a, b) => a.at - b.at)
                .map(({ item }) => item);
            const core = world.core(
              { guards: { max_removals: 100, operator_without_zone: "off" } },
              { shuffle },
            );
            await core.run(KEYS.map((key) => person(key)));
            const ids = new Map(world.control.people().map(({ email, id }) => [email, id]));
            const plan = await core.plan(
              KEYS.flatMap((key, index) => later(key, ways[index] ?? "stay") ?? []),
            );
            const moved = ways.filter(changesAddress).length;
            // Every such person is met twice, and the second meeting is the error, whichever it is.
            expect(errors(plan.diagnostics)).toEqual(
              Array.from({ length: moved }, () => "user/removed-and-created"),
            );
            if (!plan.failed) expect(errors(await core.apply(plan))).toEqual([]);
            const stay = KEYS.filter((_key, index) => plan.failed || ways[index] !== "remove").map(
              (key) => `${key}@example.com`,
            );
            const there = new Map(world.control.people().map(({ email, id }) => [email, id]));
            for (const email of stay)
              expect([email, there.get(email), world.mails(email)]).toEqual([email, ids.get(email), 1]);
          } finally {
            await world.end();
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
