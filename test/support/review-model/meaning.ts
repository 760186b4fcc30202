// What a plan means for people, in the model's own canonical form, and what may be done to a plan with and without another meaning.
import fc from "fast-check";
import type { Json } from "../access/plan-builder";
import { fold, isRefused, isStaying, isTaking, kindOf, slugOf } from "./applied";
import { orgOfZone, type Scenario, type Step } from "./scenario";

const NAMED = [
  "first_name",
  "on_existing",
  "on_destroy",
  "on_destroy_api_keys",
  "two_factor",
  "two_factor_reset",
  "two_factor_reset_to",
];

/** Equal for two plans exactly when they do the same to the same people. */
export const meaningOf = ({ steps }: Scenario): readonly string[] =>
  steps
    .flatMap((step) => {
      const means = meaning(step);
      return means === null ? [] : [JSON.stringify([step.type, step.deferred, ...means])];
    })
    .sort();

function meaning(step: Step): readonly unknown[] | null {
  const { verb, before, after, address, stack } = step;
  const side = (before ?? after) as Json;
  const isHidden = before === null && step.unknown.includes("email");
  const who = isHidden ? `${stack} ${address}` : fold(side.email);
  if (verb === "none" || verb === "move") return null;
  if (verb === "import" || verb === "forget")
    return [verb, who, side.org_id, slugOf(String(side.role)), side.status];
  if (verb === "update" && before && after) {
    const changes = changesOf(step, before, after);
    return changes === null ? null : [verb, who, before.org_id, changes];
  }
  if (before && after && isStaying(step))
    return ["stay", who, before.org_id, ...staying(step, before, after)];
  const gone = verb === "create" || !before ? null : leaving(step, before);
  return [verb, who, gone, after ? coming(step, after) : null];
}

function leaving(step: Step, before: Json) {
  const how = kindOf(step);
  const what = [
    how,
    before.org_id,
    slugOf(String(before.role)),
    before.status,
    before.on_destroy_api_keys ?? "report",
  ];
  if (!isTaking(step)) return what;
  return [...what, zonesOf(before), how === "remove_from_account" ? (before.account_role ?? null) : null];
}

const zonesOf = (side: Json) =>
  Object.entries((side.zone_roles ?? {}) as Json)
    .map(([zone, role]) => [orgOfZone(zone), slugOf(String(role))])
    .sort();

const prefsOf = (side: Json) => JSON.parse(String(side.prefs_json ?? "{}"));

/** One side, attribute by attribute; what is not known is equal to nothing but the same not known. */
function whole(step: Step, side: Json): Readonly<Record<string, unknown>> {
  const hides = (name: string) => side === step.after && step.unknown.includes(name);
  const plain = {
    email: fold(side.email),
    org_id: side.org_id,
    role: slugOf(String(side.role)),
    account_role: side.account_role ?? null,
    zone_roles: zonesOf(side),
    active: side.active ?? null,
    prefs: prefsOf(side),
    ...Object.fromEntries(NAMED.map((name) => [name, side[name] ?? null])),
  };
  return Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, hides(name) ? "?" : value]));
}

function coming(step: Step, after: Json) {
  const { before } = step;
  const isSame = before && !step.unknown.includes("email") && fold(before.email) === fold(after.email);
  const has = isSame && isTaking(step) && kindOf(step) !== "remove_from_account" ? before.account_role : null;
  const side = whole(step, after);
  return { ...side, account_role: side.account_role ?? has ?? "no-global-access" };
}

function usedAs(status: unknown, active: unknown): unknown {
  if (active === false) return "disabled";
  return active === true && status === "disabled" ? "active" : status;
}

function changesOf(step: Step, before: Json, after: Json) {
  const [was, will] = [whole(step, before), whole(step, after)];
  const use = usedAs(before.status, after.active);
  const now: Json = { ...will, account_role: will.account_role ?? was.account_role };
  const names = Object.keys(was).filter(
    (name) => name !== "active" && JSON.stringify(was[name]) !== JSON.stringify(now[name]),
  );
  const reset =
    names.includes("two_factor_reset") && will.two_factor_reset !== null
      ? (will.two_factor_reset_to ?? "email")
      : null;
  // It only reads again.
  if (names.length === 0 && use === before.status && will.active !== "?") return null;
  return [
    was.role,
    before.status,
    will.active === "?" ? "?" : use,
    reset,
    names.map((name) => [name, was[name], now[name]]),
  ];
}

/** What the new object does not say stays. */
function staying(step: Step, before: Json, after: Json) {
  const [was, will] = [whole(step, before), whole(step, after)];
  const kept = ["account_role", "first_name"].flatMap((name) =>
    will[name] === null ? [[name, was[name]]] : [],
  );
  const now = {
    ...will,
    prefs: { ...(was.prefs as Json), ...(will.prefs as Json) },
    ...Object.fromEntries(kept),
  };
  const isRefusing = isRefused(step);
  const isMeant = (name: string) => name !== "active" || isRefusing || will.active === "?";
  const names = Object.keys(was).filter(
    (name) => isMeant(name) && JSON.stringify(was[name]) !== JSON.stringify(now[name]),
  );
  const use = usedAs(before.status, after.active);
  return [
    was.role,
    before.status,
    isRefusing || use,
    will.on_existing,
    names.map((name) => [name, now[name]]),
  ];
}

type Edit = (step: Step) => Step;

const OTHERWISE: Readonly<Record<string, readonly unknown[]>> = {
  email: ["mallory@example.com"],
  role: ["admin", "operator", "viewer"],
  account_role: [null, "no-global-access", "account-admin", "global-admin"],
  zone_roles: [null, { "777": "viewer" }, { "777": "admin" }],
  active: [null, true, false],
  first_name: ["Quarta"],
  prefs_json: ['{"a":1}', '{ "a": 1 }', '{"a":2}'],
  on_existing: [null, "adopt", "fail"],
  on_destroy: [null, "keep", "deactivate", "remove_from_account"],
  on_destroy_api_keys: [null, "disable"],
  two_factor: [null, "enabled"],
  two_factor_reset: [null, "lost", "lost again"],
  two_factor_reset_to: [null, "disabled"],
};

/** One attribute otherwise, on the side that decides. */
export const edits: fc.Arbitrary<Edit> = fc.oneof(
  ...Object.entries(OTHERWISE).map(([name, values]) =>
    fc.constantFrom(...values).map(
      (value): Edit =>
        (step) => {
          const isOfUser = ![
            "email",
            "role",
            "first_name",
            "on_existing",
            "on_destroy",
            "on_destroy_api_keys",
          ].includes(name);
          if (isOfUser && step.type !== "automox_user") return step;
          const side = ["remove", "deposed", "forget"].includes(step.verb) ? "before" : "after";
          if (!["create", "update", "replace", "remove", "deposed", "forget"].includes(step.verb))
            return step;
          if (step.unknown.includes(name)) return step;
          return { ...step, [side]: { ...step[side], [name]: value } };
        },
    ),
  ),
  fc.constantFrom("role", "email", "active", "two_factor").map(
    (name): Edit =>
      (step) =>
        ["create", "update", "replace"].includes(step.verb) &&
        (name === "role" || name === "email" || step.type === "automox_user")
          ? { ...step, unknown: [name] }
          : step,
  ),
  fc.constant<Edit>((step) =>
    ["create", "update", "replace"].includes(step.verb) ? { ...step, deferred: !step.deferred } : step,
  ),
);

const SPELLED: Readonly<Record<string, string>> = {
  admin: "zone-admin",
  "zone-admin": "admin",
  viewer: "read-only",
};

/** The same said in other words: spelling, addresses of known people, order. */
export function reworded({ steps, ...scenario }: Scenario): Scenario {
  const spelled = (side: Json | null): Json | null =>
    side && {
      ...side,
      email: ` ${String(side.email).toUpperCase()}`,
      role: SPELLED[String(side.role)] ?? side.role,
      // Whom no number names while they are pending, Automox may not show.
      user_id: side.status === "pending" ? side.user_id : null,
    };
  return {
    ...scenario,
    steps: steps
      .map((step) => ({
        ...step,
        before: spelled(step.before),
        after: spelled(step.after),
        address:
          step.before === null && step.unknown.includes("email") ? step.address : `module.m.${step.address}`,
      }))
      .reverse(),
  };
}
