import { type ScimCall, ScimRefusal } from "../operations/scim-operation";
import { type Change, changesIn } from "../world/change";
import { isLastAdmin, type Person } from "../world/store";
import { checkUserName, type ScimWish } from "./scim-fields";
import { deprovision, findScimPerson, membershipsOf, reactivate } from "./scim-people";

/** A person and what shall become of them. */
interface ScimChange {
  readonly person: Person;
  readonly wish: ScimWish;
}

/** What PUT and PATCH have in common but the reading of their bodies: 404 before anything the body is blamed for. */
export function checkScimChange(call: ScimCall, read: (body: unknown) => ScimWish): ScimChange {
  const person = findScimPerson(call);
  const wish = read(call.body);
  const { userName, active } = wish;
  if (userName !== undefined) checkUserName(call.state, userName, person);
  if (active === false && call.knobs.scimDeprovisioned === "removed") refuseScimLastAdmin(call, person);
  return { person, wish };
}

/** Documented for deleting by either contract. Disabling the last administrator is not documented to be refused, so it is not. */
export function refuseScimLastAdmin({ state, knobs, token }: ScimCall, person: Person): void {
  const isLast = membershipsOf(person, token).some(({ org }) => isLastAdmin(state, person, org));
  if (knobs.lastAdmin !== "allowed" && isLast)
    throw new ScimRefusal(knobs.lastAdmin, "Cannot delete the last admin user of an organization.");
}

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
  const switched = active === undefined ? [] : (active ? reactivate : deprovision)(call, person);
  return named ? changesIn(orgs, before) : switched;
}
