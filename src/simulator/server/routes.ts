import { changeRoles } from "../account/change-roles";
import { getAccount } from "../account/get-account";
import { getAccountUser } from "../account/get-account-user";
import { getZone } from "../account/get-zone";
import { inviteToAccount } from "../account/invite-to-account";
import { listAccountUsers } from "../account/list-account-users";
import { listRbacRoles } from "../account/list-rbac-roles";
import { listUserZones } from "../account/list-user-zones";
import { listZoneUsers } from "../account/list-zone-users";
import { listZones } from "../account/list-zones";
import { removeAccountUser } from "../account/remove-account-user";
import { removeZoneUser } from "../account/remove-zone-user";
import { UNDOCUMENTED_CALLS } from "../account/undocumented-calls";
import type { Knobs } from "../knobs/knobs";
import type { Operation } from "../operations/operation";
import type { ScimOperation } from "../operations/scim-operation";
import { getUser } from "../organization/get-user";
import { inviteUser } from "../organization/invite-user";
import { listUsers } from "../organization/list-users";
import { patchUser } from "../organization/patch-user";
import { removeUser } from "../organization/remove-user";
import { updateUser } from "../organization/update-user";
import { deleteApiKey } from "../oversight/delete-api-key";
import { getApiKey } from "../oversight/get-api-key";
import { getSelf } from "../oversight/get-self";
import { listApiKeys } from "../oversight/list-api-keys";
import { listAuditEvents } from "../oversight/list-audit-events";
import { listOrganizations } from "../oversight/list-organizations";
import { listUserApiKeys } from "../oversight/list-user-api-keys";
import { updateApiKey } from "../oversight/update-api-key";
import { scimCreateUser } from "../scim/scim-create-user";
import { scimGetUser } from "../scim/scim-get-user";
import { scimListUsers } from "../scim/scim-list-users";
import { scimRemoveUser } from "../scim/scim-remove-user";
import { scimReplaceUser } from "../scim/scim-replace-user";
import { scimUpdateUser } from "../scim/scim-update-user";

/** Both contracts. The first match counts, so `self` comes before ids, and what nobody documents comes last. */
const ROUTES: readonly Operation[] = [
  getSelf,
  listOrganizations,
  listAuditEvents,
  listApiKeys,
  listUserApiKeys,
  getApiKey,
  updateApiKey,
  deleteApiKey,
  listUsers,
  getUser,
  inviteUser,
  updateUser,
  patchUser,
  removeUser,
  getAccount,
  listRbacRoles,
  inviteToAccount,
  listAccountUsers,
  getAccountUser,
  removeAccountUser,
  listUserZones,
  listZones,
  getZone,
  listZoneUsers,
  removeZoneUser,
  ...UNDOCUMENTED_CALLS,
];

/** Where the undocumented role change is served, it comes first. */
export function routesOf({ roleChange }: Knobs): readonly Operation[] {
  return roleChange === null ? ROUTES : [changeRoles(roleChange), ...ROUTES];
}

/** Users alone, with the operations that the organization contract names; groups are not documented. */
export const SCIM_ROUTES: readonly ScimOperation[] = [
  scimListUsers,
  scimGetUser,
  scimCreateUser,
  scimReplaceUser,
  scimUpdateUser,
  scimRemoveUser,
];
