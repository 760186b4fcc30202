import type { GuardCode, GuardLevel } from "./codes";

/** Time-limited excuse for one rule and one person (`*`: everybody). */
interface Waiver {
  readonly code: GuardCode;
  readonly subject: string;
  readonly reason: string;
  readonly owner: string;
  /** Last day on which it holds, `2026-12-31`, UTC. */
  readonly expires: string;
}

export interface GuardSettings {
  readonly levels: Readonly<Partial<Record<GuardCode, GuardLevel>>>;
  /** Active administrators that must be left in every organization. */
  readonly minAdmins: number;
  /** E-mails that must stay administrators. */
  readonly requiredAdmins: readonly string[];
  /** E-mail of the key's owner, where it is known without asking Automox. */
  readonly keyOwner: string | null;
  /**
   * Fixed number of removals; null: the larger of the floor and the fraction of the members, rounded down.
   */
  readonly maxRemovals: number | null;
  readonly removalFraction: number;
  readonly removalFloor: number;
  readonly maxDemotions: number;
  readonly maxInvites: number;
  /** Domains people may have; null: any. */
  readonly domains: readonly string[] | null;
  readonly maxPlanAgeHours: number | null;
  readonly waivers: readonly Waiver[];
  /** `--allow CODE --reason TEXT`. */
  readonly allowed: readonly { readonly code: string; readonly reason: string }[];
}

/** Where the provider has a guard too, its default. */
export const DEFAULT_GUARD_SETTINGS: GuardSettings = {
  levels: {},
  minAdmins: 1,
  requiredAdmins: [],
  keyOwner: null,
  maxRemovals: null,
  removalFraction: 0.25,
  removalFloor: 2,
  maxDemotions: 2,
  maxInvites: 25,
  domains: null,
  maxPlanAgeHours: null,
  waivers: [],
  allowed: [],
};
