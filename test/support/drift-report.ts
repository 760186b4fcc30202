// A drift report from people by hand, as the command puts it together.

import { DAY_MS } from "../../src/access/facts/days";
import { findDrift } from "../../src/access/drift/find-drift";
import { type IgnoreRules, NO_IGNORE_RULES } from "../../src/access/drift/ignore-file";
import { type DriftReport, excused, makeReport, withoutUnfounded } from "../../src/access/drift/report";
import type { ManagedPerson } from "../../src/access/facts/managed";
import type { Roster } from "../../src/access/facts/roster";
import { stackFromState } from "../../src/access/terraform/stack-access";

export const DRIFT_NOW = new Date("2026-03-20T12:00:00Z");

export interface ReportSketch extends Partial<Pick<DriftReport, "items" | "since" | "notes">> {
  readonly managed: readonly ManagedPerson[];
  readonly roster: Roster;
  readonly rules?: IgnoreRules;
  readonly stack?: string;
  readonly planProblems?: readonly string[];
}

export function driftReport({
  managed,
  roster,
  rules = NO_IGNORE_RULES,
  stack = "prod",
  planProblems = [],
  ...more
}: ReportSketch): DriftReport {
  const stacks = [stackFromState(stack, managed)];
  const found = findDrift({ stacks, roster }, { staleAfterMs: 14 * DAY_MS, now: DRIFT_NOW.getTime() });
  const founded = withoutUnfounded(found, planProblems);
  const { items, ignored } = excused(founded.items, { rules, keyOwner: roster.keyOwner, mode: "lenient" });
  return makeReport({
    tool: { name: "automox-access", version: "0.0.0" },
    now: DRIFT_NOW,
    roster,
    stacks,
    planProblems,
    items,
    ignored,
    since: null,
    withheld: founded.withheld,
    notes: [],
    ...more,
  });
}
