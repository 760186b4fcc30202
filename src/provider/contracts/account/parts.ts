import type { AccountSettings } from "../../schemas/contract";
import type { Directory } from "./directory";
import type { RoleList } from "./role-list";

/** What the account contract of one organization is made of. */
export interface AccountParts {
  readonly org: number;
  readonly directory: Directory;
  readonly roleList: RoleList;
  readonly settings: AccountSettings;
}
