import { DEFAULT_ROLE_ORDER } from "../facts/rank";
import type { RoleOrder } from "../model/authority";
import type { Change } from "../model/change";
import { SEVERITIES, type Severity, severityOf } from "../model/severity";
import { verbOf } from "../model/verb";

/** In which a stack is written, and so what there is to copy. */
export const LANGUAGES = ["hcl", "typescript"] as const;

export type Language = (typeof LANGUAGES)[number];

export interface DriftSettings {
  /** A pending invitation is stale from this age on. */
  readonly staleAfterMs: number;
  /** Milliseconds since 1970; the only clock. */
  readonly now: number;
  /** Roles from the least to the most, equals side by side; default the documented order. */
  readonly roleOrder?: RoleOrder | undefined;
  /** Left out, by what is known of each stack. */
  readonly language?: Language | undefined;
}

/** The same in one run. */
export interface Context extends DriftSettings {
  /** In which most is written, for people of no stack. */
  readonly usual: Language;
  /** A single stack is known: somebody it does not hold may be another's. */
  readonly isAlone: boolean;
}

export const orderOf = ({ roleOrder = DEFAULT_ROLE_ORDER }: DriftSettings): RoleOrder => roleOrder;

/** As severe as the worst of these changes would be in a plan. */
export function severityIn(changes: readonly Change[], settings: DriftSettings): Severity {
  const order = orderOf(settings);
  const found = changes.map((change) => severityOf(change, verbOf(change, order), order));
  return SEVERITIES.find((severity) => found.includes(severity)) ?? "info";
}
