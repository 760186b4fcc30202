import { compareRoles, isAdministrator, isGlobalAdministrator, type RoleChange, rankOf } from "../facts/rank";
import type { Change, Place, Standing } from "./change";
import { isSensitive, type Told, textOf } from "./told";

export type RoleOrder = readonly (readonly string[])[];

/** `maybe`: not known before the apply, or a role that nobody ranked. It is anything, and counts as the worst for each rule. */
export type Authority = "yes" | "no" | "maybe";

/** Whether a role may give access to others: an administrator's, or one that the policy ranks as high. */
export function administers(role: Told, order: RoleOrder): Authority {
  if (isSensitive(role) && role.text === undefined) return role.administers ? "yes" : "no";
  const word = textOf(role);
  if (word === null) return "no";
  if (word === undefined) return "maybe";
  if (isAdministrator(word)) return "yes";
  const rank = rankOf(word, order);
  if (rank === undefined) return "maybe";
  const least = order.findIndex((equals) => equals.some(isAdministrator));
  return least >= 0 && rank >= least ? "yes" : "no";
}

/** Pending holds nothing yet, disabled nothing any more; a status that nobody tells counts as active. */
export const isUsable = (status: Standing["status"]): boolean =>
  status !== "pending" && status !== "disabled";

/**
 * What somebody may do in a place: by the role there, or by the one in the account, which holds everywhere.
 */
export function authorityIn(
  side: Standing | null,
  account: Told,
  { place, order }: { readonly place: Place; readonly order: RoleOrder },
): Authority {
  if (side === null) return "no";
  const own = administers(side.role, order);
  if (place.scope === "account" || own === "yes") return own;
  const everywhere = administersEverywhere(account, order);
  return everywhere === "yes" || own === "no" ? everywhere : own;
}

/** Of the roles of an account only the global administrator's holds in every zone; an unknown one may be it. */
export function administersEverywhere(account: Told, order: RoleOrder): Authority {
  const word = textOf(account);
  if (typeof word === "string" && isAdministrator(word)) return isGlobalAdministrator(word) ? "yes" : "no";
  return administers(account, order);
}

/** By what they are in this place, in the account, or in any other. */
export const mayAdministerAnywhere = ({ from, person, place }: Change, order: RoleOrder): boolean =>
  authorityIn(from, person.account.from, { place, order }) !== "no" ||
  administers(person.account.from, order) !== "no" ||
  administersEverywhere(person.account.from, order) !== "no" ||
  person.zones.some((role) => administers(role, order) !== "no");

/** From one role to another; `unknown` where one of them is hidden or has no rank. */
export function stepOf(from: Told, to: Told, order: RoleOrder): RoleChange {
  const [old, next] = [textOf(from), textOf(to)];
  if (old === undefined || next === undefined) return "unknown";
  return compareRoles(old, next, order);
}
