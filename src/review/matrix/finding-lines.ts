import type { MatrixDrift, MatrixIgnored, MatrixSeverity } from "./input";
import type { DriftLine, IgnoredLine } from "./model";

const SEVERITIES: readonly MatrixSeverity[] = ["critical", "high", "medium", "low", "info"];

const whoOf = ({ email, userId }: Pick<MatrixDrift, "email" | "userId">): string =>
  email ?? (userId == null ? "" : `user ${userId}`);

export const driftLine = (item: MatrixDrift): DriftLine => ({
  severity: item.severity,
  kind: item.kind,
  org: item.org,
  who: whoOf(item),
  summary: item.summary,
  action: item.action ?? null,
  command: item.command ?? null,
  by: item.who ?? null,
  at: item.when ?? null,
});

export const ignoredLine = (item: MatrixIgnored): IgnoredLine => ({
  kind: item.kind,
  org: item.org,
  who: whoOf(item),
  summary: item.summary,
  reason: item.reason,
  until: item.until,
});

/** Whether a finding says that something known was changed: not what is planned or settled already, nor what is in no code (a sign of its own). */
export const isEdit = ({ kind }: { readonly kind: string }): boolean =>
  !SETTLES.has(kind) && !kind.startsWith("unmanaged");

/** Findings that only say what will settle by itself. */
export const SETTLES: ReadonlySet<string> = new Set(["pending_change", "converged"]);

/** The gravest first; equal ones stay as they were given. */
export const bySeverity = (a: { severity: MatrixSeverity }, b: { severity: MatrixSeverity }): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
