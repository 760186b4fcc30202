import type { ScimCall, ScimOutcome } from "../operations/scim-operation";
import { endMembership, type Person } from "../world/store";
import { membershipsOf } from "./scim-people";

/** Removes for good, from every organization that the token reaches. */
export function scimRemoveUser({ state, token, now }: ScimCall, person: Person): ScimOutcome {
  const before = structuredClone(person);
  const orgs = membershipsOf(person, token).map(({ org }) => org);
  for (const org of orgs) endMembership(state, { person, org, at: now });
  return {
    status: 204,
    body: undefined,
    changed: orgs.map((org) => ({ org, id: person.id, before })),
  };
}
