import { foldEmail } from "../../automox/email";
import type { ManagedPerson } from "../access/managed";
import type { RosterPerson } from "../access/person";
import type { MatrixDrift, MatrixIgnored, MatrixInput } from "./input";

/** One human with everything known about them. `live` is null for somebody whom only a state or a finding names. */
export interface JoinedPerson {
  readonly live: RosterPerson | null;
  readonly email: string;
  readonly managed: ManagedPerson[];
  readonly drift: MatrixDrift[];
  readonly ignored: MatrixIgnored[];
}

interface Named {
  readonly email: string | null;
  readonly userId?: number | null;
  readonly org: number | null;
}

/**
 * Joins the roster, the states and the findings by user number, else by folded e-mail. Two records of one e-mail stay two people;
 * whoever is in the organization in question is meant. Ordered by folded e-mail, then user number.
 */
export function joinPeople({ roster, managed, drift, ignored }: MatrixInput): readonly JoinedPerson[] {
  const people: JoinedPerson[] = [];
  const byUserId = new Map<number, JoinedPerson>();
  const byEmail = new Map<string, JoinedPerson[]>();
  const add = (live: RosterPerson | null, email: string): JoinedPerson => {
    const person: JoinedPerson = { live, email, managed: [], drift: [], ignored: [] };
    people.push(person);
    if (live?.userId != null) byUserId.set(live.userId, person);
    const folded = foldEmail(email);
    byEmail.set(folded, [...(byEmail.get(folded) ?? []), person]);
    return person;
  };
  const find = ({ email, userId, org }: Named): JoinedPerson | undefined => {
    const known = userId == null ? undefined : byUserId.get(userId);
    if (known || email === null) return known;
    const candidates = byEmail.get(foldEmail(email)) ?? [];
    return (
      candidates.find(({ live }) => live?.memberships.some((membership) => membership.org === org)) ??
      candidates[0]
    );
  };
  for (const live of roster.people) add(live, live.email);
  for (const one of managed ?? []) (find(one) ?? add(null, one.email ?? one.address)).managed.push(one);
  // A finding that names nobody stands in the list of findings alone.
  for (const one of drift)
    if (one.email !== null || one.userId != null) (find(one) ?? addNamed(one, add)).drift.push(one);
  for (const one of ignored) find(one)?.ignored.push(one);
  return people.sort(byAddress);
}

const addNamed = ({ email, userId }: Named, add: (live: null, email: string) => JoinedPerson): JoinedPerson =>
  add(null, email ?? `user ${userId}`);

function byAddress(a: JoinedPerson, b: JoinedPerson): number {
  const [left, right] = [foldEmail(a.email), foldEmail(b.email)];
  return left < right ? -1 : left > right ? 1 : (a.live?.userId ?? 0) - (b.live?.userId ?? 0);
}
