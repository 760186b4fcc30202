import type { User } from "../../automox/model/person";
import type { Call } from "../../framework/call";
import type { Diagnostic, Finding } from "../../framework/diagnostics";
import type { Calling } from "../calls/calling";
import type { Member } from "../person/member";
import type { GuardSettings, Level } from "../schemas/guards";
import type { Owner } from "./key-owner";

/**
 * How somebody loses something. A replacement counts as a removal: access is lost until the new invitation is
 * accepted.
 */
export type DepartureKind = "removal" | "deactivation" | "demotion";

export interface Leaver extends Pick<Member, "email" | "userId"> {
  readonly kind: DepartureKind;
  /** What the state says; the roster has the last word. */
  readonly wasAdmin: boolean;
}

/** By folded address, in the order in which they were noted. */
export type Leaving = ReadonlyMap<string, DepartureKind>;

/** An organization, as far as its guards look at it. */
export interface Guarded {
  readonly org: number;
  readonly settings: GuardSettings;
  readonly owner: Owner;
  readonly isAdmin: (user: User) => boolean;
  /** Its roster as of this walk. */
  readonly everybody: (calling: Calling) => Promise<readonly User[]>;
}

/** For whom a guard asks Automox, and whom it warns. */
export interface Asking extends Pick<Call<unknown>, "warn"> {
  readonly calling: Calling;
}

const ACT: Record<DepartureKind, string> = { removal: "remove", deactivation: "disable", demotion: "lower" };

/** "Cannot remove ada@example.com". */
export const cannot = ({ kind, email }: Leaver): string => `Cannot ${ACT[kind]} ${email}`;

/** In a destroy the normal plan runs first and would stop here too. */
export const howToAllow = (line: string): string =>
  `To allow it all the same, write in the provider block:\n\n  guards = { ${line} }\n\nterraform destroy ` +
  "checks the same; with -refresh=false it skips the plan that comes before it, not this guard.";

export const judged = (level: Level, finding: Finding): Diagnostic => ({
  severity: level === "error" ? "error" : "warning",
  ...finding,
});
