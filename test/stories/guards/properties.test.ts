import fc from "fast-check";
import { equal, UNKNOWN, type Value } from "../../../src/cty/value";
import { attributeType } from "../../../src/framework/object-type";
import type { Core } from "../../support/core/core";
import type { Declared, Plan } from "../../support/core/plan";
import { errors, OWNER, person, startWorld, type World, warnings } from "../../support/world";

/** What is done to one managed person in a run. */
const MOVES = ["keep", "remove", "lower", "raise", "re-case", "replace", "forget"] as const;
type Move = (typeof MOVES)[number];

interface Someone {
  readonly role: "admin" | "operator" | "viewer";
  readonly accepted: boolean;
  readonly move: Move;
}

const someone: fc.Arbitrary<Someone> = fc.record({
  role: fc.constantFrom("admin", "admin", "operator", "viewer"),
  accepted: fc.boolean(),
  move: fc.constantFrom(...MOVES),
});
const staff = fc.array(someone, { minLength: 1, maxLength: 7 });
const shuffled = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 16, maxLength: 16 });

const RUNS = 25;
const quiet = { operator_without_zone: "off" } as const;
const nobody = { last_admin: "off", own_user: "off", max_removals: 1_000, ...quiet } as const;

const before = ({ role, move }: Someone, index: number): Declared =>
  person(`p${index}`, { role, more: { ...(move === "forget" ? { on_destroy: "keep" } : {}) } });

/** The configuration after the move; undefined: taken out. */
function after(one: Someone, index: number): Declared | undefined {
  const { role, move } = one;
  const key = `p${index}`;
  if (move === "remove" || move === "forget") return undefined;
  if (move === "lower") return person(key, { role: "viewer" });
  if (move === "raise") return person(key, { role: "admin" });
  if (move === "re-case") return person(key, { role, email: `P${index}@Example.com` });
  // A pending person's new address replaces them; an active one's is renamed in place and loses nothing.
  if (move === "replace") return person(key, { role, email: `other${index}@example.com` });
  return before(one, index);
}

const losesAccess = ({ move, accepted }: Someone): boolean =>
  move === "remove" || (move === "replace" && !accepted);
const isLowered = ({ move, role }: Someone): boolean => move === "lower" && role === "admin";

function order(keys: readonly number[]) {
  return <T>(list: readonly T[]): readonly T[] =>
    list
      .map((item, index) => ({ item, key: keys[index % keys.length] ?? 0 }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);
}

/** An organization as an earlier run left it, the key's owner no longer an administrator so that only the staff counts. */
async function standing(people: readonly Someone[], ownerIsAdmin: boolean): Promise<World> {
  const world = await startWorld();
  const core = world.core({ guards: nobody });
  await core.run(people.map(before));
  for (const [index, { accepted }] of people.entries())
    if (accepted) world.control.accept({ who: `p${index}@example.com` });
  if (!ownerIsAdmin) world.control.edit({ who: OWNER.email, set: { role: "viewer" } });
  await core.run(people.map(before)).catch(() => undefined); // a viewer's key cannot write, and nothing is to be written
  saved.set(world, new Map(core.state));
  return world;
}
const saved = new WeakMap<World, Core["state"]>();

async function planWith(
  world: World,
  { guards, people, keys }: { guards: object; people: readonly Someone[]; keys: readonly number[] },
): Promise<Plan> {
  const core = world.core({ guards: { ...quiet, ...guards } }, { shuffle: order(keys) });
  core.state = new Map(saved.get(world));
  return core.plan(people.flatMap((one, index) => after(one, index) ?? []));
}

describe("guards, whatever the order and the mixture", () => {
  it("the last active administrator cannot be planned away, and can with the guard off", async () => {
    await fc.assert(
      fc.asyncProperty(staff, shuffled, async (people, keys) => {
        const world = await standing(people, false);
        try {
          const others = { own_user: "off", max_removals: 1_000 };
          const plan = await planWith(world, { guards: others, people, keys });
          const admins = people.filter(({ role, accepted }) => role === "admin" && accepted);
          const left = admins.filter((one) => !losesAccess(one) && !isLowered(one));
          expect(errors(plan.diagnostics).includes("guard/last-admin")).toBe(
            admins.length > 0 && left.length === 0,
          );
          const off = await planWith(world, { guards: { ...others, last_admin: "off" }, people, keys });
          expect(errors(off.diagnostics)).toEqual([]);
        } finally {
          await world.end();
        }
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it("more than max_removals cannot be planned away, and those before the line pass", async () => {
    await fc.assert(
      fc.asyncProperty(staff, shuffled, fc.integer({ min: 0, max: 4 }), async (people, keys, allowed) => {
        const world = await standing(people, true);
        try {
          const plan = await planWith(world, {
            guards: { own_user: "off", max_removals: allowed },
            people,
            keys,
          });
          const leaving = people.filter(losesAccess).length;
          expect(errors(plan.diagnostics)).toEqual(
            Array.from({ length: Math.max(0, leaving - allowed) }, () => "guard/max-removals"),
          );
        } finally {
          await world.end();
        }
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it("planning twice with any change of the API between gives the same planned values", async () => {
    await fc.assert(
      fc.asyncProperty(staff, shuffled, fc.array(fc.nat(6)), async (people, keys, changed) => {
        const world = await standing(people, true);
        try {
          const core = world.core({ guards: nobody }, { shuffle: order(keys) });
          core.state = new Map(saved.get(world));
          const declared = [...people.flatMap((one, index) => after(one, index) ?? []), person("new")];
          const first = await core.plan(declared, { refresh: false });
          for (const index of changed) {
            if (index < people.length)
              world.control.edit({
                who: `p${index}@example.com`,
                set: { role: "operator", firstname: "changed" },
              });
          }
          world.control.addByHand({
            email: "new@example.com",
            firstname: "new",
            lastname: "Example",
            role: "viewer",
            status: "active",
          });
          const second = await core.plan(declared, { refresh: false });
          expect(errors(second.diagnostics)).toEqual(errors(first.diagnostics));
          for (const change of first.changes) {
            const again = second.changes.find(({ address }) => address === change.address);
            expect(again?.action).toBe(change.action);
            for (const [name, attribute] of Object.entries(core.schema(change.type))) {
              const a: Value = change.planned?.[name] ?? null;
              const b: Value = again?.planned?.[name] ?? null;
              expect(a === UNKNOWN ? b === UNKNOWN : equal(attributeType(attribute), a, b)).toBe(true);
            }
          }
          expect(warnings(second.diagnostics)).toContain("user/taken-over");
        } finally {
          await world.end();
        }
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});
