/** Every rule by its code, and what people call it. */
export const GUARD_NAMES = {
  AMX001: "min-admins",
  AMX002: "required-admins",
  AMX003: "own-user",
  AMX004: "max-removals",
  AMX005: "max-demotions",
  AMX006: "escalation",
  AMX007: "replace",
  AMX008: "max-invites",
  AMX009: "domains",
  AMX010: "duplicates",
  AMX011: "self-benefit",
  AMX012: "plan-hygiene",
  AMX013: "incomplete-scan",
  AMX015: "keys-left",
  AMX016: "reviewed-is-applied",
  AMX017: "empty-desired",
  AMX019: "waivers-hold",
  AMX020: "allowed-actions",
} as const;

export type GuardCode = keyof typeof GUARD_NAMES;

export const GUARD_CODES = Object.keys(GUARD_NAMES) as readonly GuardCode[];

/** What a broken rule means: the run fails, a warning, or nobody asks. */
export const GUARD_LEVELS = ["block", "warn", "off"] as const;

export type GuardLevel = (typeof GUARD_LEVELS)[number];

/**
 * `not-evaluated`: somebody would have to look at Automox or at the key, and nobody did; never to be read as
 * passed. `not-applicable`: nothing in the plan that the rule is about. `allowed`: broken, and excused with a
 * reason.
 */
export const GUARD_STATUSES = [
  "failed",
  "warned",
  "allowed",
  "not-evaluated",
  "passed",
  "not-applicable",
] as const;

export type GuardStatus = (typeof GUARD_STATUSES)[number];
