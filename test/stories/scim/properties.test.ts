import fc from "fast-check";
import { scimCore } from "../../support/scim-world";
import { errors, expectSilence, person, seedUser, startWorld, type World } from "../../support/world";

/** What somebody wants, and what others do between the runs. */
const KEYS = ["ann", "ben", "cid"] as const;
const step = fc.oneof(
  fc.record({
    act: fc.constant("declare" as const),
    who: fc.constantFrom(...KEYS),
    active: fc.boolean(),
  }),
  fc.record({
    act: fc.constant("switch" as const),
    who: fc.constantFrom(...KEYS),
    status: fc.constantFrom("active" as const, "disabled" as const),
  }),
);

const knobs = fc.record({
  disabledPeople: fc.constantFrom("listed", "by-id", "hidden"),
  scimActive: fc.constantFrom("boolean", "text"),
  scimFilter: fc.constantFrom("folded", "exact", "ignored"),
  scimPatchAnswer: fc.constantFrom("user", "no-content"),
  scimMaximumPage: fc.integer({ min: 1, max: 4 }),
} as const);

const statusOf = (world: World, key: string) =>
  world.control.people().find(({ email }) => email === `${key}@example.com`)?.memberships[0]?.status;

const declared = (wanted: ReadonlyMap<string, boolean>) =>
  [...wanted].map(([key, active]) => person(key, { more: { active } }));

it("whatever is declared and whatever others do, one apply makes it so, and the next plan is empty", async () => {
  await fc.assert(
    fc.asyncProperty(knobs, fc.array(step, { minLength: 1, maxLength: 8 }), async (turned, steps) => {
      const world = await startWorld({ knobs: turned });
      try {
        for (const key of KEYS) world.control.addByHand(seedUser(key));
        const core = scimCore(world, { guards: { max_removals: 100 } });
        // Managed throughout: an unmanaged disabled person may be out of sight, and then counts as gone.
        const wanted = new Map<string, boolean>(KEYS.map((key) => [key, true]));
        await core.run(declared(wanted));
        for (const one of steps) {
          if (one.act === "switch")
            world.control.edit({ who: `${one.who}@example.com`, set: { status: one.status } });
          else wanted.set(one.who, one.active);
          expect(errors((await core.run(declared(wanted))).applied)).toEqual([]);
          for (const [key, active] of wanted)
            expect(`${key} ${statusOf(world, key)}`).toBe(`${key} ${active ? "active" : "disabled"}`);
          await expectSilence(core, declared(wanted));
        }
        expect(world.control.invitations()).toEqual([]);
        expect(world.control.people()).toHaveLength(KEYS.length + 1);
      } finally {
        await world.end();
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);
