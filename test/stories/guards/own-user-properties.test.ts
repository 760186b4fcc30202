import fc from "fast-check";
import type { Declared } from "../../support/core/plan";
import { errors, KEY, ORG, OWNER, person, seedUser, startWorld, type World } from "../../support/world";

const CALL = { method: "PUT", path: "/accounts/{account}/users/{user}" } as const;

const MOVES = ["keep", "remove", "lower", "raise", "re-case"] as const;
type Move = (typeof MOVES)[number];

const scenario = fc.record({
  owner: fc.record({ role: fc.constantFrom("admin", "viewer"), move: fc.constantFrom(...MOVES) }),
  staff: fc.array(fc.constantFrom(...MOVES), { maxLength: 5 }),
  keys: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 16, maxLength: 16 }),
});

const order =
  (keys: readonly number[]) =>
  <T>(list: readonly T[]): readonly T[] =>
    list
      .map((item, index) => ({ item, key: keys[index % keys.length] ?? 0 }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);

interface One {
  readonly key: string;
  readonly email: string;
  readonly role: string;
  readonly move: Move;
}

const declare = ({ key, email, role }: One): Declared =>
  person(key, { email, role, more: { first_name: null, last_name: null } });

function after(one: One): readonly Declared[] {
  switch (one.move) {
    case "keep":
      return [declare(one)];
    case "remove":
      return [];
    case "lower":
      return [declare({ ...one, role: "viewer" })];
    case "raise":
      return [declare({ ...one, role: "admin" })];
    case "re-case":
      return [declare({ ...one, email: one.email.toUpperCase() })];
  }
}

/** Root keeps the organization's administration, so that only the owner of the key is at stake. */
const root = seedUser("root", { role: "admin", accountRole: "global-admin" });

describe.each(["organization", "account"] as const)("the owner of the key, %s contract", (contract) => {
  const provider = (ownUser: string) => ({
    guards: { own_user: ownUser, operator_without_zone: "off", max_removals: 1_000 },
    ...(contract === "account"
      ? { account: { role_change: "undocumented", role_change_request: CALL } }
      : {}),
  });

  const ownerIn = ({ control }: World) => control.person({ who: OWNER.email }).memberships;

  it("is never removed or lowered, in whatever order and mixture, and everybody else is", async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async ({ owner, staff, keys }) => {
        const people: readonly One[] = [
          { key: "alice", email: OWNER.email, ...owner },
          ...staff.map((move, index) => ({
            key: `p${index}`,
            email: `p${index}@example.com`,
            role: "operator",
            move,
          })),
        ];
        // The organization contract lets only administrators write: there the owner's role is the key's.
        const isAble = contract === "account" || owner.role === "admin";
        fc.pre(isAble);
        const world = await startWorld({
          contract,
          knobs: { roleChange: CALL },
          seed: {
            organizations: [{ id: ORG, name: "Acme" }],
            users: [
              { ...seedUser("alice", { accountRole: "global-admin", role: owner.role }), ...OWNER },
              root,
              ...people.slice(1).map(({ key, role }) => seedUser(key, { role })),
            ],
            keys: [{ key: KEY, userEmail: OWNER.email }],
          },
        });
        try {
          const free = world.core(provider("off"), { shuffle: order(keys) });
          await free.run(people.map(declare));
          const state = new Map(free.state);
          const before = ownerIn(world);
          const wanted = people.flatMap(after);
          const guarded = world.core(provider("error"), { shuffle: order(keys) });
          guarded.state = new Map(state);
          const isLoss = owner.move === "remove" || (owner.move === "lower" && owner.role === "admin");
          const plan = await guarded.plan(wanted);
          expect(errors(plan.diagnostics)).toEqual(isLoss ? ["guard/own-user"] : []);
          // Planned without the guard, it is stopped before the write, and nobody else is.
          const unguarded = isLoss ? await free.plan(wanted) : plan;
          const applied = errors(await guarded.apply(unguarded));
          expect(new Set(applied)).toEqual(new Set(isLoss ? ["guard/own-user"] : []));
          if (isLoss) expect(ownerIn(world)).toEqual(before);
          const left = world.control.people({ org: ORG }).map(({ email }) => email);
          for (const { email, move } of people.slice(1)) expect(left.includes(email)).toBe(move !== "remove");
        } finally {
          await world.end();
        }
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});
