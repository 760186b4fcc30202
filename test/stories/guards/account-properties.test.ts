import fc from "fast-check";
import { ASIA, accountSeed, EUROPE, membership, ZONE } from "../../support/account-world";
import type { Core } from "../../support/core/core";
import type { Declared } from "../../support/core/plan";
import { errors, KEY, ORG, OWNER, person, startWorld, type World } from "../../support/world";

const CALL = { method: "PUT", path: "/accounts/{account}/users/{user}" } as const;
const ZONES = [ORG, EUROPE, ASIA] as const;

const MOVES = [
  "keep",
  "remove",
  "leave",
  "lower",
  "lower zones",
  "take zones",
  "raise",
  "step down",
  "step down",
  "reset",
] as const;

interface Someone {
  readonly role: string;
  /** Roles in the two further zones; null: not there. */
  readonly europe: string | null;
  readonly asia: string | null;
  /** Whether the further zones are entries of zone_roles, or memberships of their own. */
  readonly isOneResource: boolean;
  readonly isGlobal: boolean;
  readonly accepted: boolean;
  readonly move: (typeof MOVES)[number];
}

const role = fc.constantFrom("admin", "operator", "viewer");
const someone: fc.Arbitrary<Someone> = fc.record({
  role,
  europe: fc.option(role, { freq: 3 }),
  asia: fc.option(role, { freq: 3 }),
  isOneResource: fc.boolean(),
  isGlobal: fc.boolean(),
  accepted: fc.integer({ min: 0, max: 3 }).map((one) => one > 0),
  move: fc.constantFrom(...MOVES),
});

const scenario = fc.record({
  staff: fc.array(someone, { minLength: 1, maxLength: 4 }),
  /** The owner of the key, who is a global administrator and declared like everybody else. */
  owner: someone.map((one) => ({ ...one, isGlobal: true, accepted: true })),
  roleChange: fc.constantFrom("fail", "reinvite", "undocumented", "undocumented"),
  lastZone: fc.constantFrom("leaves-account", "unassigned"),
  allowed: fc.constantFrom(0, 1, 2, 9),
  keys: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 16, maxLength: 16 }),
});
type Scenario = typeof scenario extends fc.Arbitrary<infer S> ? S : never;

const emailOf = (key: string) => (key === "alice" ? OWNER.email : `${key}@example.com`);
const further = ({ europe, asia }: Someone): readonly (readonly [number, string])[] =>
  (
    [
      [EUROPE, europe],
      [ASIA, asia],
    ] as const
  ).flatMap(([org, word]) => (word === null ? [] : [[org, word] as const]));

/** One person as declared: the user, and memberships where the zones are not theirs. */
function declare(key: string, one: Someone, more: Record<string, unknown> = {}): readonly Declared[] {
  const zones = further(one);
  const user = person(key, {
    email: emailOf(key),
    role: one.role,
    more: {
      first_name: null,
      last_name: null,
      ...(one.isOneResource && zones.length > 0
        ? { zone_roles: new Map(zones.map(([org, word]) => [String(org), word])) }
        : {}),
      ...(one.isGlobal ? { account_role: "global-admin" } : {}),
      ...(one.move === "leave" ? { on_destroy: "remove_from_account" } : {}),
      ...more,
    },
  });
  return one.isOneResource ? [user] : [user, ...zones.map(([org, word]) => membership(key, org, word))];
}

function after(key: string, one: Someone): readonly Declared[] {
  const all = (word: string) => ({ europe: one.europe && word, asia: one.asia && word });
  switch (one.move) {
    case "keep":
      return declare(key, one);
    case "remove":
    case "leave":
      return [];
    case "lower":
      return declare(key, { ...one, role: "viewer" });
    case "lower zones":
      return declare(key, { ...one, ...all("viewer") });
    case "take zones":
      return declare(key, { ...one, europe: null, asia: null });
    case "raise":
      return declare(key, { ...one, role: "admin", ...all("admin") });
    case "step down":
      return declare(key, { ...one, isGlobal: true }, { account_role: "no-global-access" });
    case "reset":
      return declare(key, one, { two_factor_reset: "lost phone" });
  }
}

const named = ({ staff, owner }: Scenario): readonly (readonly [string, Someone])[] => [
  ["alice", owner],
  ...staff.map((one, index) => [`p${index}`, one] as const),
];

function order(keys: readonly number[]) {
  return <T>(list: readonly T[]): readonly T[] =>
    list
      .map((item, index) => ({ item, key: keys[index % keys.length] ?? 0 }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);
}

/** Everybody as the scenario has them, with the state of an earlier run. */
async function standing(given: Scenario): Promise<{ world: World; state: Core["state"] }> {
  const { organizations } = accountSeed();
  const users = named(given).map(([key, one]) => ({
    ...(key === "alice" ? { id: OWNER.id } : {}),
    email: emailOf(key),
    firstname: key,
    lastname: "Example",
    org: ORG,
    role: one.role,
    status: one.accepted ? ("active" as const) : ("pending" as const),
    accountRole: one.isGlobal ? "global-admin" : "no-global-access",
    twoFactor: "google",
  }));
  const world = await startWorld({
    contract: "account",
    seed: { organizations, users, keys: [{ key: KEY, userEmail: OWNER.email }] },
    knobs: { lastZone: given.lastZone as "unassigned", roleChange: CALL },
  });
  for (const [key, one] of named(given)) {
    for (const [org, word] of further(one)) {
      world.control.addByHand({
        email: emailOf(key),
        firstname: key,
        lastname: "Example",
        org,
        role: word,
        status: one.accepted ? "active" : "pending",
      });
    }
  }
  const core = world.core(provider(given, NO_GUARDS));
  expect(errors((await core.run(named(given).flatMap(([key, one]) => declare(key, one)))).applied)).toEqual(
    [],
  );
  return { world, state: core.state };
}

const NO_GUARDS = { last_admin: "off", own_user: "off", max_removals: 1_000 };

const provider = ({ roleChange }: Scenario, guards: object) => ({
  guards,
  account: { role_change: roleChange, role_change_request: CALL },
});

/** Active administrators of a zone: by their role there, or by the account's. */
const adminsOf = (world: World, org: number): readonly string[] =>
  world.control.people().flatMap(({ email, accountRole, memberships }) => {
    const here = memberships.find((one) => one.org === org);
    const isAdmin = here?.status === "active" && (here.role === "admin" || accountRole === "global-admin");
    return isAdmin ? [email] : [];
  });

const peopleOf = (world: World, org: number): readonly string[] =>
  world.control.people({ org }).map(({ email }) => email);

/** What the owner of the key must not lose: every zone, and the administration of those that are administered. */
const rightsOfOwner = ({ control }: World): readonly string[] => {
  const { memberships, accountRole } = control.person({ who: OWNER.email });
  const zones = memberships.flatMap(({ org, role: word }) =>
    word === "admin" ? [`${org}`, `${org} admin`] : [`${org}`],
  );
  return [accountRole, ...zones];
};

/** Zone by zone, who was taken out of it by a request, for good or for a moment. */
const takenFrom = (requests: readonly string[], org: number): ReadonlySet<string> =>
  new Set(
    requests.filter((line) => line.startsWith("DELETE") && line.includes(`/zones/${ZONE[org]}/users/`)),
  );

const stopped = new Set<string>();

describe("guards of the account contract, whatever the order and the mixture", () => {
  it("leave every zone an administrator, the key's owner their rights, and max_removals standing", async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (given) => {
        const { world, state } = await standing(given);
        try {
          const before = ZONES.map((org) => ({
            org,
            admins: adminsOf(world, org),
            people: peopleOf(world, org),
          }));
          const owner = rightsOfOwner(world);
          const guarded = world.core(provider(given, { max_removals: given.allowed }), {
            shuffle: order(given.keys),
          });
          guarded.state = new Map(state);
          const wanted = named(given).flatMap(([key, one]) => after(key, one));
          let plan = await guarded.plan(wanted);
          for (const code of errors(plan.diagnostics)) stopped.add(code);
          if (plan.failed) {
            // What a plan without guards has agreed to must still be stopped before the writes.
            const free = world.core(provider(given, NO_GUARDS), { shuffle: order(given.keys) });
            free.state = new Map(state);
            plan = await free.plan(wanted);
          }
          if (plan.failed) return;
          world.requests();
          for (const code of errors(await guarded.apply(plan))) stopped.add(code);
          const requests = world.requests();
          for (const { org, admins, people } of before) {
            if (admins.length > 0) expect([org, adminsOf(world, org)]).not.toEqual([org, []]);
            const left = peopleOf(world, org);
            const gone = people.filter((email) => !left.includes(email));
            expect(Math.max(gone.length, takenFrom(requests, org).size)).toBeLessThanOrEqual(given.allowed);
          }
          expect(rightsOfOwner(world)).toEqual(expect.arrayContaining([...owner]));
        } finally {
          await world.end();
        }
      }),
      { numRuns: process.env.AUTOMOX_TEST_LONG ? 200 : 20 },
    );
    // Otherwise the scenarios would prove nothing.
    expect([...stopped]).toEqual(
      expect.arrayContaining(["guard/last-admin", "guard/own-user", "guard/max-removals"]),
    );
  }, 240_000);
});
