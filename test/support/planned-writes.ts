// What an apply may change at Automox: what its plan showed changing, and nothing else. Random people, plans and console edits in
// between; the two worlds before and after the apply are compared, attribute by attribute.
import fc from "fast-check";
import { type ObjectValue, UNKNOWN, type Value } from "../../src/cty/value";
import type { Person } from "../../src/simulator/world/store";
import { accountSeed, EUROPE } from "./account-world";
import { CONTRACTS, type ContractName, contractWorld } from "./contracts";
import type { Change, Declared, Plan } from "./core/plan";
import type { Told } from "./core/process";
import type { Plain } from "./core/values";
import { SCIM } from "./scim-world";
import { ORG, person, type World } from "./world";

const ROLES = ["admin", "operator", "viewer"] as const;
const NAMES = ["Ada", "Bea", "Cleo"] as const;
const ACCOUNT_ROLES = ["no-global-access", "global-admin"] as const;

/** One person's configuration; undefined: the attribute is not written. */
interface Written {
  readonly role: (typeof ROLES)[number];
  readonly first_name?: string | undefined;
  readonly last_name?: string | undefined;
  readonly prefs_json?: string | undefined;
  readonly two_factor?: string | undefined;
  readonly two_factor_reset?: string | undefined;
  readonly two_factor_reset_to?: string | undefined;
  readonly active?: boolean | undefined;
  readonly account_role?: string | undefined;
  readonly europe?: string | undefined;
}

/** What somebody does at the console between the plan and its apply. */
interface ConsoleEdit {
  readonly role?: string;
  readonly firstname?: string;
  readonly lastname?: string;
  readonly prefs?: Record<string, unknown>;
  readonly twoFactor?: string | null;
  readonly accountRole?: string;
  readonly status?: "active" | "disabled";
  /** The person gives themselves another address. */
  readonly moves?: boolean;
}

export interface Someone {
  readonly before: Written;
  readonly accepted: boolean;
  /** Attributes written otherwise in the plan that is applied; null: the person is taken out of the configuration. */
  readonly change: Partial<Written> | null;
  readonly renamed: boolean;
  readonly edit: ConsoleEdit;
  /** Somebody whom no state has and who is there: the apply takes them over. */
  readonly unmanaged: boolean;
}

export interface Scenario {
  readonly contract: ContractName;
  readonly people: readonly Someone[];
  readonly refresh: boolean;
  /** Role changes and stale invitations take people out and invite them again. */
  readonly reinvites: boolean;
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const prefs = fc.constantFrom('{"digest":"weekly"}', '{"digest":"daily","theme":"dark"}');

function written(contract: ContractName): fc.Arbitrary<Written> {
  const both = {
    role: fc.constantFrom(...ROLES),
    first_name: maybe(fc.constantFrom(...NAMES)),
    last_name: maybe(fc.constantFrom("Example", "Second")),
    active: maybe(fc.boolean()),
    two_factor: maybe(fc.constant("enabled")),
    two_factor_reset: maybe(fc.constantFrom("first", "second")),
    two_factor_reset_to: fc.option(fc.constantFrom("email", "disabled"), { nil: undefined, freq: 1 }),
  };
  // An invitation of this contract needs both names.
  const names = { first_name: fc.constantFrom(...NAMES), last_name: fc.constantFrom("Example", "Second") };
  if (contract === "organization") return fc.record({ ...both, ...names, prefs_json: maybe(prefs) });
  return fc.record({
    ...both,
    account_role: maybe(fc.constantFrom(...ACCOUNT_ROLES)),
    europe: maybe(fc.constantFrom(...ROLES)),
  });
}

const edit: fc.Arbitrary<ConsoleEdit> = fc.record(
  {
    role: fc.constantFrom(...ROLES),
    firstname: fc.constantFrom(...NAMES),
    lastname: fc.constantFrom("Example", "Console"),
    prefs: fc.constant({ digest: "never", more: 1 }),
    twoFactor: fc.constantFrom(null, "google"),
    accountRole: fc.constantFrom(...ACCOUNT_ROLES),
    status: fc.constantFrom("active", "disabled"),
    moves: fc.boolean(),
  },
  { requiredKeys: [] },
);

function someone(contract: ContractName): fc.Arbitrary<Someone> {
  return written(contract).chain((before) =>
    fc.record({
      before: fc.constant(before),
      accepted: fc.boolean(),
      change: fc.option(
        written(contract).chain((after) =>
          fc
            .subarray(Object.keys(after) as (keyof Written)[])
            .map((keys) => Object.fromEntries(keys.map((key) => [key, after[key]])) as Partial<Written>),
        ),
        { freq: 6 },
      ),
      renamed: fc.integer({ min: 0, max: 5 }).map((number) => number === 0),
      edit,
      unmanaged: fc.integer({ min: 0, max: 3 }).map((number) => number === 0),
    }),
  );
}

export const scenarios = (contract: ContractName): fc.Arbitrary<Scenario> =>
  fc.record({
    contract: fc.constant(contract),
    people: fc.array(someone(contract), { minLength: 1, maxLength: 3 }),
    refresh: fc.boolean(),
    reinvites: fc.boolean(),
  });

export interface Writes {
  readonly changed: readonly string[];
  readonly unshown: readonly string[];
}

const NONE: Writes = { changed: [], unshown: [] };

const GUARDS: Plain = {
  guards: { last_admin: "off", own_user: "off", max_removals: 1_000, operator_without_zone: "off" },
};

function declared(one: Written, index: number, { renamed = false, reinvites = false } = {}): Declared {
  const { europe, role, ...rest } = one;
  const more = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Plain;
  const names = { first_name: null, last_name: null } as const;
  return person(`p${index}`, {
    role,
    email: renamed ? `renamed${index}@example.com` : `p${index}@example.com`,
    more: {
      ...names,
      ...more,
      on_existing: "adopt",
      ...(reinvites ? { invitation: { max_age: "5d", on_stale: "reinvite" } } : {}),
      ...(europe === undefined ? {} : { zone_roles: new Map([[String(EUROPE), europe]]) }),
    },
  });
}

/** Everything Automox has of somebody, one word an attribute, by the number that stays theirs. */
function attributesOf({
  email,
  firstname,
  lastname,
  prefs: own,
  ...rest
}: Person): ReadonlyMap<string, unknown> {
  const { twoFactor, accountRole, memberships } = rest;
  const zones = memberships.flatMap(({ org, role, status }) => [
    [`role@${org}`, role] as const,
    [`active@${org}`, status !== "disabled"] as const,
  ]);
  return new Map<string, unknown>([
    ["email", email],
    ["first_name", firstname ?? ""],
    ["last_name", lastname ?? ""],
    ["prefs_json", JSON.stringify(own)],
    ["two_factor", twoFactor],
    ["account_role", accountRole],
    ...zones,
  ]);
}

/** "p0" for everybody whose address ends its first part with 0, whatever became of it; numbers at Automox change hands. */
const keyOf = (email: string): string => `p${/(\d)@/.exec(email)?.[1] ?? email}`;

type Snapshot = ReadonlyMap<string, ReadonlyMap<string, unknown>>;
const snapshot = (world: World): Snapshot =>
  new Map(world.control.people().map((one) => [keyOf(one.email), attributesOf(one)]));

/** "p0 role@12345" for all that is otherwise in the later world. */
function changedPairs(before: Snapshot, after: Snapshot): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    const names = new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])]);
    return [...names].filter((name) => was?.get(name) !== is?.get(name)).map((name) => `${key} ${name}`);
  });
}

/** What a plan shows changing, in the same words. A creation, a replacement and a removal may change everything of one person. */
function shownPairs(
  scenario: Scenario,
  { plan, applied, there }: { plan: Plan; applied: readonly Told[]; there: Snapshot },
): ReadonlySet<string> {
  const shown = plan.changes
    .filter(({ action }) => action !== "no-op")
    .flatMap((change) => {
      const key = keyOf(String((change.prior ?? change.planned)?.email));
      const isThere = there.get(key)?.get("email") === change.planned?.email;
      const names = shownOf(change, { applied, isThere });
      return [...names, ...lostWithRecord(names, change, scenario)].map((name) => `${key} ${name}`);
    });
  return new Set(shown);
}

function shownOf(
  change: Change,
  { applied, isThere }: { applied: readonly Told[]; isThere: boolean },
): readonly string[] {
  if (change.action === "update") return changedAttributes(change);
  if (change.action === "create" && isThere) return namedInTakeOver(change, applied);
  return [...ATTRIBUTES, ...PLACES];
}

const PLACES = [`role@${ORG}`, `active@${ORG}`, `role@${EUROPE}`, `active@${EUROPE}`];
const ATTRIBUTES = ["email", "first_name", "last_name", "prefs_json", "two_factor", "account_role"] as const;

function changedAttributes({ prior, planned }: Change): readonly string[] {
  const differs = (name: string) => planned?.[name] === UNKNOWN || !same(prior?.[name], planned?.[name]);
  return [
    ...ATTRIBUTES.filter(differs),
    ...(differs("two_factor_reset") ? ["two_factor"] : []),
    ...(differs("role") ? [`role@${ORG}`] : []),
    // SCIM has one `active` for all organizations.
    ...(differs("active") ? [`active@${ORG}`, `active@${EUROPE}`] : []),
    ...(same(zoneRole(prior), zoneRole(planned)) ? [] : [`role@${EUROPE}`, `active@${EUROPE}`]),
  ];
}

/** Whoever is taken out and invited again is another record; what no invitation of the contract carries is gone with the old one. */
const LOST = {
  organization: ["two_factor", "account_role"],
  account: ["two_factor", "first_name", "last_name", "prefs_json"],
} as const;

function lostWithRecord(
  shown: readonly string[],
  { prior, planned }: Change,
  { contract, reinvites }: Scenario,
) {
  const isResent = prior?.stale === true && planned?.stale === false;
  const isMoved = contract === "account" && reinvites && shown.some((name) => name.startsWith("role@"));
  return isResent || isMoved ? LOST[contract] : [];
}

const zoneRole = (state: ObjectValue | null): Value | undefined =>
  state?.zone_roles instanceof Map ? (state.zone_roles.get(String(EUROPE)) as Value) : undefined;
const same = (a: Value | undefined, b: Value | undefined): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** The attributes that the preview of a take-over names, as the apply's own planning told it. */
function namedInTakeOver({ address }: Change, applied: readonly Told[]): readonly string[] {
  const texts = applied
    .filter((one) => one.address === address && one.code === "user/taken-over")
    .map(({ detail }) => detail);
  const text = texts.join(" ");
  return [
    ...ATTRIBUTES.filter((name) => new RegExp(`\\b${name}\\b`).test(text)),
    ...(/\brole\b/.test(text) ? [`role@${ORG}`] : []),
    ...(/\bactive\b/.test(text) ? [`active@${ORG}`, `active@${EUROPE}`] : []),
    ...(/\bzone_roles\b/.test(text) ? [`role@${EUROPE}`, `active@${EUROPE}`] : []),
  ];
}

/** Lives through a scenario; answers what the apply changed, and what of that its plan did not show. */
export async function writesOf(scenario: Scenario): Promise<Writes> {
  const { contract, people, refresh, reinvites } = scenario;
  const world = await contractWorld(CONTRACTS[contract], { seed: accountSeed(), knobs: { tfaType: "word" } });
  try {
    const account = contract === "account" && reinvites ? { account: { role_change: "reinvite" } } : {};
    const core = world.core({ ...GUARDS, ...SCIM, ...account });
    const managed = people.flatMap((one, index) =>
      one.unmanaged ? [] : [declared(one.before, index, { reinvites })],
    );
    for (const [index, { before, unmanaged }] of people.entries())
      if (unmanaged)
        world.control.addByHand({
          email: `p${index}@example.com`,
          firstname: "There",
          lastname: "Already",
          role: before.role,
        });
    if ((await core.plan(managed)).failed) return NONE;
    await core.run(managed);
    for (const [index, { accepted, unmanaged }] of people.entries())
      if (accepted && !unmanaged && isPending(world, index))
        world.control.accept({ who: `p${index}@example.com`, firstname: `p${index}`, lastname: "Example" });
    await core.run(managed).catch(() => undefined);
    if (reinvites) world.pass(6);
    const wanted = people.flatMap((one, index) =>
      one.change === null
        ? []
        : [
            declared({ ...one.before, ...one.change }, index, {
              renamed: one.renamed && !one.unmanaged,
              reinvites,
            }),
          ],
    );
    const plan = await core.plan(wanted, { refresh });
    if (plan.failed) return NONE;
    for (const [index, one] of people.entries()) editAtConsole(world, index, one.edit);
    const before = snapshot(world);
    const applied = await core.apply(plan);
    const shown = shownPairs(scenario, { plan, applied, there: before });
    const changed = changedPairs(before, snapshot(world));
    return { changed, unshown: changed.filter((pair) => !shown.has(pair)) };
  } finally {
    await world.end();
  }
}

function editAtConsole(world: World, index: number, { moves, ...set }: ConsoleEdit): void {
  const who = `p${index}@example.com`;
  if (!world.control.people().some(({ email }) => email === who)) return;
  // Nobody who has not accepted can sign in and give themselves another address.
  const canMove = moves && !isPending(world, index);
  world.control.edit({ who, set: { ...set, ...(canMove ? { email: `moved${index}@example.com` } : {}) } });
}

const isPending = (world: World, index: number): boolean =>
  world.control
    .people()
    .some(
      ({ email, memberships }) =>
        email === `p${index}@example.com` && memberships.some(({ status }) => status === "pending"),
    );
