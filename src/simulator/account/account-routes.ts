import type { RoleChangeCall } from "../knobs/account-knobs";
import { inAccount } from "../operations/account-operation";
import { type Operation, ofKey } from "../operations/operation";
import { patchUser } from "../organization/patch-user";
import { validateChangeRoles } from "../validations/change-roles";
import { validateGetAccount } from "../validations/get-account";
import { validateGetAccountUser } from "../validations/get-account-user";
import { validateGetZone } from "../validations/get-zone";
import { validateInviteToAccount } from "../validations/invite-to-account";
import { validateListAccountUsers } from "../validations/list-account-users";
import { validateListRbacRoles } from "../validations/list-rbac-roles";
import { validateListUserZones } from "../validations/list-user-zones";
import { validateListZoneUsers } from "../validations/list-zone-users";
import { validateListZones } from "../validations/list-zones";
import { PATCH_FIELDS, validatePatchUser } from "../validations/patch-user";
import { validateRemoveAccountUser } from "../validations/remove-account-user";
import { validateRemoveZoneUser } from "../validations/remove-zone-user";
import { changeRoles } from "./change-roles";
import { getAccount } from "./get-account";
import { getAccountUser } from "./get-account-user";
import { getZone } from "./get-zone";
import { inviteToAccount } from "./invite-to-account";
import { listAccountUsers } from "./list-account-users";
import { listRbacRoles } from "./list-rbac-roles";
import { listUserZones } from "./list-user-zones";
import { listZoneUsers } from "./list-zone-users";
import { listZones } from "./list-zones";
import { removeAccountUser } from "./remove-account-user";
import { removeZoneUser } from "./remove-zone-user";
import { validateUndocumentedAccountCall } from "./undocumented-calls";

const ACCOUNT = "/accounts/{account}";
const USER = `${ACCOUNT}/users/{user}`;
const ZONE = `${ACCOUNT}/zones/{zone}`;
const reading = { method: "GET", parameters: [], fields: [] } as const;
const removing = { method: "DELETE", parameters: [], fields: [] } as const;
const paged = ["page", "limit"];

/** The published account contract, and PATCH of a person, which belongs to the newer specification. */
export const ACCOUNT_ROUTES: readonly Operation[] = [
  inAccount({ ...reading, name: "get-account", path: ACCOUNT }, validateGetAccount, getAccount),
  inAccount(
    { ...reading, name: "list-rbac-roles", path: `${ACCOUNT}/rbac-roles` },
    validateListRbacRoles,
    listRbacRoles,
  ),
  inAccount(
    {
      name: "invite-to-account",
      method: "POST",
      path: `${ACCOUNT}/invitations`,
      parameters: [],
      fields: ["email", "account_rbac_role", "zone_assignments"],
    },
    validateInviteToAccount,
    inviteToAccount,
  ),
  inAccount(
    {
      ...reading,
      name: "list-account-users",
      path: `${ACCOUNT}/users`,
      parameters: [...paged, "search"],
    },
    validateListAccountUsers,
    listAccountUsers,
  ),
  inAccount({ ...reading, name: "get-account-user", path: USER }, validateGetAccountUser, getAccountUser),
  inAccount(
    { ...removing, name: "remove-account-user", path: USER },
    validateRemoveAccountUser,
    removeAccountUser,
  ),
  inAccount(
    { ...reading, name: "list-user-zones", path: `${USER}/zones`, parameters: paged },
    validateListUserZones,
    listUserZones,
  ),
  inAccount(
    { ...reading, name: "list-zones", path: `${ACCOUNT}/zones`, parameters: paged },
    validateListZones,
    listZones,
  ),
  inAccount({ ...reading, name: "get-zone", path: ZONE }, validateGetZone, getZone),
  inAccount(
    { ...reading, name: "list-zone-users", path: `${ZONE}/users`, parameters: paged },
    validateListZoneUsers,
    listZoneUsers,
  ),
  inAccount(
    { ...removing, name: "remove-zone-user", path: `${ZONE}/users/{user}` },
    validateRemoveZoneUser,
    removeZoneUser,
  ),
  ofKey(
    {
      name: "patch-user",
      method: "PATCH",
      path: "/users/{id}",
      right: "read", // Its validation knows who may do this: no organization is named.
      parameters: [],
      fields: PATCH_FIELDS,
    },
    validatePatchUser,
    patchUser,
  ),
];

/** The vendor's own call behind the console's change of roles: it exists, its method and path are not known. */
export function roleChangeRoute({ method, path }: RoleChangeCall): Operation {
  const fields = ["account_rbac_role", "zone_assignments"];
  return inAccount(
    { name: "change-roles", method, path, parameters: [], fields },
    validateChangeRoles,
    changeRoles,
  );
}

/**
 * What a client may try below the account though nobody documents it: lists, repetitions and withdrawals of invitations, and writes to people
 * and zones. The service answers 404, and a test sees the attempt in the log under this name. Any other path is still unknown.
 */
export const UNDOCUMENTED_ROUTES: readonly Operation[] = [
  undocumented("*", `${ACCOUNT}/invitations/{rest}`),
  ...["POST", "PUT", "PATCH", "DELETE"].flatMap((method) => [
    undocumented(method, `${ACCOUNT}/users/{rest}`),
    undocumented(method, `${ZONE}/users/{rest}`),
  ]),
];

function undocumented(method: string, path: string): Operation {
  return inAccount(
    { name: "undocumented-account-call", method, path, parameters: [], fields: [] },
    validateUndocumentedAccountCall,
    () => ({ status: 404, body: undefined }),
  );
}
