// A drift report from people by hand, as the command puts it together.

import { type IgnoreRules, NO_IGNORE_RULES } from "../../src/access/drift/ignore-file";
import { type DriftReport, makeReport } from "../../src/access/drift/report";
import { DAY_MS } from "../../src/access/facts/days";
import type { ManagedPerson } from "../../src/access/facts/managed";
import type { Roster } from "../../src/access/facts/roster";
import { stackFromState } from "../../src/access/terraform/stack-access";

export const DRIFT_NOW = new Date("2026-03-20T12:00:00Z");

export interface ReportSketch extends Partial<Pick<DriftReport, "items" | "notes">> {
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
  const loaded = { stacks: [stackFromState(stack, managed)], problems: planProblems };
  const io = { now: () => DRIFT_NOW, version: "0.0.0" };
  const report = makeReport(loaded, { roster, rules, staleAfter: 14 * DAY_MS, io });
  return { ...report, notes: [], ...more };
}
