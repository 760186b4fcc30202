import { type ScimOperation, scimOperation } from "../operations/scim-operation";
import { validateScimCreateUser } from "../validations/scim-create-user";
import { validateScimGetUser } from "../validations/scim-get-user";
import { validateScimListUsers } from "../validations/scim-list-users";
import { validateScimRemoveUser } from "../validations/scim-remove-user";
import { validateScimReplaceUser } from "../validations/scim-replace-user";
import { validateScimUpdateUser } from "../validations/scim-update-user";
import { scimCreateUser } from "./scim-create-user";
import { scimGetUser } from "./scim-get-user";
import { scimListUsers } from "./scim-list-users";
import { scimRemoveUser } from "./scim-remove-user";
import { scimReplaceUser } from "./scim-replace-user";
import { scimUpdateUser } from "./scim-update-user";

/** Everything below this is SCIM's: its own credential, errors and media type. */
export const SCIM_PATH = "/scim/v2";

const USERS = `${SCIM_PATH}/Users`;
const USER = `${USERS}/{id}`;
const WHOLE = ["schemas", "userName", "name", "active"];

/** Users alone, with the operations that the organization contract names; groups are not documented. */
export const SCIM_ROUTES: readonly ScimOperation[] = [
  scimOperation(
    {
      name: "scim-list-users",
      method: "GET",
      path: USERS,
      parameters: ["filter", "startIndex", "count"],
      fields: [],
    },
    validateScimListUsers,
    scimListUsers,
  ),
  scimOperation(
    { name: "scim-get-user", method: "GET", path: USER, parameters: [], fields: [] },
    validateScimGetUser,
    scimGetUser,
  ),
  scimOperation(
    { name: "scim-create-user", method: "POST", path: USERS, parameters: [], fields: WHOLE },
    validateScimCreateUser,
    scimCreateUser,
  ),
  scimOperation(
    { name: "scim-replace-user", method: "PUT", path: USER, parameters: [], fields: WHOLE },
    validateScimReplaceUser,
    scimReplaceUser,
  ),
  scimOperation(
    {
      name: "scim-update-user",
      method: "PATCH",
      path: USER,
      parameters: [],
      fields: ["schemas", "Operations"],
    },
    validateScimUpdateUser,
    scimUpdateUser,
  ),
  scimOperation(
    { name: "scim-remove-user", method: "DELETE", path: USER, parameters: [], fields: [] },
    validateScimRemoveUser,
    scimRemoveUser,
  ),
];
