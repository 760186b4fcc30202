// What each rule answers about what a plan does to a roster, by the issue and the guide alone.
import { type Effect, fold, isAdmin, outcomeOf, own, rank, slugOf } from "./applied";
import type { Live, Scenario, Step } from "./scenario";

const isOut = (use: string | undefined) => use === "disabled" || use === "maybe";

/** Out of the place, for a time or for good. */
const isRemoval = ({ from, to, gap }: Effect) =>
  from !== null && (to === null || gap || (isOut(to.use) && !isOut(from.use)));

const who = ({ step, isArrival, gap }: Effect) =>
  fold((isArrival && !gap && step.verb !== "update" ? step.after : (step.before ?? step.after))?.email);

/** By the role there, or by the one that holds everywhere. */
const administers = ({ status, accountRole, memberships }: Live, place: string) =>
  status === "active" &&
  (place === "account"
    ? accountRole === "global-admin"
    : memberships.some(
        (each) =>
          String(each.org) === place &&
          each.status === "active" &&
          (isAdmin(slugOf(String(each.role))) || accountRole === "global-admin"),
      ));

/** Whether an administrator before is one still after it. */
function stays(person: Live, place: string, effects: readonly Effect[]): boolean {
  const theirs = effects.filter((each) => who(each) === fold(person.email));
  const account = theirs.filter((each) => each.place === "account");
  const isDisabled = theirs.some(({ from, to }) => from && to && isOut(to.use) && !isOut(from.use));
  if (isDisabled || account.some(({ to }) => to === null)) return false;
  if (account.some(isRemoval) && place === "account") return false;
  const isGlobal =
    person.accountRole === "global-admin" && account.every(({ to }) => to?.role === "global-admin");
  if (place === "account") return isGlobal;
  const here = theirs.filter((each) => each.place === place);
  if (here.some(isRemoval)) return false;
  const role = person.memberships.find(({ org }) => String(org) === place)?.role;
  return isGlobal || (isAdmin(slugOf(String(role))) && here.every(({ to }) => isAdmin(to?.role)));
}

const membersOf = (live: readonly Live[], place: string) =>
  live.filter(
    ({ memberships }) => place === "account" || memberships.some(({ org }) => String(org) === place),
  );

/** What each rule answers where nothing is hidden and the roster is complete. */
export function verdictsOf(scenario: Scenario): Readonly<Record<string, "passed" | "failed">> {
  const { live, keyOwner, limits } = scenario;
  const { effects, mailboxes, invited } = outcomeOf(scenario, true);
  const places = [
    ...new Set(live.flatMap(({ memberships }) => memberships.map(({ org }) => String(org)))),
    "account",
  ];
  const peopleIn = (some: readonly Effect[]) => new Set(some.map(who)).size;
  const fails: Record<string, boolean> = {
    AMX001: places.some((place) => {
      const before = live.filter((each) => administers(each, place));
      const left = before.filter((each) => stays(each, place, effects)).length;
      return left < before.length && left < limits.minAdmins;
    }),
    AMX002: limits.requiredAdmins.some((email) => {
      const person = live.find((each) => fold(each.email) === email);
      if (!person || !places.some((place) => place !== "account" && administers(person, place))) return true;
      if (mailboxes.some((step) => step.verb === "update" && fold(step.before?.email) === email)) return true;
      const isGlobal = person.accountRole === "global-admin";
      return effects.some((each) => who(each) === email && isTakenFrom(each, isGlobal));
    }),
    AMX003: effects.some((each) => who(each) === fold(keyOwner) && (isRemoval(each) || isLowered(each))),
    AMX004: places.some((place) => {
      const gone = peopleIn(effects.filter((each) => each.place === place && isRemoval(each)));
      return gone > (limits.maxRemovals ?? Math.max(2, Math.floor(membersOf(live, place).length / 4)));
    }),
    AMX005:
      peopleIn(
        effects.filter(({ from, to, gap }) => to && !gap && isAdmin(from?.role) && !isAdmin(to.role)),
      ) > limits.maxDemotions,
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
    ? each.place === own(each.step, each.step.before ?? each.step.after ?? {}) ||
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
