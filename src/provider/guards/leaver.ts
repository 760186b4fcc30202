import type { User } from "../../automox/model/person";
import type { Call } from "../../framework/call";
import type { Diagnostic, Finding } from "../../framework/diagnostics";
import type { Calling } from "../calls/calling";
import type { Member } from "../person/member";
import type { GuardSettings, Level } from "../schemas/guards";
import type { Owner } from "./key-owner";

/**
 * How a person loses access or rights. A replacement counts as a removal: the person has no access until they
 * accept the new invitation.
 */
export type DepartureKind = "removal" | "deactivation" | "demotion";

export interface Leaver extends Pick<Member, "email" | "userId"> {
  readonly kind: DepartureKind;
  /** As the state says; the roster decides. */
  readonly wasAdmin: boolean;
}

/** Departures by folded address. */
export interface Leaving {
  has(who: string): boolean;
}

export interface Everybody {
  readonly members: number;
  /** By folded address, whoever can sign in and is an administrator, or of whom no row tells. */
  candidates(): Iterable<readonly [email: string, user: User]>;
}

/** What guards know of an organization. */
export interface Guarded {
  readonly org: number;
  readonly settings: GuardSettings;
  readonly owner: Owner;
  readonly isAdmin: (user: User) => boolean;
  /** Everybody in the organization as of this walk. */
  readonly everybody: (calling: Calling) => Promise<Everybody>;
  /**
   * Asks for the role of one of them whose row does not tell it; undefined where rows tell all that can be known, and
   * whoever has no role there is no administrator.
   */
  readonly withRole?: ((user: User, calling: Calling) => Promise<User>) | undefined;
}

/** The call for which a guard asks Automox, and which it warns. */
export interface GuardCall extends Pick<Call<unknown>, "warn"> {
  readonly calling: Calling;
}

const ACT: Record<DepartureKind, string> = { removal: "remove", deactivation: "disable", demotion: "lower" };

/** "Cannot remove ada@example.com". */
export const cannot = ({ kind, email }: Leaver): string => `Cannot ${ACT[kind]} ${email}`;

/** Names terraform destroy, because the plan that runs before it stops here too. */
export const howToAllow = (line: string): string =>
  `To allow it all the same, write in the provider block:\n\n  guards = { ${line} }\n\nterraform destroy ` +
  "checks the same; with -refresh=false it skips the plan that comes before it, not this guard.";

export const judged = (level: Level, finding: Finding): Diagnostic => ({
  severity: level === "error" ? "error" : "warning",
  ...finding,
});
