import type { Change } from "../operations/operation";
import type { ScimCall } from "../operations/scim-operation";
import type { ScimChange } from "./scim-change";
import { deprovision, membershipsOf, reactivate } from "./scim-people";

/** Does what a wish says; what it does not say stays. Answers what changed, by organization. */
export function carryOutWish(call: ScimCall, { person, wish }: ScimChange): Change[] {
  const before = structuredClone(person);
  const { userName, givenName, familyName, active } = wish;
  const named = userName !== undefined || givenName !== undefined || familyName !== undefined;
  const orgs = membershipsOf(person, call.token).map(({ org }) => org);
  if (userName !== undefined) person.email = userName;
  if (givenName !== undefined) person.firstname = givenName;
  if (familyName !== undefined) person.lastname = familyName;
  if (named) person.updatedAt = call.now;
  const switched = active === undefined ? [] : active ? reactivate(call, person) : deprovision(call, person);
  return named ? orgs.map((org) => ({ org, id: person.id, before })) : switched;
}
