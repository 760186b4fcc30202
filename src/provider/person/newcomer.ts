import type { PersonPlan, PersonState } from "./state";

export type OnExisting = "adopt_if_same" | "adopt" | "fail";

/** What is configured beside the address; null is not configured, undefined not known yet. */
export interface Wanted {
  readonly role: string | undefined;
  readonly first_name: string | null | undefined;
  readonly last_name: string | null | undefined;
  readonly account_role: string | null | undefined;
  /** Only entries that are known. */
  readonly zone_roles: ReadonlyMap<string, string> | null | undefined;
  /** This and all below an invitation cannot send: it is written after it, or after a take-over. */
  readonly prefs_json: string | null | undefined;
  readonly two_factor: string | null | undefined;
  readonly active: boolean | null | undefined;
}

/** A configuration that is known by now. */
export interface Newcomer extends Wanted {
  readonly email: string;
  readonly role: string;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly account_role: string | null;
  readonly zone_roles: ReadonlyMap<string, string> | null;
}

export const textOrNull = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** Somebody as an invitation would have them; what the plan leaves open stays as a state has it. */
export const newcomerOf = (plan: PersonPlan, prior?: PersonState): Newcomer => ({
  email: plan.email,
  role: plan.role,
  first_name: textOrNull(plan.first_name) ?? prior?.first_name ?? null,
  last_name: textOrNull(plan.last_name) ?? prior?.last_name ?? null,
  account_role: textOrNull(plan.account_role) ?? prior?.account_role ?? null,
  zone_roles: plan.zone_roles,
  prefs_json: plan.prefs_json,
  two_factor: plan.two_factor,
  active: plan.active,
});
