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
export const ANYTHING = "anything";
export const slugOf = (word: string) => SLUGS[word] ?? word;
const rank = (role: string) => RANKS.indexOf(role);
const isAdmin = (role: string | undefined) =>
  role !== undefined && ["zone-admin", "account-admin", "global-admin"].includes(role);
export const fold = (email: unknown) => String(email).trim().toLowerCase();

export interface Hold {
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
}

export interface Outcome {
  readonly effects: readonly Effect[];
  readonly mailboxes: readonly Step[];
  readonly secondFactors: readonly Step[];
  /** A mail each. */
  readonly invited: readonly Step[];
}

const own = (step: Step, side: Json) =>
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

export function outcomeOf({ live, steps, reinvites }: Scenario, isAsked: boolean): Outcome {
  const people = isAsked ? live : [];
  const find = (email: unknown) => people.find((each) => fold(each.email) === fold(email));
  const effects = steps.flatMap((step) => effectsOf(step, { find, reinvites }));
  const both = (step: Step, names: readonly string[]) =>
    step.after !== null &&
    ["create", "update", "replace"].includes(step.verb) &&
    names.some(
      (name) =>
        step.unknown.includes(name) ||
        (step.after?.[name] ?? null) !== ((step.verb === "update" ? step.before?.[name] : null) ?? null),
    );
  return {
    effects,
    mailboxes: steps.filter(
      (step) =>
        (step.verb === "update" || (step.verb === "replace" && isTaking(step) && isInPlace(step))) &&
        (step.unknown.includes("email") || fold(step.before?.email) !== fold(step.after?.email)),
    ),
    secondFactors: steps.filter((step) =>
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

export const kindOf = (step: Step) => String(step.before?.on_destroy ?? "remove");

function effectsOf(
  step: Step,
  world: { readonly find: Find; readonly reinvites: boolean },
): readonly Effect[] {
  const { verb, before, after } = step;
  if (verb === "create" && after) return arrived(step, world.find);
  if ((verb === "remove" || verb === "deposed") && before) return departed(step, before);
  if (verb === "replace" && before && after) {
    if (!isTaking(step)) return arrived(step, world.find);
    return replaced(step, { before, after, find: world.find });
  }
  if (verb === "update" && before && after) return updated(step, { before, after, ...world });
  return [];
}

interface Left {
  /** Places that the person is taken out of first. */
  readonly left?: readonly string[];
  readonly isKnown?: boolean;
}

function arrived(step: Step, find: Find, { left = [], isKnown = false }: Left = {}): readonly Effect[] {
  const after = step.after ?? {};
  const person = step.unknown.includes("email") ? undefined : find(after.email);
  const wanted = heldBy(step, after, "pending");
  if (wanted.get("account")?.role === NO_ROLE && !person && !isKnown) wanted.delete("account");
  const how = after.on_existing ?? "adopt_if_same";
  const all = [...wanted].map(([place, to]): Effect => {
    const from = person && !left.includes(place) ? holdOf(person, place) : undefined;
    if (!from) return { step, place, from: null, to, gap: false, isArrival: true };
    return { step, place, from, to: { role: to.role, use: from.use }, gap: false, isArrival: true };
  });
  const home = left.includes(own(step, after))
    ? undefined
    : person?.memberships.find(({ org }) => String(org) === own(step, after));
  if (home) {
    const isSame =
      home.status !== "disabled" &&
      after.active !== false &&
      (after.first_name ?? null) === person?.firstName &&
      all.every(({ from, to }) => from !== null && from.role === to?.role);
    if (how === "fail" || (how === "adopt_if_same" && !isSame)) return [];
  }
  return all.filter(({ from, to }) => from === null || to?.role === ANYTHING || from.role !== to?.role);
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
  { before, after, find }: { before: Json; after: Json; find: Find },
): readonly Effect[] {
  const isSame = !step.unknown.includes("email") && fold(before.email) === fold(after.email);
  const [was, will] = [own(step, before), own(step, after)];
  const gone = departed({ ...step }, before);
  const account = isSame && kindOf(step) !== "remove_from_account" ? before.account_role : null;
  const elsewhere = was !== will && will !== ANYTHING;
  const left = [...gone.map(({ place }) => place), ...(elsewhere ? [] : [will])];
  const come = arrived(step, find, { left, isKnown: isSame });
  const isHere = (place: string) => !elsewhere && (place === was || place === will);
  const joined = come.map((each) => {
    const old = gone.find(({ place }) => place === each.place || (isHere(place) && isHere(each.place)));
    if (!old || (!isSame && each.place !== will)) return each;
    return { ...each, from: old.from, gap: true };
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

function updated(
  step: Step,
  { before, after, find, reinvites }: { before: Json; after: Json; find: Find; reinvites: boolean },
): readonly Effect[] {
  const status = String(before.status);
  const { active } = after;
  let use = status;
  if (step.unknown.includes("active")) use = "maybe";
  else if (active === false) use = "disabled";
  else if (active === true && status === "disabled") use = "active";
  const [was, will] = [heldBy(step, before, status), heldBy(step, after, use)];
  const account = was.get("account");
  if (account && !will.has("account")) will.set("account", { ...account, use });
  return [...new Set([...was.keys(), ...will.keys()])].flatMap((place): Effect[] => {
    const isZone = place !== "account" && place !== own(step, before);
    const live = was.has(place) ? undefined : find(before.email);
    const from = was.get(place) ?? (live && holdOf(live, place)) ?? null;
    const isOpen = isZone && !will.has(place) && step.unknown.includes("zone_roles") && place !== ANYTHING;
    const to = isOpen ? { role: ANYTHING, use } : (will.get(place) ?? null);
    const isSameRole = from !== null && to !== null && to.role !== ANYTHING && from.role === to.role;
    if (isSameRole && (from?.use === to?.use || from?.role === NO_ROLE)) return [];
    const gap =
      reinvites && from !== null && to !== null && !isSameRole && place !== "account" && was.has(place);
    return [{ step, place, from, to, gap, isArrival: !was.has(place) }];
  });
}

// ---- rules ----

const isOut = (use: string | undefined) => use === "disabled" || use === "maybe";

/** Out of the place, for a time or for good. */
const isRemoval = ({ from, to, gap }: Effect) =>
  from !== null && (to === null || gap || (isOut(to.use) && !isOut(from.use)));

export type Verdicts = Readonly<Record<string, "passed" | "failed">>;

/** What each rule answers where nothing is hidden and the roster is complete. */
export function verdictsOf(scenario: Scenario): Verdicts {
  const { live, keyOwner, limits } = scenario;
  const outcome = outcomeOf(scenario, true);
  const { effects, mailboxes, invited } = outcome;
  const who = ({ step, isArrival, gap }: Effect) =>
    fold((isArrival && !gap && step.verb !== "update" ? step.after : (step.before ?? step.after))?.email);
  const places = [...new Set(live.flatMap(({ memberships }) => memberships.map(({ org }) => String(org))))];
  const administers = (person: Live, place: string) =>
    person.status === "active" &&
    (place === "account"
      ? person.accountRole === "global-admin"
      : person.memberships.some(
          ({ org, role, status }) =>
            String(org) === place &&
            status === "active" &&
            (isAdmin(slugOf(String(role))) || person.accountRole === "global-admin"),
        ));
  const stays = (person: Live, place: string): boolean => {
    const theirs = effects.filter((each) => who(each) === fold(person.email));
    const account = theirs.filter((each) => each.place === "account");
    if (account.some(({ to }) => to === null)) return false;
    if (account.some(isRemoval) && place === "account") return false;
    const isGlobal =
      person.accountRole === "global-admin" && account.every(({ to }) => to?.role === "global-admin");
    if (place === "account") return isGlobal;
    const here = theirs.filter((each) => each.place === place);
    if (here.some(isRemoval)) return false;
    const role = person.memberships.find(({ org }) => String(org) === place)?.role;
    return isGlobal || (isAdmin(slugOf(String(role))) && here.every(({ to }) => isAdmin(to?.role)));
  };
  const lost = (place: string) => live.filter((each) => administers(each, place) && !stays(each, place));
  const left = (place: string) =>
    live.filter((each) => administers(each, place) && stays(each, place)).length;
  const fails: Record<string, boolean> = {
    AMX001: [...places, "account"].some((place) => lost(place).length > 0 && left(place) < limits.minAdmins),
    AMX002: limits.requiredAdmins.some((email) => {
      const person = live.find((each) => fold(each.email) === email);
      if (!person || !places.some((place) => administers(person, place))) return true;
      if (mailboxes.some((step) => step.verb === "update" && fold(step.before?.email) === email)) return true;
      return effects.some(
        (each) => who(each) === email && isTakenFrom(each, person.accountRole === "global-admin"),
      );
    }),
    AMX003: effects.some((each) => who(each) === fold(keyOwner) && (isRemoval(each) || isLowered(each))),
    AMX004: [...places, "account"].some((place) => {
      const gone = new Set(effects.filter((each) => each.place === place && isRemoval(each)).map(who));
      const members = live.filter(
        ({ memberships }) => place === "account" || memberships.some(({ org }) => String(org) === place),
      ).length;
      return gone.size > (limits.maxRemovals ?? Math.max(2, Math.floor(members / 4)));
    }),
    AMX005:
      new Set(
        effects
          .filter(({ from, to, gap }) => to && !gap && isAdmin(from?.role) && !isAdmin(to.role))
          .map(who),
      ).size > limits.maxDemotions,
    AMX006:
      effects.some((each) => isGain(each, mailboxes)) || mailboxes.some((step) => mayRule(step, scenario)),
    AMX007: effects.some(({ gap }) => gap) || effects.some((each) => isApart(each, effects)),
    AMX008: invited.length > limits.maxInvites,
  };
  return Object.fromEntries(
    Object.entries(fails).map(([code, isFailed]) => [code, isFailed ? "failed" : "passed"]),
  );
}

/** Out of an organization, or no administrator in a place any more. */
const isTakenFrom = (each: Effect, isGlobal: boolean) =>
  isRemoval(each)
    ? each.place === own(each.step, each.step.before ?? {}) ||
      each.place === "account" ||
      isAdmin(each.from?.role) ||
      isGlobal
    : each.from !== null && isAdmin(each.from.role) && !isAdmin(each.to?.role);

const isLowered = ({ from, to }: Effect) => from !== null && to !== null && rank(to.role) < rank(from.role);

/** More of an administrator than before, or one whom somebody else's mailbox takes the place of. */
function isGain({ from, to, gap, step }: Effect, mailboxes: readonly Step[]): boolean {
  if (to === null || !isAdmin(to.role)) return false;
  if (from === null || (gap && mailboxes.includes(step))) return true;
  if (from.use === "disabled" && to.use !== "disabled") return true;
  return rank(to.role) > rank(from.role);
}

/** Whoever gets another mailbox administers somewhere, by this resource, another one or the roster. */
function mayRule(step: Step, { live }: Scenario): boolean {
  if (step.verb !== "update") return false;
  const person = live.find(({ email }) => fold(email) === fold(step.before?.email));
  return (
    isAdmin(person?.accountRole ?? undefined) ||
    (person?.memberships ?? []).some(({ role }) => isAdmin(slugOf(String(role))))
  );
}

/** Taken out at one address and invited at another. */
const isApart = (gone: Effect, effects: readonly Effect[]) =>
  gone.from !== null &&
  gone.to === null &&
  effects.some(
    (each) =>
      each.from === null &&
      each.place === gone.place &&
      fold(each.step.after?.email) === fold(gone.step.before?.email),
  );
