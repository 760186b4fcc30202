import { foldEmail } from "../../automox/wire/email";
import type { ManagedPerson } from "../facts/managed";
import { grouped, placeKey } from "../facts/order";
import type { RosterPerson } from "../facts/person";
import type { Roster } from "../facts/roster";
import { phrase } from "../text/phrase";
import type { DriftItem } from "./item";
import { makeItem } from "./make-item";

/** Two records of one address in one organization: single sign-on and an invitation made one each. */
export function findTwins(roster: Roster): readonly DriftItem[] {
  const places = grouped(
    roster.people.flatMap((person) => person.memberships.map(({ org }) => ({ org, person }))),
    ({ org, person }) => placeKey(org, person.email),
  );
  return [...places.values()].flatMap((records) => {
    const [first] = records;
    if (first === undefined || records.length < 2) return [];
    const { org, person } = first;
    const numbers = records.map((record) => nameOf(record.person)).join(", ");
    return [
      makeItem({
        kind: "duplicate_email",
        org,
        managed: null,
        live: person,
        status: person.memberships.find((each) => each.org === org)?.status ?? null,
        from: null,
        to: numbers,
        sentence: phrase`${foldEmail(person.email)} has ${records.length} records in ${org}: ${numbers}`,
      }),
    ];
  });
}

const nameOf = ({ userId, uuid }: RosterPerson): string => String(userId ?? uuid ?? "one without a number");

/** A resource that stands for somebody. */
export interface Claim {
  readonly stack: string;
  readonly org: number;
  readonly managed: ManagedPerson;
}

/**
 * One person under two addresses of the configuration, perhaps in two stacks: each would undo what the other
 * does.
 */
export function findDoubleClaims(claims: readonly Claim[]): readonly DriftItem[] {
  const places = grouped(claims, ({ org, managed }) => placeKey(org, managed.email ?? ""));
  return [...places.values()].flatMap((same) => {
    const [first] = same;
    const addresses = [...new Set(same.map(({ stack, managed }) => `${stack}: ${managed.address}`))].sort();
    if (first === undefined || addresses.length < 2) return [];
    const { org, managed, stack } = first;
    return [
      makeItem({
        kind: "duplicate_email",
        org,
        managed,
        live: null,
        stack,
        from: addresses.join(", "),
        to: null,
        sentence: phrase`${managed.email ?? ""} is managed ${addresses.length} times in ${org}: ${addresses.join(", ")}`,
      }),
    ];
  });
}
