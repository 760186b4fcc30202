import { ACCOUNT_ROUTES, roleChangeRoute, UNDOCUMENTED_ROUTES } from "../account/account-routes";
import type { Knobs } from "../knobs/knobs";
import { inOrganization, type Operation, ofKey } from "../operations/operation";
import { getUser } from "../organization/get-user";
import { inviteUser } from "../organization/invite-user";
import { listUsers } from "../organization/list-users";
import { removeUser } from "../organization/remove-user";
import { updateUser } from "../organization/update-user";
import { USER_FIELDS } from "../organization/user-fields";
import { getSelf } from "../oversight/get-self";
import { listOrganizations } from "../oversight/list-organizations";
import { OVERSIGHT_ROUTES } from "../oversight/oversight-routes";
import { validateGetSelf } from "../validations/get-self";
import { validateGetUser } from "../validations/get-user";
import { validateInviteUser } from "../validations/invite-user";
import { validateListOrganizations } from "../validations/list-organizations";
import { validateListUsers } from "../validations/list-users";
import { validateRemoveUser } from "../validations/remove-user";
import { validateUpdateUser } from "../validations/update-user";

const reading = { method: "GET", right: "read", fields: [] } as const;
const paged = ["o", "page", "limit"];

/** The organization contract: every operation its API guide describes. The first match counts, so `self` comes before ids. */
const ORGANIZATION_ROUTES: readonly Operation[] = [
  ofKey({ ...reading, name: "get-self", path: "/users/self", parameters: ["o"] }, validateGetSelf, getSelf),
  ofKey(
    { ...reading, name: "list-organizations", path: "/orgs", parameters: paged },
    validateListOrganizations,
    listOrganizations,
  ),
  inOrganization(
    { ...reading, name: "list-users", path: "/users", parameters: paged },
    validateListUsers,
    listUsers,
  ),
  inOrganization(
    { ...reading, name: "get-user", path: "/users/{id}", parameters: ["o"] },
    validateGetUser,
    getUser,
  ),
  inOrganization(
    {
      name: "invite-user",
      method: "POST",
      path: "/users",
      right: "write",
      parameters: ["o"],
      fields: USER_FIELDS,
    },
    validateInviteUser,
    inviteUser,
  ),
  inOrganization(
    {
      name: "update-user",
      method: "PUT",
      path: "/users/{id}",
      right: "write",
      parameters: ["o"],
      fields: USER_FIELDS,
    },
    validateUpdateUser,
    updateUser,
  ),
  inOrganization(
    {
      name: "remove-user",
      method: "DELETE",
      path: "/users/{id}",
      right: "write",
      parameters: ["o"],
      fields: [],
    },
    validateRemoveUser,
    removeUser,
  ),
];

/** Both contracts. Where the undocumented change of roles is served, it comes first. */
export function routesOf({ roleChange }: Knobs): readonly Operation[] {
  return roleChange === null ? ROUTES : [roleChangeRoute(roleChange), ...ROUTES];
}

const ROUTES: readonly Operation[] = [
  ...ORGANIZATION_ROUTES,
  ...ACCOUNT_ROUTES,
  ...OVERSIGHT_ROUTES,
  ...UNDOCUMENTED_ROUTES,
];
