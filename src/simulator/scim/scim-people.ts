import type { Knobs } from "../knobs/knobs";
import { type ScimCall, ScimRefusal } from "../operations/scim-operation";
import { type Change, changesIn } from "../world/change";
import type { ScimToken } from "../world/scim-tokens";
import { endMembership, type Membership, type Person } from "../world/store";

/** The memberships that a token reaches. */
export function membershipsOf(person: Person, { org }: ScimToken): Membership[] {
  return person.memberships.filter((membership) => org === null || membership.org === org);
}

/** Everybody whom SCIM shows, in id order. */
export function scimPeople({ state, knobs, token }: ScimCall): Person[] {
  const isShown = ({ status }: Membership) => status !== "pending" || knobs.scimPending !== "unlisted";
  return state.people.filter((person) => membershipsOf(person, token).some(isShown));
}

/** The person of the path; 404 for somebody whom the token does not reach or whom SCIM does not show. */
export function findScimPerson(call: ScimCall): Person {
  const person = scimPeople(call).find(({ uuid }) => uuid === call.id);
  if (!person) throw new ScimRefusal(404, `Resource ${call.id} not found.`);
  return person;
}

/** SCIM has one `active` for a person, the other contract one status an organization: active means active in one of them. */
export function isActive(person: Person, token: ScimToken, knobs: Knobs): boolean {
  return membershipsOf(person, token).some(
    ({ status }) => status === "active" || (status === "pending" && knobs.scimPending !== "inactive"),
  );
}

/** Disables or removes, as the knob says. Nothing changes for somebody who is disabled already. */
export function deprovision({ state, knobs, token, now }: ScimCall, person: Person): Change[] {
  const before = structuredClone(person);
  const open = membershipsOf(person, token).filter(({ status }) => status !== "disabled");
  for (const membership of open) {
    if (knobs.scimDeprovisioned === "removed") endMembership(state, { person, org: membership.org, at: now });
    else {
      membership.enabledStatus = membership.status === "pending" ? "pending" : "active";
      membership.status = "disabled";
    }
  }
  if (open.length > 0) person.updatedAt = now;
  return changesIn(
    open.map(({ org }) => org),
    before,
  );
}

/** Undoes the disabling: somebody who had not accepted yet is pending again. */
export function reactivate({ token, now }: ScimCall, person: Person): Change[] {
  const before = structuredClone(person);
  const closed = membershipsOf(person, token).filter(({ status }) => status === "disabled");
  for (const membership of closed) membership.status = membership.enabledStatus ?? "active";
  if (closed.length > 0) person.updatedAt = now;
  return changesIn(
    closed.map(({ org }) => org),
    before,
  );
}
