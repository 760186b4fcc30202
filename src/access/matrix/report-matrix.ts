import type { DriftReport } from "../drift/report";
import type { GuardResult } from "../guards/guard";
import type { StackAccess } from "../terraform/stack-access";
import { accessMatrix } from "./access-matrix";
import type { MatrixMeta } from "./model/input";

/**
 * The access matrix of a drift run. The report must not be redacted yet: people are joined by their addresses
 * first, and `meta.redact` hides them before anything is rendered.
 */
export function matrixOfReport(
  { roster, completeness, items, ignored, stacks: names, tool }: DriftReport,
  stacks: readonly StackAccess[],
  {
    guards,
    ...meta
  }: Omit<MatrixMeta, "toolVersion" | "scope"> & { readonly guards: readonly GuardResult[] },
): string {
  const managed = stacks.flatMap(({ entries }) =>
    entries.flatMap(({ recorded, desired }) => recorded ?? desired ?? []),
  );
  return accessMatrix({
    roster: { ...roster, completeness },
    managed,
    drift: items,
    ignored,
    guards,
    meta: { ...meta, toolVersion: tool.version, scope: names.join(", ") },
  });
}
