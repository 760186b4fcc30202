import { nearMiss, plainRole } from "../../automox/model/roles";
import { foldEmail } from "../../automox/wire/email";
import type { ManagedPerson, PersonType } from "../facts/managed";
import { byEmail, placeKey, repeated } from "../facts/order";
import type { PersonStatus, RosterMembership, RosterPerson } from "../facts/person";
import type { Roster } from "../facts/roster";
import { idsFor, type TakenIds } from "./resource-names";

/** A person in an organization, to be taken under management. */
export interface Adoption {
  /** Name of the resource, id of the construct. */
  readonly id: string;
  /** Of the person: the same in every organization. */
  readonly personId: string;
  readonly type: PersonType;
  readonly org: number;
  readonly email: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly role: string;
  readonly status: PersonStatus;
  readonly createdAt: string | null;
  /** `ORG/EMAIL`, as the provider takes it. */
  readonly importId: string;
}

export interface LeftOut {
  readonly email: string;
  readonly org: number | null;
  /** The end of a sentence. */
  readonly why: string;
}

export interface AdoptionPlan {
  readonly adoptions: readonly Adoption[];
  /** Written as comments where the form has comments: whether they shall come back is for people to say. */
  readonly disabled: readonly Adoption[];
  readonly leftOut: readonly LeftOut[];
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
  readonly isWanted: (person: RosterPerson, membership: RosterMembership) => boolean;
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
  const managed = new Set(known.people.map(({ org, email }) => placeKey(org, email ?? "")));
  const users = new Set(
    known.people.flatMap(({ type, email }) => (type === "automox_user" && email ? [foldEmail(email)] : [])),
  );
  const twice = placesTwice(roster.people);
  const people = [...roster.people].sort(byEmail);
  const plan = {
    adoptions: [] as Adoption[],
    disabled: [] as Adoption[],
    leftOut: [] as LeftOut[],
    managed: 0,
  };
  for (const person of people) {
    const { email } = person;
    if (person.memberships.length === 0)
      plan.leftOut.push({
        email,
        org: null,
        why: "is in no organization, and this provider manages membership in one",
      });
    for (const membership of [...person.memberships].sort((a, b) => a.org - b.org)) {
      const { org } = membership;
      if (managed.has(placeKey(org, email))) plan.managed += 1;
      else if (isWanted(person, membership)) {
        const why = twice.has(placeKey(org, email))
          ? "is there twice under one address; remove one record in the console first"
          : obstacleOf(person, membership);
        if (why !== undefined) plan.leftOut.push({ email, org, why });
        else {
          const type = users.has(foldEmail(email)) ? "automox_org_membership" : "automox_user";
          const isDisabled = membership.status === "disabled";
          const personId = ids.get(foldEmail(email)) ?? "";
          const adoption = adoptionOf({ person, membership, type, personId });
          (isDisabled ? plan.disabled : plan.adoptions).push(adoption);
          // Only one of a person's organizations is the user; a comment is none.
          if (!isDisabled) users.add(foldEmail(email));
        }
      }
    }
  }
  return plan;
}

const placesTwice = (people: readonly RosterPerson[]): ReadonlySet<string> =>
  repeated(people.flatMap(({ email, memberships }) => memberships.map(({ org }) => placeKey(org, email))));

function obstacleOf({ email }: RosterPerson, { role }: RosterMembership): string | undefined {
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) return "has no e-mail address that the provider takes";
  if (role === null || role.trim() === "") return "has no role, and the provider needs one";
  return undefined;
}

interface Taken {
  readonly person: RosterPerson;
  readonly membership: RosterMembership;
  readonly type: PersonType;
  readonly personId: string;
}

function adoptionOf({ person, membership, type, personId }: Taken): Adoption {
  const { org, status } = membership;
  const role = membership.role ?? "";
  // A word that only looks like a role would be refused while planning.
  const meant = nearMiss(role);
  return {
    id: type === "automox_user" ? personId : `${personId}_${org}`,
    personId,
    type,
    org,
    email: person.email,
    firstName: person.firstName || null,
    lastName: person.lastName || null,
    role: meant ? plainRole(meant) : role,
    status,
    createdAt: membership.createdAt ?? person.createdAt,
    importId: `${org}/${person.email}`,
  };
}
