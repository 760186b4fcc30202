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
 * The second factor of somebody who is there: what the plan wants, and what the state had (null for somebody
 * new to it).
 */
interface TwoFactorChange {
  readonly plan: Pick<PersonPlan, "two_factor" | "two_factor_reset">;
  readonly prior: Pick<PersonState, "two_factor" | "two_factor_reset"> | null;
}

/** A text that differs from the state's, except for somebody new to it: then it is only recorded. */
const isReset = ({ plan, prior }: TwoFactorChange): boolean =>
  prior !== null && plan.two_factor_reset !== null && plan.two_factor_reset !== prior.two_factor_reset;

/**
 * Enables or resets the second factor as planned; the person as they are afterwards. Any method that is on
 * counts as enabled and is left alone; only a reset may lower one. Whoever has not accepted yet is left
 * alone: the next refresh after that shows what is missing.
 */
export async function settleTwoFactor(at: At, person: Person, change: TwoFactorChange): Promise<Person> {
  const isEnabled = change.plan.two_factor === "enabled";
  const isChanged = isEnabled && change.prior?.two_factor !== "enabled";
  if (person.status === "pending" || !(isChanged || isReset(change))) return person;
  if (isReset(change)) return write(at, person, { method: isEnabled ? "email" : "disabled", isReset: true });
  if (isOn(person.twoFactor)) return person;
  // A listing may be old, and a method that somebody has set up since must not be lowered.
  const there = change.prior ? person : overlaid(person, await resolve(at, memberOf(person)));
  const method = await methodOf(at, there);
  if (method === undefined) return fail(words.untold(person.email));
  if (isOn(method)) return { ...there, twoFactor: method };
  return write(at, there, { method: "email", isReset: false });
}

/**
 * The account tells of a second factor, or else the person's own record; undefined where neither has the
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

interface Wish {
  readonly method: MutableTwoFactor;
  readonly isReset: boolean;
}

/** One PATCH, proven by a read begun after it: what a reset ends in is the organizations' choice. */
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
  return overlaid(person, method === undefined ? seen : { ...seen, twoFactor: method });
}

interface Sent {
  readonly answer: User | null;
  /** The answer did not arrive. */
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
    // A second reset would take what the person has set up after the first, so its effect is looked for.
    if (error.mayHaveHappened && error.kind !== "cancelled") return { answer: null, lost: error };
    throw error;
  }
}

/**
 * What is not `email` must be gone after a reset; from `email` to `email` is what a required second factor
 * leaves.
 */
function isDone(before: string | null | undefined, after: string | null, { method, isReset }: Wish): boolean {
  if (method === "email" && !isOn(after)) return false;
  return !isReset || !isOn(after) || after !== before || after === "email";
}

/** The same without an answer: only what differs from before shows that something was done. */
const isProven = (before: string | null | undefined, after: string | null | undefined, wish: Wish): boolean =>
  after !== undefined && isDone(before, after, wish) && (after !== before || !isOn(before));

/** What the plan of a change says about the second factor. Adds diagnostics, never a planned value. */
export function planTwoFactor(
  { warn }: At,
  config: { readonly two_factor: unknown; readonly two_factor_reset: unknown },
  prior: PersonState,
): void {
  const text = config.two_factor_reset;
  if (text === null || text === prior.two_factor_reset) return;
  const { email, status, two_factor_method: method } = prior;
  const isEnabled = config.two_factor === "enabled";
  warn(words.resetting({ email, method, isEnabled, isPending: status === "pending" }));
}
