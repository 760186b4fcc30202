import { foldEmail } from "../../../automox/wire/email";
import { rolesOf } from "../../drift/grants";
import type { ManagedPerson } from "../../facts/managed";
import { byEmail } from "../../facts/order";
import type { RosterPerson } from "../../facts/person";
import { indexRoster } from "../../facts/roster-index";
import type { MatrixInput } from "./input";

/** One organization that a resource gives its person: its own, or one of its further zones. */
interface Grant {
  readonly org: number;
  readonly role: string | null;
  readonly managed: ManagedPerson;
}

/**
 * One human with everything known about them. `live` is null for somebody whom only a state or a finding
 * names.
 */
export interface JoinedPerson {
  readonly live: RosterPerson | null;
  readonly email: string;
  readonly managed: ManagedPerson[];
  readonly grants: Grant[];
  readonly drift: MatrixInput["drift"][number][];
  readonly ignored: MatrixInput["ignored"][number][];
}

/**
 * Joins the roster, the states and the findings as drift does: by user number or UUID, else by folded e-mail,
 * whoever is in the organization in question first. Two records of one e-mail stay two people. Ordered by
 * folded e-mail, then user number.
 */
export function gatherPeople({ roster, managed, drift, ignored }: MatrixInput): readonly JoinedPerson[] {
  const index = indexRoster(roster);
  const people = new Map<RosterPerson | string, JoinedPerson>();
  const add = (key: RosterPerson | string, { live, email }: Pick<JoinedPerson, "live" | "email">) => {
    const person: JoinedPerson = { live, email, managed: [], grants: [], drift: [], ignored: [] };
    people.set(key, person);
    return person;
  };
  const keyOf = ({ org, ...sought }: Pick<ManagedPerson, "email" | "userId" | "uuid" | "org">) =>
    (org === null ? undefined : index.find(org, sought)?.person) ??
    index.findAnywhere(sought) ??
    foldEmail(sought.email ?? "");
  for (const live of roster.people) add(live, { live, email: live.email });
  for (const one of managed ?? []) {
    const email = one.email ?? one.address;
    const key = keyOf({ ...one, email });
    const person = people.get(key) ?? add(key, { live: null, email });
    person.managed.push(one);
    for (const [org, role] of rolesOf(one, index))
      if (typeof org === "number") person.grants.push({ org, role, managed: one });
  }
  for (const one of drift) {
    const key = keyOf({ ...one.person, org: one.org });
    (people.get(key) ?? add(key, { live: null, email: one.person.email })).drift.push(one);
  }
  for (const one of ignored) people.get(keyOf({ ...one.person, org: one.org }))?.ignored.push(one);
  return [...people.values()].sort((a, b) => byEmail(a, b) || (a.live?.userId ?? 0) - (b.live?.userId ?? 0));
}
