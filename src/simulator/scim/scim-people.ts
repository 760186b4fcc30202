import type { Knobs } from "../knobs/knobs";
import type { Change } from "../operations/operation";
import type { ScimToken } from "../world/scim-tokens";
import { endMembership, type Membership, type Person, type State } from "../world/store";

/** The memberships that a token reaches. */
export function membershipsOf(person: Person, { org }: ScimToken): Membership[] {
  return person.memberships.filter((membership) => org === null || membership.org === org);
}

/** Everybody whom SCIM shows, in id order. */
export function scimPeople({ state, knobs, token }: { state: State; knobs: Knobs; token: ScimToken }) {
  const isShown = ({ status }: Membership) => status !== "pending" || knobs.scimPending !== "unlisted";
  return state.people.filter((person) => membershipsOf(person, token).some(isShown));
}

/** SCIM has one `active` for a person, the other contract one status an organization: active means active in one of them. */
export function isActive(person: Person, token: ScimToken, knobs: Knobs): boolean {
  return membershipsOf(person, token).some(
    ({ status }) => status === "active" || (status === "pending" && knobs.scimPending !== "inactive"),
  );
}

interface Switching {
  readonly state: State;
  readonly knobs: Knobs;
  readonly token: ScimToken;
  readonly now: string;
}

/** Disables or removes, as the knob says. Nothing changes for somebody who is disabled already. */
export function deprovision({ state, knobs, token, now }: Switching, person: Person): Change[] {
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
  return open.map(({ org }) => ({ org, id: person.id, before }));
}

/** Undoes the disabling: somebody who had not accepted yet is pending again. */
export function reactivate({ token, now }: Switching, person: Person): Change[] {
  const before = structuredClone(person);
  const closed = membershipsOf(person, token).filter(({ status }) => status === "disabled");
  for (const membership of closed) membership.status = membership.enabledStatus ?? "active";
  if (closed.length > 0) person.updatedAt = now;
  return closed.map(({ org }) => ({ org, id: person.id, before }));
}
