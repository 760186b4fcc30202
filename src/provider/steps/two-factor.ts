import type { MutableTwoFactor, User } from "../../automox/model/person";
import { AutomoxError } from "../../automox/transport/errors";
import { fail } from "../../framework/diagnostics";
import { failedWith } from "../calls/failed-with";
import { memberOf } from "../person/member";
import { overlaid, type Person } from "../person/person";
import { isOn } from "../person/second-factor";
import type { PersonPlan, PersonState } from "../person/state";
import { requireKeyRights } from "../writing/key-rights";
import { resolve } from "../writing/look";
import { keyOwner } from "../writing/no-effect";
import { vanished } from "../writing/vanished";
import type { At } from "./at";
import * as words from "./two-factor-messages";

/**
 * What the plan wants of two-factor authentication (2FA), and what the state had; null for a person new to
 * the state.
 */
interface TwoFactorChange {
  readonly plan: Pick<PersonPlan, "two_factor" | "two_factor_reset" | "two_factor_reset_to">;
  readonly prior: Pick<PersonState, "two_factor" | "two_factor_reset"> | null;
}

type Reset = { readonly [Name in "two_factor" | "two_factor_reset_to"]: unknown };

/** A text that differs from the state's. For a person new to the state the text is only recorded. */
const isReset = ({ plan, prior }: TwoFactorChange): boolean =>
  prior !== null && plan.two_factor_reset !== null && plan.two_factor_reset !== prior.two_factor_reset;

/** Whether the plan asks for a second factor anew, or resets it. */
export const changesTwoFactor = (change: TwoFactorChange): boolean =>
  (change.plan.two_factor === "enabled" && change.prior?.two_factor !== "enabled") || isReset(change);

/**
 * Enables or resets two-factor authentication (2FA) as planned, and returns the person as they are
 * afterwards. Leaves any method that is on alone; only a reset may lower one. Leaves a pending person alone:
 * the first refresh after acceptance shows what is missing.
 */
export async function settleTwoFactor(at: At, person: Person, change: TwoFactorChange): Promise<Person> {
  if (person.status === "pending" || !changesTwoFactor(change)) return person;
  if (isReset(change)) return write(at, person, { method: resetTo(change.plan), isReset: true });
  if (isOn(person.twoFactor)) return person;
  // Looks again: a listing may be old, and a method that the person has set up since must not be lowered.
  const there = change.prior ? person : overlaid(person, await resolve(at, memberOf(person)));
  if (there.status === "pending") return there;
  const method = await methodOf(at, there);
  if (method === undefined) return fail(words.untold(person.email));
  if (isOn(method)) return { ...there, twoFactor: method };
  return write(at, there, { method: "email", isReset: false });
}

/** Automox requires a second factor, so none is set where the configuration says so in so many words. */
const resetTo = ({ two_factor, two_factor_reset_to }: Reset): MutableTwoFactor =>
  two_factor !== "enabled" && two_factor_reset_to === "disabled" ? "disabled" : "email";

/**
 * The method that the person shows, or else one that a read by number shows; undefined where neither has the
 * field.
 */
async function methodOf({ run, calling, org }: At, { id, twoFactor }: Person) {
  if (typeof twoFactor === "string" || id === undefined) return twoFactor;
  try {
    return (await run.client.users.get(org, id, calling))?.twoFactor ?? twoFactor;
  } catch (error) {
    if (error instanceof AutomoxError && error.kind !== "cancelled") return twoFactor;
    throw error;
  }
}

interface Wish extends words.Act {
  readonly method: MutableTwoFactor;
}

/** Resets the second factor of somebody who has accepted, for an action. */
export const resetTwoFactor = (at: At, person: Person, method: MutableTwoFactor): Promise<Person> =>
  write(at, person, { method, isReset: true, isAction: true });

/**
 * Writes one PATCH, and proves it by a read begun after it: after a reset the person's organizations decide
 * which method is on.
 */
async function write(at: At, person: Person, wish: Wish): Promise<Person> {
  const { id, email } = person;
  if (id === undefined) return fail(words.numberless(wish, email));
  await requireKeyRights(at);
  const sent = await send(at, id, { person, wish });
  const seen = await resolve(at, memberOf(person));
  if (!seen) return vanished(at, person);
  const method = seen.twoFactor === undefined ? sent.answer?.twoFactor : seen.twoFactor;
  if (sent.lost && !isProven(person.twoFactor, method, wish)) throw sent.lost;
  if (method === undefined) at.warn(words.unconfirmed(email));
  else if (!isDone(person.twoFactor, method, wish))
    fail(words.withoutEffect(wish, { email, method, keyOwner: await keyOwner(at) }));
  else if (wish.isReset && method === "email" && (person.twoFactor ?? method) === method)
    at.warn(words.unproven(email, wish));
  return overlaid(person, method === undefined ? seen : { ...seen, twoFactor: method });
}

interface Sent {
  readonly answer: User | null;
  /** The error, where the answer did not arrive. */
  readonly lost?: AutomoxError;
}

async function send(
  { run, calling }: At,
  id: number,
  { person, wish }: { person: Person; wish: Wish },
): Promise<Sent> {
  try {
    return { answer: await run.client.users.patch(id, { twoFactor: wish.method }, calling) };
  } catch (error) {
    if (!(error instanceof AutomoxError)) throw error;
    if (failedWith(error, "invalid", "forbidden", "not-found", "conflict"))
      fail(words.refused(wish, person.email, error));
    // A second reset would take what the person has set up after the first, so the caller looks for the
    // effect of this one.
    if (error.mayHaveHappened && error.kind !== "cancelled") return { answer: null, lost: error };
    throw error;
  }
}

/**
 * After a reset another method must be on, or none; `email` may stay: it is what a reset sets, also where none was
 * asked for and an organization requires one. Before is undefined where no answer told it.
 */
function isDone(before: string | null | undefined, after: string | null, { method, isReset }: Wish): boolean {
  if (method === "email" && !isOn(after)) return false;
  return !isReset || !isOn(after) || after === "email" || (before !== undefined && after !== before);
}

/** The same where the answer was lost: then only a difference from before proves the write. */
const isProven = (before: string | null | undefined, after: string | null | undefined, wish: Wish): boolean =>
  before !== undefined &&
  after !== undefined &&
  isDone(before, after, wish) &&
  (after !== before || !isOn(before));

/** Says what a planned update does to the second factor. Adds diagnostics, never a planned value. */
export function planTwoFactor(
  { warn }: At,
  config: Reset & { readonly two_factor_reset: unknown },
  prior: PersonState,
): void {
  const text = config.two_factor_reset;
  if (text === null || text === prior.two_factor_reset) return;
  const { email, status, two_factor_method: method } = prior;
  warn(words.resetting({ email, method, to: resetTo(config), isPending: status === "pending" }));
}

/** Refuses to ask for a second factor and for none. */
export function refuseContradiction({ two_factor, two_factor_reset_to }: Reset): void {
  if (two_factor === "enabled" && two_factor_reset_to === "disabled") fail(words.contradiction);
}
