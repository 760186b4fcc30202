// Random plans beside the roster that they are made for: what an independent model and the review are both asked about.
import fc from "fast-check";
import type { Roster } from "../../../src/access/facts/roster";
import { type Change, type Json, ORG, planJson } from "../access/plan-builder";

const FAR = 777;
const THIRD = 888;
const ZONES: Readonly<Record<number, string>> = {
  [ORG]: "0c0c0c0c-0000-4000-8000-000000012345",
  [FAR]: "0c0c0c0c-0000-4000-8000-000000000777",
  [THIRD]: "0c0c0c0c-0000-4000-8000-000000000888",
};
export const orgOfZone = (key: string): string =>
  Object.keys(ZONES).find((org) => ZONES[Number(org)] === key.toLowerCase()) ?? key;

const VERBS = [
  "none",
  "create",
  "update",
  "update",
  "replace",
  "remove",
  "remove",
  "forget",
  "deposed",
  "import",
  "move",
] as const;

type Verb = (typeof VERBS)[number];
export type Live = NonNullable<Roster["people"][number]>;

/** What one resource instance does, as the plan tells it and as the model applies it. */
export interface Step {
  readonly address: string;
  readonly type: "automox_user" | "automox_org_membership";
  readonly verb: Verb;
  readonly before: Json | null;
  readonly after: Json | null;
  readonly unknown: readonly string[];
  readonly sensitive: readonly string[];
  readonly deferred: boolean;
  readonly stack: "prod" | "test";
}

export interface Scenario {
  readonly live: readonly Live[];
  readonly keyOwner: string;
  readonly steps: readonly Step[];
  readonly roleChange: "direct" | "fail" | "reinvite";
  readonly limits: {
    readonly minAdmins: number;
    readonly requiredAdmins: readonly string[];
    readonly maxRemovals: number | null;
    readonly maxDemotions: number;
    readonly maxInvites: number;
  };
}

/** Stands for the person's own address in capitals. */
const SPELLED = "";
const NAMES = ["ada", "bob", "cyd", "dan", "eve", "fay", "gus"];
const role = fc.constantFrom("viewer", "operator", "admin", "zone-admin", "read-only", "admin");
const maybe = <T>(value: fc.Arbitrary<T>, weight = 2) =>
  fc.oneof({ weight, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });
const accountRole = fc.constantFrom("no-global-access", "no-global-access", "account-admin", "global-admin");
const zones = fc.dictionary(fc.constantFrom(String(FAR), ZONES[THIRD] ?? ""), role, {
  maxKeys: 2,
  noNullPrototype: true,
});

const somebody = fc.record({
  home: fc.oneof({ weight: 5, arbitrary: role }, { weight: 1, arbitrary: fc.constant(null) }),
  far: maybe(role, 1),
  third: maybe(role, 2),
  account: accountRole,
  status: fc.constantFrom<Live["status"]>("active", "active", "active", "pending", "disabled"),
});

/** What the configuration may want otherwise; null leaves it as it is. */
const tweaks = fc.record({
  role: maybe(role, 1),
  account_role: maybe(accountRole),
  zone_roles: maybe(zones),
  active: maybe(fc.boolean(), 4),
  email: maybe(fc.constantFrom("new@example.com", "other@example.com", SPELLED), 5),
  two_factor: maybe(fc.constant("enabled"), 4),
  two_factor_reset: maybe(fc.constantFrom("lost", "lost again"), 5),
  two_factor_reset_to: maybe(fc.constantFrom("email", "disabled"), 5),
  first_name: maybe(fc.constantFrom("Secunda", "Tertia"), 4),
  prefs_json: maybe(fc.constantFrom('{"a":1}', '{"b":"x"}'), 5),
});

const policies = fc.record({
  on_existing: maybe(fc.constantFrom("adopt", "adopt_if_same", "fail"), 1),
  on_destroy: maybe(fc.constantFrom("remove", "remove_from_account", "deactivate", "keep"), 2),
  on_destroy_api_keys: maybe(fc.constantFrom("disable", "delete"), 3),
});

const HIDEABLE = [
  "email",
  "role",
  "account_role",
  "zone_roles",
  "active",
  "two_factor",
  "two_factor_reset",
  "first_name",
  "org_id",
];

const act = fc.record({
  verb: fc.constantFrom<Verb>(...VERBS),
  type: fc.constantFrom<Step["type"]>("automox_user", "automox_user", "automox_org_membership"),
  tracksFar: fc.boolean(),
  tweaks,
  before: policies,
  after: policies,
  hidden: maybe(
    fc.record({ name: fc.constantFrom(...HIDEABLE), how: fc.constantFrom("unknown", "sensitive") }),
    3,
  ),
  isOtherOrg: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
  deferred: fc.integer({ min: 0, max: 7 }).map((n) => n === 0),
  stack: fc.constantFrom<Step["stack"]>("prod", "test"),
});

type Somebody = { -readonly [K in keyof ReturnType<typeof liveOf>]: ReturnType<typeof liveOf>[K] };
const liveOf = (
  who: {
    home: string | null;
    far: string | null;
    third: string | null;
    account: string;
    status: Live["status"];
  },
  at: number,
) => ({
  userId: 100 + at,
  uuid: null,
  email: `${NAMES[at]}@example.com`,
  firstName: "Prima",
  lastName: "Example",
  status: who.status,
  accountRole: who.account,
  twoFactor: "unknown" as const,
  twoFactorMethod: null,
  createdAt: null,
  updatedAt: null,
  memberships: (
    [
      [ORG, who.home],
      [FAR, who.far],
      [THIRD, who.third],
    ] as const
  ).flatMap(([org, held]) =>
    held === null ? [] : [{ org, role: held, status: who.status, createdAt: null }],
  ),
});

const without = (json: Json): Json =>
  Object.fromEntries(Object.entries(json).filter(([, value]) => value !== null && value !== undefined));

interface Act {
  readonly verb: Verb;
  readonly type: Step["type"];
  readonly tracksFar: boolean;
  readonly tweaks: Json;
  readonly before: Json;
  readonly after: Json;
  readonly hidden: { readonly name: string; readonly how: string } | null;
  readonly isOtherOrg: boolean;
  readonly deferred: boolean;
  readonly stack: Step["stack"];
}

/** A resource of a person who is managed as the roster has them, or who comes. */
function stepOf(person: Somebody, doing: Act, address: string): Step {
  const { type, tweaks: wanted, hidden, deferred, stack, tracksFar } = doing;
  const isUser = type === "automox_user";
  const org = isUser ? ORG : FAR;
  const roleIn = (place: number) => person.memberships.find((each) => each.org === place)?.role ?? null;
  const own = roleIn(org);
  const verb = own === null && doing.verb !== "none" ? "create" : doing.verb;
  const tracked = tracksFar && isUser ? without({ [FAR]: roleIn(FAR) }) : {};
  // Refused while other zones are left.
  const isWhole = person.memberships.every((each) => each.org === org || String(each.org) in tracked);
  const { on_destroy } = doing.before;
  const policy =
    on_destroy === "remove_from_account" && !isWhole ? { ...doing.before, on_destroy: null } : doing.before;
  const here: Json = {
    id: `${org}/${person.email}`,
    org_id: org,
    email: person.email,
    first_name: "Prima",
    last_name: "Example",
    role: own ?? "viewer",
    account_role: isUser ? person.accountRole : null,
    zone_roles: Object.keys(tracked).length > 0 ? tracked : null,
    active: isUser && person.status === "disabled" ? false : null,
    status: person.status,
    stale: false,
    user_id: person.userId,
    ...(verb === "create" ? {} : policy),
  };
  const changed = Object.fromEntries(
    Object.entries(without(wanted))
      .filter(([name]) => isUser || ["role", "email", "first_name"].includes(name))
      .map(([name, value]) => [name, value === SPELLED ? person.email.toUpperCase() : value]),
  );
  const isChanging = ["create", "update", "replace"].includes(verb);
  const after: Json = isChanging
    ? {
        ...here,
        ...changed,
        ...doing.after,
        ...(doing.isOtherOrg && verb === "replace" ? { org_id: THIRD, zone_roles: null } : {}),
      }
    : here;
  const fits =
    hidden !== null &&
    isChanging &&
    (isUser || ["email", "role", "first_name", "org_id"].includes(hidden.name)) &&
    !(hidden.name === "org_id" && verb === "update" && hidden.how === "unknown");
  const unknown = fits && hidden.how === "unknown" ? [hidden.name] : [];
  return {
    address,
    type,
    verb,
    before: verb === "create" ? null : here,
    after: ["remove", "forget", "deposed"].includes(verb) ? null : after,
    unknown,
    sensitive: fits && hidden.how === "sensitive" ? [hidden.name] : [],
    deferred: deferred && isChanging,
    stack,
  };
}

export const scenarios: fc.Arbitrary<Scenario> = fc
  .record({
    people: fc.array(fc.tuple(somebody, act, maybe(act, 3)), { minLength: 1, maxLength: NAMES.length }),
    owner: fc.nat(6),
    roleChange: fc.constantFrom<Scenario["roleChange"]>("direct", "direct", "fail", "reinvite"),
    limits: fc.record({
      minAdmins: fc.integer({ min: 1, max: 2 }),
      requiredAdmins: fc.subarray(["ada@example.com", "bob@example.com"]),
      maxRemovals: maybe(fc.nat(2), 1),
      maxDemotions: fc.nat(2),
      maxInvites: fc.nat(3),
    }),
  })
  .map(({ people, owner, roleChange, limits }) => {
    const all = people.map(([who], at) => liveOf(who, at));
    const steps = people.flatMap(([, doing, second], at): Step[] => {
      const person = all[at] as Somebody;
      const isSecond = second !== null && doing.type === "automox_user" && !doing.tracksFar;
      if (!isSecond) return [stepOf(person, doing, `${doing.type}.p${at}`)];
      const { [FAR]: _, ...zone_roles } = (doing.tweaks.zone_roles ?? {}) as Json;
      const first = { ...doing, tweaks: { ...doing.tweaks, zone_roles } };
      const type = "automox_org_membership";
      const other: Act = { ...second, type, isOtherOrg: false, tweaks: { ...second.tweaks, email: null } };
      return [stepOf(person, first, `automox_user.p${at}`), stepOf(person, other, `${type}.p${at}`)];
    });
    const live = all.filter(({ memberships }) => memberships.length > 0);
    return { live, keyOwner: all[owner % all.length]?.email ?? "", steps, roleChange, limits };
  });

/** Without anything that is not told, as far as the properties about rules ask. */
export const isAllKnown = ({ steps }: Scenario): boolean =>
  steps.every(({ unknown }) => unknown.length === 0);

const ACTIONS: Readonly<Record<Verb, readonly string[]>> = {
  none: ["no-op"],
  create: ["create"],
  update: ["update"],
  replace: ["delete", "create"],
  remove: ["delete"],
  forget: ["forget"],
  deposed: ["delete"],
  import: ["no-op"],
  move: ["no-op"],
};

export function changeOf({ address, type, verb, before, after, unknown, sensitive }: Step): Change {
  const marks = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, true]));
  const told = after && Object.fromEntries(Object.entries(after).filter(([name]) => !unknown.includes(name)));
  const isNew = verb === "create" || verb === "replace";
  const computed = isNew ? ["status", "user_id", "id"] : ["status"];
  return {
    address,
    type,
    actions: ACTIONS[verb],
    before,
    after:
      told && ["create", "update", "replace"].includes(verb)
        ? Object.fromEntries(Object.entries(told).filter(([name]) => !computed.includes(name)))
        : told,
    unknown:
      after && verb !== "none"
        ? marks([...unknown, ...(verb === "import" || verb === "move" ? [] : computed)])
        : {},
    inner: {
      before_sensitive: before && !after ? marks(sensitive) : {},
      after_sensitive: after ? marks(sensitive) : false,
      ...(verb === "import" ? { importing: { id: String(before?.id) } } : {}),
    },
    more: {
      ...(verb === "deposed" ? { deposed: "abcd1234" } : {}),
      ...(verb === "move" ? { previous_address: `${type}.was` } : {}),
      ...(verb === "remove" ? { action_reason: "delete_because_no_resource_config" } : {}),
    },
  };
}

export const STACKS = ["prod", "test"] as const;

/** The plan of one stack as Terraform prints it. */
export function planOf({ steps, roleChange }: Scenario, stack: Step["stack"], more: Json = {}): Json {
  const own = steps.filter((step) => step.stack === stack);
  const { resource_changes: deferred } = planJson(own.filter((step) => step.deferred).map(changeOf)) as {
    resource_changes: readonly Json[];
  };
  return planJson(own.filter((step) => !step.deferred).map(changeOf), {
    deferred_changes: deferred.map((change) => ({
      reason: "provider_config_unknown",
      resource_change: change,
    })),
    configuration: configurationOf(own, roleChange),
    ...more,
  });
}

/** Everything written, so that whatever is unknown is so for a reason. */
function configurationOf(steps: readonly Step[], role_change: Scenario["roleChange"]): Json {
  const account = { contract: { constant_value: "account" }, account: { constant_value: { role_change } } };
  const expression = { references: ["data.x.y"] };
  return {
    provider_config: {
      automox: {
        name: "automox",
        full_name: "registry.terraform.io/automox-iac/automox",
        expressions: role_change === "direct" ? {} : account,
      },
    },
    root_module: {
      resources: steps.map(({ address, type, unknown }) => ({
        address,
        type,
        provider_config_key: "automox",
        expressions: Object.fromEntries(unknown.map((name) => [name, expression])),
      })),
    },
  };
}

export const rosterOf = ({ live, keyOwner }: Scenario): Roster => ({
  takenAt: "2026-03-01T12:00:00.000Z",
  contract: "account",
  accountId: null,
  keyOwner,
  organizations: [ORG, FAR, THIRD].map((org) => ({ org, zone: ZONES[org] ?? null, name: null })),
  people: live,
  completeness: { status: "complete", scanned: 3, total: 3, problems: [] },
});
