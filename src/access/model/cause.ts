import type { Cause, Part } from "./change";
import type { PersonChange } from "./plan";

/** The attributes a difference comes from. */
export function attributesOf({ kind, place, from, to, fields }: AttributesOf): readonly string[] {
  const names = (fields ?? []).map(({ field }) => field.split(" ")[0] ?? "");
  if (kind !== "access") return names;
  if (from && to && from.status !== to.status) return ["active", "status"];
  return [{ organization: "role", account: "account_role", zone: "zone_roles" }[place.scope], ...names];
}

type AttributesOf = Pick<Part, "kind" | "place" | "from" | "to" | "fields">;

/**
 * Whether it comes from the configuration or undoes what somebody did in the console. `drift` is what the refresh
 * found at the same address: its `before` is what the state remembered, its `after` what Automox said.
 */
export function causeOf(part: Part, change: PersonChange, drift: PersonChange | undefined): Cause {
  if (part.cause !== undefined) return part.cause;
  if (!drift) return "change";
  if (drift.actions.includes("delete")) return change.actions.includes("create") ? "console" : "change";
  const [found, wanted] = [drift.values, change.values];
  const attributes = attributesOf(part);
  const edited = attributes.filter((name) => differs(found?.before[name], found?.after[name]));
  if (edited.length === 0) return "change";
  const changed = attributes.filter((name) => differs(wanted?.before[name], wanted?.after[name]));
  const goesBack = changed.every((name) => !differs(found?.before[name], wanted?.after[name]));
  return goesBack ? "console" : "both";
}

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) !== JSON.stringify(b ?? null);
