import type { FieldChange } from "./access-item";
import type { PersonChange } from "./plan";

/** Attributes that only tell how the provider behaves. */
const SETTINGS = [
  "on_existing",
  "on_destroy",
  "on_destroy_api_keys",
  "two_factor_reset_to",
  "invitation",
  "wait_for_activation",
  "timeouts",
];
const PROFILE = ["first_name", "last_name", "prefs_json"];
const TWO_FACTOR = ["two_factor", "two_factor_reset"];

interface FieldChanges {
  readonly settings: readonly FieldChange[];
  readonly profile: readonly FieldChange[];
  readonly twoFactor: readonly FieldChange[];
}

/** What an update changes beside roles, address and activity. */
export function fieldChanges(change: PersonChange): FieldChanges {
  const of = (names: readonly string[]) => names.flatMap((name) => fieldChange(change, name));
  return { settings: of(SETTINGS), profile: of(PROFILE), twoFactor: of(TWO_FACTOR) };
}

/** One attribute, if it changes; preferences by their keys, because their values say nothing about access. */
export function fieldChange(change: PersonChange, field: string): readonly FieldChange[] {
  const [before, after] = [change.values?.before[field], change.values?.after[field]];
  const unknown = change.unknown.includes(field);
  if (!unknown && same(before, after)) return [];
  if (change.sensitive.includes(field))
    return [
      {
        field,
        from: before == null ? null : "(sensitive)",
        to: after == null ? null : "(sensitive)",
        unknown,
      },
    ];
  if (field === "prefs_json" && !unknown) return prefsChange(before, after);
  return [{ field, from: shown(before), to: unknown ? null : shown(after), unknown }];
}

export const same = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

function shown(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}

function prefsChange(before: unknown, after: unknown): readonly FieldChange[] {
  const [from, to] = [prefs(before), prefs(after)];
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
  const changed = keys.filter((key) => !same(from[key], to[key]));
  return changed.map((key) => ({
    field: `prefs_json ${key}`,
    from: shown(from[key]),
    to: shown(to[key]),
    unknown: false,
  }));
}

function prefs(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "string") return {};
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === "object" && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {}; // the provider refuses it; nothing to compare
  }
}
