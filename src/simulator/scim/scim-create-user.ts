import { ScimRefusal, scimOperation } from "../operations/scim-operation";
import { addPerson } from "../world/store";
import { checkUserName, WHOLE_USER, wishOf } from "./scim-fields";
import { scimUserView } from "./scim-view";

/**
 * Provisions somebody without an invitation, into the token's organization or the first one. SCIM has no word for roles here; Read Only is
 * what the vendor documents for people whom single sign-on brings. An address that somebody has is a 409 with `uniqueness` (RFC 7644, 3.3).
 */
export const scimCreateUser = scimOperation({
  name: "scim-create-user",
  method: "POST",
  path: "/scim/v2/Users",
  fields: WHOLE_USER,
  check({ body, state }) {
    const { userName, ...wish } = wishOf(body);
    if (userName === undefined) throw new ScimRefusal(400, "userName is required.", "invalidValue");
    checkUserName(state, userName);
    return { ...wish, userName };
  },
  act(call, wish) {
    const { state, token, now } = call;
    const org = token.org ?? state.organizations[0]?.id ?? 0;
    const person = addPerson(state, {
      email: wish.userName,
      firstname: wish.givenName ?? "",
      lastname: wish.familyName ?? "",
      createdAt: now,
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
  },
});
