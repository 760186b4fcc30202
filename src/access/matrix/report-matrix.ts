import type { DriftReport } from "../drift/report";
import type { StackAccess } from "../terraform/stack-access";
import { accessMatrix } from "./access-matrix";
import type { MatrixInput, MatrixMeta } from "./model/input";

type Shown = Omit<MatrixMeta, "toolVersion" | "scope"> & Pick<MatrixInput, "guards">;

/**
 * The access matrix of a drift run. The report must not be redacted yet: people are joined by their addresses
 * first, and `meta.redact` hides them before anything is rendered.
 */
export function matrixOfReport(
  { roster, completeness, items, ignored, stacks: names, tool }: DriftReport,
  stacks: readonly StackAccess[],
  { guards, ...meta }: Shown,
): string {
  const entries = stacks.flatMap((stack) => stack.entries);
  return accessMatrix({
    roster: { ...roster, completeness },
    managed: entries.flatMap(({ recorded, desired }) => recorded ?? desired ?? []),
    drift: items,
    ignored,
    guards,
    meta: { ...meta, toolVersion: tool.version, scope: names.join(", ") },
  });
}
