// What a plan does to a roster, by the issue and the guide alone: nothing of the code under test is in here.
import type { Json } from "../access/plan-builder";
import { type Live, orgOfZone, type Scenario, type Step } from "./scenario";

const SLUGS: Readonly<Record<string, string>> = {
  admin: "zone-admin",
  operator: "zone-operator",
  viewer: "read-only",
};
const RANKS = [
  "no-global-access",
  "read-only",
  "zone-operator",
  "zone-admin",
  "account-admin",
  "global-admin",
];
const ANYTHING = "anything";
export const slugOf = (word: string) => SLUGS[word] ?? word;
export const rank = (role: string) => RANKS.indexOf(role);
export const isAdmin = (role: string | undefined) =>
  role !== undefined && ["zone-admin", "account-admin", "global-admin"].includes(role);
export const fold = (email: unknown) => String(email).trim().toLowerCase();

interface Hold {
  readonly role: string;
  readonly use: string;
}

/** What changes for one person in one place. */
export interface Effect {
  readonly step: Step;
  /** Number of an organization, `account`, or `anything`. */
  readonly place: string;
  readonly from: Hold | null;
  readonly to: Hold | null;
  /** Without access until a new invitation is accepted. */
  readonly gap: boolean;
  readonly isArrival: boolean;
  /** Out by the replacement itself, and not by another role. */
  readonly isReplaced?: boolean;
}

export interface Outcome {
  readonly effects: readonly Effect[];
  readonly mailboxes: readonly Step[];
  readonly secondFactors: readonly Step[];
  /** A mail each. */
  readonly invited: readonly Step[];
}

export const own = (step: Step, side: Json) =>
  step.unknown.includes("org_id") && side === step.after ? ANYTHING : String(side.org_id);

/** Where one side of a resource says that somebody is, and as what. */
function heldBy(step: Step, side: Json, use: string): Map<string, Hold> {
  const hides = (name: string) => side === step.after && step.unknown.includes(name);
  const told = (name: string) => (hides(name) ? ANYTHING : slugOf(String(side[name])));
  const held = new Map<string, Hold>([[own(step, side), { role: told("role"), use }]]);
  if (hides("account_role") || typeof side.account_role === "string")
    held.set("account", { role: told("account_role"), use });
  if (hides("zone_roles")) held.set(ANYTHING, { role: ANYTHING, use });
  else
    for (const [zone, word] of Object.entries((side.zone_roles ?? {}) as Record<string, string>))
      held.set(orgOfZone(zone), { role: slugOf(word), use });
  return held;
}

const NO_ROLE = "no-global-access";

export function outcomeOf({ live, steps, roleChange }: Scenario, isAsked: boolean): Outcome {
  const people = isAsked ? live : [];
  const find = (email: unknown) => people.find((each) => fold(each.email) === fold(email));
  const effects = steps.flatMap((step) => effectsOf(step, { find, roleChange }));
  const both = (step: Step, names: readonly string[]) =>
    step.after !== null &&
    ["create", "update", "replace"].includes(step.verb) &&
    names.some(
      (name) =>
        step.unknown.includes(name) ||
        (step.after?.[name] ?? null) !==
          ((step.verb === "update" || isStaying(step) ? step.before?.[name] : null) ?? null),
    );
  return {
    effects,
    mailboxes: steps.filter(
      (step) =>
        (step.verb === "update" ||
          (step.verb === "replace" && isTaking(step) && !isStaying(step) && isInPlace(step))) &&
        (step.unknown.includes("email") || fold(step.before?.email) !== fold(step.after?.email)),
    ),
    secondFactors: steps.filter(
      (step) =>
        !(isStaying(step)
          ? isRefused(step)
          : step.verb !== "update" && isOtherwise(step, find, leftBy(step))) &&
        both(step, ["two_factor", "two_factor_reset", "two_factor_reset_to"]),
    ),
    invited: steps.filter((step) =>
      effects.some((each) => each.step === step && (each.gap || isMailed(each, find))),
    ),
  };
}

const isInPlace = (step: Step) =>
  step.unknown.includes("org_id") || step.before?.org_id === step.after?.org_id;

type Find = (email: unknown) => Live | undefined;

interface Applying {
  readonly find: Find;
  readonly roleChange: Scenario["roleChange"];
}

/** Nobody is mailed who is there already. */
const isMailed = ({ step, place, isArrival }: Effect, find: Find) =>
  isArrival &&
  step.after !== null &&
  step.verb !== "update" &&
  place === own(step, step.after) &&
  !find(step.after.email)?.memberships.some(({ org }) => String(org) === place);

/** Whether a deletion takes anything. */
export const isTaking = (step: Step) =>
  kindOf(step) !== "keep" && !(kindOf(step) === "deactivate" && step.before?.status === "disabled");

/** Nothing is taken from whom the creation finds: replaced in their own place by an object that disables nobody. */
export const isStaying = (step: Step) =>
  step.verb === "replace" &&
  ["keep", "deactivate"].includes(kindOf(step)) &&
  isInPlace(step) &&
  !["email", "org_id"].some((name) => step.unknown.includes(name)) &&
  fold(step.before?.email) === fold(step.after?.email);

export const kindOf = (step: Step) => String(step.before?.on_destroy ?? "remove");

function effectsOf(step: Step, world: Applying): readonly Effect[] {
  const { verb, before, after } = step;
  if (verb === "create" && after) return arrived(step, world);
  if ((verb === "remove" || verb === "deposed") && before) return departed(step, before);
  if (verb === "replace" && before && after) {
    if (isStaying(step)) return stayed(step, { before, after, ...world });
    if (!isTaking(step)) return arrived(step, world);
    return replaced(step, { before, after, ...world });
  }
  if (verb === "update" && before && after) return updated(step, { before, after, ...world });
  return [];
}

interface Left {
  /** Places that the person is taken out of first. */
  readonly left?: readonly string[];
  readonly isKnown?: boolean;
}

function arrived(
  step: Step,
  { find, roleChange }: Applying,
  { left = [], isKnown = false }: Left = {},
): readonly Effect[] {
  const after = step.after ?? {};
  const person = step.unknown.includes("email") ? undefined : find(after.email);
  const wanted = heldBy(step, after, "pending");
  if (wanted.get("account")?.role === NO_ROLE && !person && !isKnown) wanted.delete("account");
  const home = left.includes(own(step, after))
    ? undefined
    : person?.memberships.find(({ org }) => String(org) === own(step, after));
  const isHome = home !== undefined;
  const all = [...wanted].map(([place, to]): Effect => {
    const from = person && !left.includes(place) ? holdOf(person, place) : undefined;
    if (!from) return { step, place, from: null, to, gap: false, isArrival: true };
    const use = useAfter(step, from.use);
    return { step, place, from, to: { role: to.role, use }, gap: false, isArrival: true };
  });
  if (isOtherwise(step, find, left)) return [];
  const isKept = ({ from, to }: Effect) => from?.use === to?.use && from?.role === to?.role;
  // An invitation leaves a role in a further zone as it is.
  const ofZone = (place: string) => (place === "account" ? "direct" : "fail");
  const done = isHome
    ? asAllowed(all, roleChange)
    : all.flatMap((each) => asAllowed([each], ofZone(each.place)));
  const changed = done.filter((each) => each.from === null || each.to?.role === ANYTHING || !isKept(each));
  const isInvited = !isHome && !left.includes(own(step, after));
  return isInvited && person
    ? [...changed, ...disabledElsewhere(step, person, [...wanted.keys(), ...left])]
    : changed;
}

/** Another role in a place where somebody has one is given as the contract can. */
function asAllowed(effects: readonly Effect[], roleChange: Scenario["roleChange"]): readonly Effect[] {
  const isStep = ({ from, to }: Effect) =>
    from !== null && to !== null && (to.role === ANYTHING || from.role !== to.role);
  const isReinvited = roleChange === "reinvite";
  const inAccount = ({ place }: Effect) => place === "account";
  const isNever =
    roleChange === "fail" ||
    (isReinvited && effects.some((each) => inAccount(each) && isStep(each) && each.to?.role !== ANYTHING));
  return effects.map((each): Effect => {
    const { from, to } = each;
    if (!isStep(each) || !from || !to) return each;
    if (isNever || (isReinvited && inAccount(each))) return { ...each, to: { role: from.role, use: to.use } };
    return { ...each, gap: isReinvited };
  });
}

/** Whether the apply refuses to take over whom it finds. */
function isOtherwise(step: Step, find: Find, left: readonly string[]): boolean {
  const after = step.after ?? {};
  const person = step.unknown.includes("email") ? undefined : find(after.email);
  const home = person?.memberships.find(({ org }) => String(org) === own(step, after));
  const how = after.on_existing ?? "adopt_if_same";
  if (!home || left.includes(own(step, after)) || how === "adopt") return false;
  const isHeld = ([place, { role }]: [string, Hold]) =>
    role === ANYTHING || (!left.includes(place) && holdOf(person as Live, place)?.role === role);
  const isSame =
    home.status !== "disabled" &&
    after.active !== false &&
    (after.first_name ?? null) === person?.firstName &&
    [...heldBy(step, after, "")].every(isHeld);
  return how === "fail" || !isSame;
}

/** Places that somebody is taken out of before they come. */
function leftBy(step: Step): readonly string[] {
  const { verb, before, after } = step;
  if (verb !== "replace" || !before || !after || !isTaking(step)) return [];
  const will = own(step, after);
  const isElsewhere = own(step, before) !== will && will !== ANYTHING;
  return [...departed(step, before).map(({ place }) => place), ...(isElsewhere ? [] : [will])];
}

/** An account has one `active` for all its organizations. */
const disabledElsewhere = (step: Step, { memberships }: Live, told: readonly string[]): readonly Effect[] =>
  memberships.flatMap((each): Effect[] => {
    const from = { role: slugOf(String(each.role)), use: String(each.status) };
    const to = { ...from, use: useAfter(step, from.use) };
    const isOff = to.use !== from.use && ["disabled", "maybe"].includes(to.use) && from.use !== "disabled";
    const place = String(each.org);
    return isOff && !told.includes(place) ? [{ step, place, from, to, gap: false, isArrival: false }] : [];
  });

/** What a written `active` makes of somebody. */
function useAfter({ unknown, after }: Step, use: string): string {
  if (unknown.includes("active")) return "maybe";
  if (after?.active === false) return "disabled";
  return after?.active === true && use === "disabled" ? "active" : use;
}

function holdOf(person: Live, place: string): Hold | undefined {
  if (place === "account") return { role: String(person.accountRole), use: person.status };
  const found = person.memberships.find(({ org }) => String(org) === place);
  return found && { role: slugOf(String(found.role)), use: found.status };
}

function departed(step: Step, before: Json): readonly Effect[] {
  const how = kindOf(step);
  if (!isTaking(step)) return [];
  const held = heldBy(step, before, String(before.status));
  const account = held.get("account") ?? { role: NO_ROLE, use: String(before.status) };
  held.delete("account");
  if (how === "remove_from_account") held.set("account", account);
  return [...held].flatMap(([place, from]): Effect[] => {
    if (how !== "deactivate") return [{ step, place, from, to: null, gap: false, isArrival: false }];
    return [{ step, place, from, to: { ...from, use: "disabled" }, gap: false, isArrival: false }];
  });
}

function replaced(
  step: Step,
  { before, after, ...world }: { before: Json; after: Json } & Applying,
): readonly Effect[] {
  const isSame = !step.unknown.includes("email") && fold(before.email) === fold(after.email);
  const [was, will] = [own(step, before), own(step, after)];
  const gone = departed({ ...step }, before);
  const account = isSame && kindOf(step) !== "remove_from_account" ? before.account_role : null;
  const elsewhere = was !== will && will !== ANYTHING;
  const come = arrived(step, world, { left: leftBy(step), isKnown: isSame });
  const isHere = (place: string) => !elsewhere && (place === was || place === will);
  const joined = come.map((each) => {
    const old = gone.find(({ place }) => place === each.place || (isHere(place) && isHere(each.place)));
    if (!old || (!isSame && each.place !== will)) return each;
    return { ...each, from: old.from, gap: true, isReplaced: true };
  });
  return [
    ...gone.filter(
      ({ place }) =>
        !joined.some((each) => each.gap && (each.place === place || (isHere(place) && isHere(each.place)))),
    ),
    ...joined.flatMap((each) => inAccount(each, account)).filter((each) => !isNothing(each)),
  ];
}

const isNothing = ({ place, from, to }: Effect) =>
  place === "account" && from === null && to?.role === NO_ROLE;

/** What somebody is in the account stays until the plan says otherwise. */
function inAccount(each: Effect, account: unknown): readonly Effect[] {
  if (each.place !== "account" || typeof account !== "string" || each.gap) return [each];
  if (each.to?.role === slugOf(account)) return [];
  return [{ ...each, from: { role: slugOf(account), use: String(each.to?.use) } }];
}

/** Taken over as `on_existing` says. A zone that is not asked for stays. */
function stayed(
  step: Step,
  { before, after, find, roleChange }: { before: Json; after: Json } & Applying,
): readonly Effect[] {
  if (isRefused(step)) return [];
  const status = String(before.status);
  const [was, will] = [heldBy(step, before, status), heldBy(step, after, useAfter(step, status))];
  const account = was.get("account");
  if (account && !will.has("account")) will.set("account", { ...account, use: useAfter(step, status) });
  const person = find(before.email);
  const all = [...will].map(([place, to]): Effect => {
    const from = was.get(place) ?? (person && holdOf(person, place)) ?? null;
    return { step, place, from, to, gap: false, isArrival: !was.has(place) };
  });
  return asAllowed(all, roleChange).filter(isChange);
}

/** Whether the apply takes over nobody who is not exactly as configured. */
export function isRefused(step: Step): boolean {
  const { before, after, unknown } = step;
  if (!before || !after || after.on_existing === "adopt") return false;
  if (after.on_existing === "fail" || before.status === "disabled") return true;
  const [was, will] = [heldBy(step, before, ""), heldBy(step, after, "")];
  const isOther = [...will].some(([place, { role }]) => role !== ANYTHING && was.get(place)?.role !== role);
  const isRenamed = !unknown.includes("first_name") && before.first_name !== after.first_name;
  return isOther || isRenamed || useAfter(step, String(before.status)) !== before.status;
}

function updated(
  step: Step,
  { before, after, find, roleChange }: { before: Json; after: Json } & Applying,
): readonly Effect[] {
  const status = String(before.status);
  const use = useAfter(step, status);
  const [was, will] = [heldBy(step, before, status), heldBy(step, after, use)];
  const account = was.get("account");
  if (account && !will.has("account")) will.set("account", { ...account, use });
  const all = [...new Set([...was.keys(), ...will.keys()])].map((place): Effect => {
    const isZone = place !== "account" && place !== own(step, before);
    const live = was.has(place) ? undefined : find(before.email);
    const from = was.get(place) ?? (live && holdOf(live, place)) ?? null;
    const isOpen = isZone && !will.has(place) && step.unknown.includes("zone_roles") && place !== ANYTHING;
    const to = isOpen ? { role: ANYTHING, use } : (will.get(place) ?? null);
    return { step, place, from, to, gap: false, isArrival: !was.has(place) };
  });
  return asAllowed(all, roleChange).filter(isChange);
}

/** The use of no role is nothing. */
function isChange({ from, to }: Effect): boolean {
  if (from === null || to === null || to.role === ANYTHING || from.role !== to.role) return true;
  return from.use !== to.use && from.role !== NO_ROLE;
}
