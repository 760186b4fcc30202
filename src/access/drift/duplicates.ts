import { foldEmail } from "../../automox/wire/email";
import { grouped, placeKey } from "../facts/order";
import type { RosterPerson } from "../facts/person";
import { phrase } from "../text/phrase";
import type { Grant } from "./grants";
import type { DriftItem } from "./item";
import { makeItem } from "./make-item";

/** Those of one address in one organization, together. */
const together = <T extends { readonly org: number; readonly email: string | null }>(list: readonly T[]) => [
  ...grouped(list, ({ org, email }) => placeKey(org, email ?? "")).values(),
];

/** Two records of one address in one organization: single sign-on and an invitation made one each. */
export function findTwins(people: readonly RosterPerson[]): readonly DriftItem[] {
  const records = people.flatMap((person) =>
    person.memberships.map(({ org }) => ({ org, email: person.email, person })),
  );
  return together(records).flatMap((same) => {
    const [first] = same;
    if (first === undefined || same.length < 2) return [];
    const to = same.map(({ person }) => person.userId ?? person.uuid ?? "one without a number").join(", ");
    const sentence = phrase`${foldEmail(first.email)} has ${same.length} records in ${first.org}: ${to}`;
    return [makeItem({ kind: "duplicate_email", org: first.org, live: first.person, to, sentence })];
  });
}

/**
 * One person under two addresses of the configuration, perhaps in two stacks: each would undo what the other
 * does.
 */
export function findDoubleClaims(claims: readonly Grant[]): readonly DriftItem[] {
  return together(claims.map((grant) => ({ ...grant, email: grant.managed.email }))).flatMap((same) => {
    const [first] = same;
    const addresses = [...new Set(same.map(({ stack, managed }) => `${stack}: ${managed.address}`))].sort();
    if (first === undefined || addresses.length < 2) return [];
    const { org, managed, stack } = first;
    const from = addresses.join(", ");
    const sentence = phrase`${managed.email ?? ""} is managed ${addresses.length} times in ${org}: ${from}`;
    return [makeItem({ kind: "duplicate_email", org, managed, stack, from, sentence })];
  });
}
