import type { Severity } from "../model/severity";

/**
 * Every kind of difference with its default severity and its heading, in the order of reports. Drift is what
 * somebody did outside of the configuration: what only waits for an apply is told, and is none.
 */
export const KINDS = {
  unmanaged_admin: { severity: "critical", title: "Unmanaged administrator", isDrift: true },
  role_raised: { severity: "high", title: "Role raised", isDrift: true },
  zone_added: { severity: "high", title: "Organization added", isDrift: true },
  unmanaged_user: { severity: "high", title: "Unmanaged person", isDrift: true },
  missing_admin: { severity: "high", title: "Administrator missing", isDrift: true },
  conflict: { severity: "medium", title: "Conflict", isDrift: true },
  role_lowered: { severity: "medium", title: "Role lowered", isDrift: true },
  role_changed: { severity: "medium", title: "Role changed", isDrift: true },
  zone_removed: { severity: "medium", title: "Organization removed", isDrift: true },
  missing: { severity: "medium", title: "Missing", isDrift: true },
  disabled: { severity: "medium", title: "Disabled", isDrift: true },
  duplicate_email: { severity: "medium", title: "Same person twice", isDrift: true },
  not_adopted: { severity: "low", title: "Not adopted", isDrift: true },
  invite_stale: { severity: "low", title: "Stale invitation", isDrift: true },
  profile_changed: { severity: "info", title: "Profile changed", isDrift: true },
  converged: { severity: "info", title: "Converged by hand", isDrift: false },
  pending_change: { severity: "info", title: "Not applied yet", isDrift: false },
} as const satisfies Record<string, { severity: Severity; title: string; isDrift: boolean }>;

export type DriftKind = keyof typeof KINDS;

export const DRIFT_KINDS = Object.keys(KINDS) as readonly DriftKind[];

/** How many of each key there are, of those that there are any of. */
export const countsOf = <K extends string, T>(keys: readonly K[], list: readonly T[], of: (item: T) => K) =>
  keys
    .map((key) => [key, list.filter((item) => of(item) === key).length] as const)
    .filter(([, count]) => count > 0);
