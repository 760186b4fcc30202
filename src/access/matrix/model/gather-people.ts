import { foldEmail } from "../../../automox/wire/email";
import type { ManagedPerson } from "../../facts/managed";
import { byEmail } from "../../facts/order";
import type { RosterPerson } from "../../facts/person";
import type { MatrixDrift, MatrixIgnored, MatrixInput } from "./input";
import { grantsOf, type RecordedGrant } from "./recorded-grants";

/**
 * One human with everything known about them. `live` is null for somebody whom only a state or a finding
 * names.
 */
export interface JoinedPerson {
  readonly live: RosterPerson | null;
  readonly email: string;
  readonly managed: ManagedPerson[];
  readonly grants: RecordedGrant[];
  readonly drift: MatrixDrift[];
  readonly ignored: MatrixIgnored[];
}

interface Named {
  readonly email: string | null;
  readonly userId: number | null;
  readonly uuid: string | null;
  readonly org: number | null;
}

/**
 * Joins the roster, the states and the findings by user number or UUID, else by folded e-mail. Two records of
 * one e-mail stay two people; whoever is in the organization in question is meant. Ordered by folded e-mail,
 * then user number.
 */
export function gatherPeople({ roster, managed, drift, ignored }: MatrixInput): readonly JoinedPerson[] {
  const people: JoinedPerson[] = [];
  const byId = new Map<number | string, JoinedPerson>();
  const byEmail = new Map<string, JoinedPerson[]>();
  const add = (live: RosterPerson | null, email: string): JoinedPerson => {
    const person: JoinedPerson = { live, email, managed: [], grants: [], drift: [], ignored: [] };
    people.push(person);
    const numbers = live?.memberships.map(({ userId }) => userId) ?? [];
    for (const id of [live?.userId, live?.uuid, ...numbers]) if (id != null) byId.set(id, person);
    const folded = foldEmail(email);
    byEmail.set(folded, [...(byEmail.get(folded) ?? []), person]);
    return person;
  };
  const find = ({ email, userId, uuid, org }: Named): JoinedPerson | undefined => {
    const known = byId.get(userId ?? "") ?? byId.get(uuid ?? "");
    if (known || email === null) return known;
    const candidates = byEmail.get(foldEmail(email)) ?? [];
    return (
      candidates.find(({ live }) => live?.memberships.some((membership) => membership.org === org)) ??
      candidates[0]
    );
  };
  for (const live of roster.people) add(live, live.email);
  for (const one of managed ?? []) {
    const person = find(one) ?? add(null, one.email ?? one.address);
    person.managed.push(one);
    person.grants.push(...grantsOf(one, roster));
  }
  for (const one of drift) (find(named(one)) ?? add(null, one.person.email)).drift.push(one);
  for (const one of ignored) find(named(one))?.ignored.push(one);
  return people.sort(byAddress);
}

const named = ({ person: { email, userId, uuid }, org }: MatrixDrift): Named => ({
  email,
  userId,
  uuid,
  org,
});

const byAddress = (a: JoinedPerson, b: JoinedPerson): number =>
  byEmail(a, b) || (a.live?.userId ?? 0) - (b.live?.userId ?? 0);
