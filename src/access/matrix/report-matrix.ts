import type { DriftReport } from "../drift/report";
import { gapLines } from "../drift/report-lines";
import type { StackAccess } from "../terraform/stack-access";
import { plainText } from "../text/phrase-text";
import { accessMatrix } from "./access-matrix";
import type { MatrixInput, MatrixMeta } from "./model/input";

type Shown = Omit<MatrixMeta, "toolVersion" | "scope"> & Pick<MatrixInput, "guards">;

/**
 * The access matrix of a drift run. The report must not be redacted yet: people are joined by their addresses
 * first, and `meta.redact` hides them before anything is rendered.
 */
export function matrixOfReport(
  report: DriftReport,
  stacks: readonly StackAccess[],
  { guards, ...meta }: Shown,
): string {
  const { roster, completeness, items, ignored, stacks: names, tool } = report;
  const problems = [...completeness.problems, ...gapLines(report).open.map(plainText)];
  // What cannot be compared makes no list of people doubtful.
  const unread = roster.unread ?? (roster.completeness.status === "complete" ? [] : undefined);
  const entries = stacks.flatMap((stack) => stack.entries);
  return accessMatrix({
    roster: { ...roster, ...(unread && { unread }), completeness: { ...completeness, problems } },
    managed: entries.flatMap(({ recorded, desired }) => recorded ?? desired ?? []),
    drift: items,
    ignored,
    guards,
    meta: { ...meta, toolVersion: tool.version, scope: names.join(", ") },
  });
}
