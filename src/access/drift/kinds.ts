/** What becomes of access outside of Terraform: changed, not accepted for too long, taken away, or there without us. */
export const GROUPS = ["edited", "stale", "gone", "unmanaged"] as const;

type Group = (typeof GROUPS)[number];

interface Kind {
  /** Null: no drift, it only waits for an apply. */
  readonly group: Group | null;
  readonly title: string;
}

/** Every kind of difference with its heading, in the order of reports. How severe one is depends on what was changed. */
export const KINDS = {
  unmanaged_admin: { group: "unmanaged", title: "Administrator in no given stack" },
  role_raised: { group: "edited", title: "Role raised" },
  mailbox_changed: { group: "edited", title: "Another address" },
  second_factor_changed: { group: "edited", title: "Second factor changed" },
  zone_added: { group: "unmanaged", title: "Organization added" },
  unmanaged_user: { group: "unmanaged", title: "Person in no given stack" },
  missing_admin: { group: "gone", title: "Administrator missing" },
  conflict: { group: "edited", title: "Conflict" },
  role_lowered: { group: "edited", title: "Role lowered" },
  role_changed: { group: "edited", title: "Role changed" },
  zone_removed: { group: "gone", title: "Organization removed" },
  missing: { group: "gone", title: "Missing" },
  disabled: { group: "edited", title: "Disabled" },
  enabled: { group: "edited", title: "Enabled" },
  duplicate_email: { group: "edited", title: "Same person twice" },
  not_adopted: { group: "unmanaged", title: "Not adopted" },
  invite_stale: { group: "stale", title: "Stale invitation" },
  profile_changed: { group: "edited", title: "Profile changed" },
  converged: { group: null, title: "Converged by hand" },
  pending_change: { group: null, title: "Not applied yet" },
} as const satisfies Record<string, Kind>;

export type DriftKind = keyof typeof KINDS;

export const DRIFT_KINDS = Object.keys(KINDS) as readonly DriftKind[];

export const groupOf = ({ kind }: { readonly kind: DriftKind }): Group | null => KINDS[kind].group;

/** Somebody did it outside of the configuration. */
export const isDrift = (item: { readonly kind: DriftKind }): boolean => groupOf(item) !== null;

/** How many of each key there are, of those that there are any of. */
export const countsOf = <K extends string, T>(
  keys: readonly K[],
  list: readonly T[],
  of: (item: T) => K | null,
) =>
  keys
    .map((key) => [key, list.filter((item) => of(item) === key).length] as const)
    .filter(([, count]) => count > 0);
