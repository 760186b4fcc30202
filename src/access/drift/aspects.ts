import type { ManagedPerson } from "../facts/managed";
import { changesBetween } from "../model/between";
import type { Change } from "../model/change";
import { isAfterApply, knownText, type Told } from "../model/told";
import { type Phrase, phrase } from "../text/phrase";

/** One attribute of somebody that is not the same on two sides. */
export interface Aspect {
  readonly change: Change;
  /** As the configuration spells it. */
  readonly attribute: string;
  /** Null: nothing. */
  readonly from: string | null;
  readonly to: string | null;
  /** Nobody tells what the second side has. */
  readonly isUntold: boolean;
}

/** What differs between two sides of somebody who is on both, each attribute once. */
export function aspectsOf(
  from: ManagedPerson,
  to: ManagedPerson,
  untold: readonly string[] = [],
): readonly Aspect[] {
  const all = changesBetween(from, to, untold).flatMap(apart).map(aspectOf);
  // With somebody's status every place of theirs changes; it is told once.
  return all.filter(({ attribute }, at) => all.findIndex((each) => each.attribute === attribute) === at);
}

/** Names are attributes of their own: one may be told and the other not. */
const apart = (change: Change): readonly Change[] =>
  change.kind === "access" ? [change] : change.fields.map((field) => ({ ...change, fields: [field] }));

function aspectOf(change: Change): Aspect {
  const { kind, place, from, to, fields } = change;
  const of = (attribute: string, was: Told, is: Told): Aspect => ({
    ...{ change, attribute, from: knownText(was), to: knownText(is), isUntold: isAfterApply(is) },
  });
  const [field] = fields;
  if (kind !== "access" && field) return of(field.field, field.from, field.to);
  if (from && to && from.status !== to.status)
    return { ...of("active", from.status, to.status), isUntold: to.status === "after-apply" };
  return of(place.scope === "account" ? "account_role" : "role", from?.role ?? null, to?.role ?? null);
}

type Says = (what: string | null, org: number) => Phrase;

const asRole: Says = (role) => (role === null ? ["without a role"] : phrase`${role}`);

/** Behind the address of the person. */
const HAS: Readonly<Record<string, Says>> = {
  role: (role, org) => [" is ", ...asRole(role, org), ...phrase` in ${org}`],
  account_role: (role, org) => [" is ", ...asRole(role, org), " in the account"],
  email: (email) => phrase` has the address ${email ?? ""}`,
  first_name: (name) => phrase` has the first name ${name ?? ""}`,
  last_name: (name) => phrase` has the last name ${name ?? ""}`,
  two_factor: (word) => [` has the second factor ${word === "enabled" ? "on" : "off"}`],
  active: (status, org) => phrase` is ${status ?? "unknown"} in ${org}`,
};

/** "ada@example.com is admin in 12345". */
export const hasInWords = (
  { email, org }: { readonly email: string; readonly org: number },
  { attribute }: Aspect,
  what: string | null,
): Phrase => [
  ...phrase`${email}`,
  ...(HAS[attribute]?.(what, org) ?? phrase` has ${what ?? "nothing"} as ${attribute}`),
];

/** The other side of the same. */
export const wordOf = ({ attribute }: Aspect, what: string | null): Phrase => {
  if (attribute === "two_factor") return [what === "enabled" ? "on" : "off"];
  return what === null ? [/role$/.test(attribute) ? "no role" : "nothing"] : phrase`${what}`;
};
