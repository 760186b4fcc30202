export const GUARD_CODES = [
  "AMX001",
  "AMX002",
  "AMX003",
  "AMX004",
  "AMX005",
  "AMX006",
  "AMX007",
  "AMX008",
  "AMX009",
  "AMX010",
  "AMX011",
  "AMX012",
  "AMX013",
  "AMX015",
  "AMX016",
  "AMX017",
  "AMX019",
] as const;

export type GuardCode = (typeof GUARD_CODES)[number];

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
