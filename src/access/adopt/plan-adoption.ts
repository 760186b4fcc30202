import { nearMiss, plainRole } from "../../automox/model/roles";
import { foldEmail } from "../../automox/wire/email";
import type { ManagedPerson } from "../facts/managed";
import { byEmail, placeKey, repeated } from "../facts/order";
import type { RosterMembership, RosterPerson } from "../facts/person";
import type { Roster } from "../facts/roster";
import type { Adopted, ImportMapItem, LeftOut } from "./import-map";
import { idsFor, membershipId, type TakenIds } from "./resource-names";

/**
 * A person in an organization, to be taken under management. The names belong to the person, and one resource
 * of a person manages them: a membership has none.
 */
export interface Adoption extends ImportMapItem {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly role: string;
}

export interface AdoptionPlan extends Adopted<Adoption> {
  /** Memberships that are managed already. */
  readonly managed: number;
}

/** What is under management: by state, or by an earlier run that is not applied yet. */
export interface Known {
  readonly people: readonly Pick<ManagedPerson, "type" | "org" | "email">[];
  readonly ids: TakenIds;
}

export interface AdoptionWish {
  readonly known: Known;
  readonly isWanted: (one: {
    readonly person: RosterPerson;
    readonly membership: RosterMembership;
  }) => boolean;
}

/**
 * Who is to be adopted and under which id. Depends on neither the order of the roster nor, for ids, on the
 * selection.
 */
export function planAdoption(roster: Roster, { known, isWanted }: AdoptionWish): AdoptionPlan {
  const ids = idsFor(
    roster.people.map(({ email }) => email),
    known.ids,
  );
  const personIds = new Set(ids.values());
  const isTaken = (id: string) => personIds.has(id) || known.ids.has(id);
  const managed = new Set(known.people.map(({ org, email }) => placeKey(org, email ?? "")));
  const users = new Set(
    known.people.flatMap(({ type, email }) => (type === "automox_user" && email ? [foldEmail(email)] : [])),
  );
  const twice = placesTwice(roster.people);
  const [adoptions, disabled, leftOut]: [Adoption[], Adoption[], LeftOut[]] = [[], [], []];
  let count = 0;
  for (const person of [...roster.people].sort(byEmail)) {
    const { email } = person;
    const leaveOut = (org: number | null, why: string) => leftOut.push({ email, org, why });
    if (person.memberships.length === 0)
      leaveOut(null, "is in no organization, and this provider manages membership in one");
    for (const membership of [...person.memberships].sort((a, b) => a.org - b.org)) {
      const { org, status } = membership;
      const place = placeKey(org, email);
      if (managed.has(place)) count += 1;
      if (managed.has(place) || !isWanted({ person, membership })) continue;
      const why = twice.has(place) ? TWICE : obstacleOf(person, membership);
      if (why !== undefined) {
        leaveOut(org, why);
        continue;
      }
      const type = users.has(foldEmail(email)) ? "automox_org_membership" : "automox_user";
      const personId = ids.get(foldEmail(email)) ?? "";
      const id = type === "automox_user" ? personId : membershipId({ personId, org, email }, isTaken);
      const adoption = adoptionOf({ person, membership, type, personId, id });
      (status === "disabled" ? disabled : adoptions).push(adoption);
      // Only one of a person's organizations is the user; a comment is none.
      if (status !== "disabled") users.add(foldEmail(email));
    }
  }
  return { adoptions, disabled, leftOut, managed: count };
}

const TWICE = "is there twice under one address; remove one record in the console first";

const placesTwice = (people: readonly RosterPerson[]): ReadonlySet<string> =>
  repeated(people.flatMap(({ email, memberships }) => memberships.map(({ org }) => placeKey(org, email))));

function obstacleOf({ email }: RosterPerson, { role }: RosterMembership): string | undefined {
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) return "has no e-mail address that the provider takes";
  if (role === null || role.trim() === "") return "has no role, and the provider needs one";
  return undefined;
}

interface Taken extends Pick<Adoption, "id" | "personId" | "type"> {
  readonly person: RosterPerson;
  readonly membership: RosterMembership;
}

function adoptionOf({ person, membership, type, ...named }: Taken): Adoption {
  const { email, firstName, lastName } = person;
  const { org, status } = membership;
  const role = membership.role ?? "";
  // A word that only looks like a role would be refused while planning.
  const meant = nearMiss(role);
  const isUser = type === "automox_user";
  return {
    ...named,
    type,
    org,
    email,
    firstName: (isUser && firstName) || null,
    lastName: (isUser && lastName) || null,
    role: meant ? plainRole(meant) : role,
    status,
    importId: `${org}/${email}`,
  };
}
