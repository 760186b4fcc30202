import type { ScimCall, ScimOutcome } from "../operations/scim-operation";
import type { ScimNewcomer } from "../validations/scim-create-user";
import { NO_GLOBAL_ACCESS } from "../world/role-words";
import { addPerson } from "../world/store";
import { scimUserView } from "./scim-view";

/**
 * Provisions somebody without an invitation, into the token's organization or the first one. SCIM has no word for roles here; Read Only is
 * what the vendor documents for people whom single sign-on brings.
 */
export function scimCreateUser(call: ScimCall, wish: ScimNewcomer): ScimOutcome {
  const { state, token, now } = call;
  const org = token.org ?? state.organizations[0]?.id ?? 0;
  const person = addPerson(state, {
    email: wish.userName,
    firstname: wish.givenName ?? "",
    lastname: wish.familyName ?? "",
    prefs: {},
    twoFactor: null,
    accountRole: NO_GLOBAL_ACCESS,
    createdAt: now,
    updatedAt: now,
    memberships: [
      {
        org,
        role: "viewer",
        status: wish.active === false ? "disabled" : "active",
        createdAt: now,
        invitedAt: null,
        expired: false,
      },
    ],
  });
  return {
    status: 201,
    body: scimUserView(call, person),
    location: call.locationOf(person.uuid),
    changed: [{ org, id: person.id, before: null }],
  };
}
