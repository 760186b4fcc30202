import { distinctTexts } from "../facts/order";
import type { FieldChange } from "./change";
import { asText, type Side } from "./side";
import { isSame, type Told, textOf } from "./told";

/** One attribute as a change; preferences by their keys. */
function fieldChanges(field: string, from: Told, to: Told): readonly FieldChange[] {
  if (isSame(from, to)) return [];
  const isPlain = [from, to].every((told) => told === null || typeof told === "string");
  return field === "prefs_json" && isPlain ? prefsChanges(from, to) : [{ field, from, to }];
}

export const changesOfFields = (names: readonly string[], before: Side | null, after: Side) =>
  names.flatMap((name) => fieldChanges(name, before?.told(name) ?? null, after.told(name)));

function prefsChanges(before: Told, after: Told): readonly FieldChange[] {
  const [from, to] = [prefs(before), prefs(after)];
  const keys = distinctTexts([...Object.keys(from), ...Object.keys(to)]);
  const changed = keys.flatMap((key) => {
    const [one, other] = [asText(from[key]), asText(to[key])];
    return one === other ? [] : [{ field: `prefs_json ${key}`, from: one, to: other }];
  });
  // Spelled anew, the same within.
  return changed.length > 0 ? changed : [{ field: "prefs_json", from: before, to: after }];
}

function prefs(told: Told): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(textOf(told) ?? "{}");
    return typeof parsed === "object" && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {}; // the provider refuses it; nothing to compare
  }
}
