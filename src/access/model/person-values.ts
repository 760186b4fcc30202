import type { ManagedPerson } from "../facts/managed";
import { PERSON_STATUSES } from "../facts/person";
import type { Values } from "./plan";

export type Place = Pick<ManagedPerson, "address" | "type" | "index" | "stack" | "constructPath">;

/** Tolerant of what is missing: a value not known before apply is absent from Terraform's JSON. */
export function toManagedPerson(values: Values, place: Place): ManagedPerson {
  const text = (name: string) => (typeof values[name] === "string" ? values[name] : null);
  const number = (name: string) => (typeof values[name] === "number" ? values[name] : null);
  return {
    ...place,
    org: number("org_id") ?? organizationOf(text("id")),
    email: text("email"),
    firstName: text("first_name"),
    lastName: text("last_name"),
    role: text("role"),
    accountRole: text("account_role"),
    zoneRoles: textMap(values.zone_roles),
    twoFactor: text("two_factor"),
    active: typeof values.active === "boolean" ? values.active : null,
    prefs: text("prefs_json"),
    status: PERSON_STATUSES.find((status) => status === values.status) ?? null,
    stale: values.stale === true,
    userId: number("user_id"),
    uuid: text("uuid"),
    createdAt: text("created_at"),
    onDestroy: text("on_destroy"),
    onDestroyApiKeys: text("on_destroy_api_keys"),
  };
}

/** From an id, `12345/ada@example.com`. */
function organizationOf(id: string | null): number | null {
  const found = /^(\d{1,15})\//.exec(id ?? "");
  return found ? Number(found[1]) : null;
}

function textMap(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== "object" || value === null) return {};
  // Without a prototype: the keys are the user's.
  const map: Record<string, string> = Object.create(null);
  for (const [key, each] of Object.entries(value)) if (typeof each === "string") map[key] = each;
  return map;
}
