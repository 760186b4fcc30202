import type { Place } from "../../run/place";
import type { AccountSettings } from "../../schemas/contract";
import type { Directory } from "./directory";
import type { HeldZones } from "./held-zones";
import type { RoleList } from "./role-list";

/** What the account contract of one organization is made of. */
export interface AccountParts {
  readonly org: number;
  readonly directory: Directory;
  readonly roleList: RoleList;
  readonly heldZones: HeldZones;
  readonly settings: AccountSettings;
}

/** A place with all that the account contract has for it. */
export interface AccountPlace extends Place, AccountParts {}
