import type { Cause } from "./access-item";
import type { Draft } from "./draft";
import { same } from "./field-changes";
import type { PersonChange } from "./plan";

/**
 * Whether an item comes from the configuration or undoes what somebody did in the console. `drift` is what
 * the refresh found at the same address: its `before` is what the state remembered, its `after` what Automox
 * said.
 */
export function causeOf(draft: Draft, change: PersonChange, drift: PersonChange | undefined): Cause {
  if (draft.verb === "re-invite") return "expiry";
  if (!drift) return "change";
  if (drift.actions.includes("delete")) return change.actions.includes("create") ? "console" : "change";
  const [found, wanted] = [drift.values, change.values];
  const edited = draft.fields.filter((field) => !same(found?.before[field], found?.after[field]));
  if (edited.length === 0) return "change";
  const changed = draft.fields.filter((field) => !same(wanted?.before[field], wanted?.after[field]));
  const goesBack = changed.every((field) => same(found?.before[field], wanted?.after[field]));
  return goesBack ? "console" : "both";
}
