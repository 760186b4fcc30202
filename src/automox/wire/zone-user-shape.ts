import { isRecord } from "./envelope";
import { flatRow } from "./nested-user";

const ROLE_FIELDS = ["role", "rbac_roles", "roles", "zone_rbac_role", "rbac_role"];

/** How a row of zone users looks, in the middle of a sentence. Names and types only, so that it may be shown. */
export function zoneUserShape(row: unknown): string {
  const flat = flatRow(row);
  if (!isRecord(flat)) return "rows that are no objects";
  const fields = ROLE_FIELDS.filter((name) => flat[name] !== undefined);
  const roles = fields.map((name) => `${name} (${typeOf(flat[name])})`).join(" and ");
  return `${flat === row ? "the person in the row itself" : "the person in user"}, ${
    roles === "" ? "no field of a role" : `the role in ${roles}`
  }`;
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return value.length === 0 ? "empty list" : `list of ${typeOf(value[0])}s`;
  return typeof value === "string" ? "text" : typeof value;
}
