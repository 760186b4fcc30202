import type { User } from "../../automox/model/person";
import { foldEmail } from "../../automox/wire/email";
import { type Diagnostic, error, Failure } from "../../framework/diagnostics";
import type { Calling } from "../calls/calling";
import type { Contract } from "../contracts/contract";
import type { Target } from "../person/member";
import type { GuardSettings, Level } from "../schemas/guards";
import type { AutomoxCall } from "../session";
import { departureMessages } from "./departure-messages";
import { isOwner, type Owner } from "./key-owner";
import { allowedRemovals } from "./removal-limit";

/** How somebody loses something. A replacement counts as a removal: access is lost until the new invitation is accepted. */
export type DepartureKind = "removal" | "deactivation" | "demotion";

export type Leaver = Target & {
  readonly userId: number | null;
  readonly kind: DepartureKind;
  /** What the state says; the roster has the last word. */
  readonly wasAdmin: boolean;
};

/** By folded address, in the order in which they were noted. */
type Leaving = ReadonlyMap<string, DepartureKind>;

/** Where the guards look: the roster of the organization as of this walk. */
export interface Look {
  everybody(calling: Calling): Promise<readonly User[]>;
}

/** Somebody who was noted for more is not noted for less. */
const GRAVITY: Readonly<Record<DepartureKind, number>> = { demotion: 0, deactivation: 1, removal: 2 };

interface Parts {
  readonly settings: GuardSettings;
  readonly owner: Owner;
  readonly look: Look;
  readonly contract: Pick<Contract, "isAdmin">;
}

/**
 * Counts those who leave one organization in one walk, and stops the one that would cross a line and
 * everyone of that kind after them; those before pass. Promotions of the same walk never count: they may
 * fail, or come too late.
 */
export class Departures {
  private readonly settings: GuardSettings;
  private readonly owner: Owner;
  private readonly look: Look;
  private readonly contract: Parts["contract"];
  private readonly leaving = new Map<string, DepartureKind>();
  private readonly refused = new Set<string>();

  constructor(parts: Parts) {
    this.settings = parts.settings;
    this.owner = parts.owner;
    this.look = parts.look;
    this.contract = parts.contract;
  }

  /**
   * Notes that somebody leaves, then checks every rule. Throws a Failure for a rule on "error", warns on "warn". `thorough`:
   * before a write, when state is not believed and every departure is checked against the roster. false: noted before.
   */
  async note(
    leaver: Leaver,
    { call, calling, thorough }: { call: AutomoxCall; calling: Calling; thorough: boolean },
  ): Promise<boolean> {
    // A replacement is planned twice; whoever was before the line stays before it.
    const who = foldEmail(leaver.email);
    const noted = this.leaving.get(who);
    const isNoted = noted !== undefined && GRAVITY[noted] >= GRAVITY[leaver.kind];
    if (isNoted && !this.refused.has(who)) return false;
    if (!isNoted) this.leaving.set(who, leaver.kind);
    // As of now: whoever is noted while this one waits for an answer comes after them.
    const leaving: Leaving = new Map(this.leaving);
    const found = [
      ...(await this.ownUser(leaver, call, calling)),
      ...(leaver.wasAdmin || thorough ? await this.lastAdmin(leaver, leaving, calling) : []),
      ...(await this.tooMany(leaver, leaving, calling)),
    ];
    if (found.some(({ severity }) => severity === "error")) this.refused.add(who);
    tell(found, call);
    return true;
  }

  /** Somebody loses rights, but stays an administrator of this organization: that concerns the owner of the key alone. */
  async lowered(leaver: Leaver, { call, calling }: { call: AutomoxCall; calling: Calling }): Promise<void> {
    tell(await this.ownUser(leaver, call, calling), call);
  }

  /** The departure did not happen. */
  withdraw({ email }: Target): void {
    this.leaving.delete(foldEmail(email));
    this.refused.delete(foldEmail(email));
  }

  private async ownUser(leaver: Leaver, call: AutomoxCall, calling: Calling): Promise<readonly Diagnostic[]> {
    if (this.settings.ownUser === "off") return [];
    const owner = await this.owner.self(call, calling);
    return owner && isOwner(owner, leaver)
      ? [at(this.settings.ownUser, departureMessages.ownUser(leaver))]
      : [];
  }

  private async lastAdmin(
    leaver: Leaver,
    leaving: Leaving,
    calling: Calling,
  ): Promise<readonly Diagnostic[]> {
    if (this.settings.lastAdmin === "off") return [];
    const admins = (await this.look.everybody(calling)).filter((user) => this.isActiveAdmin(user));
    const isAdmin = admins.some(({ email }) => foldEmail(email) === foldEmail(leaver.email));
    const left = admins.filter(({ email }) => !leaving.has(foldEmail(email)));
    return isAdmin && left.length === 0
      ? [at(this.settings.lastAdmin, departureMessages.lastAdmin(leaver))]
      : [];
  }

  private isActiveAdmin(user: User): boolean {
    return user.status !== "pending" && user.status !== "disabled" && this.contract.isAdmin(user);
  }

  private async tooMany(leaver: Leaver, leaving: Leaving, calling: Calling): Promise<readonly Diagnostic[]> {
    const count = [...leaving.values()].filter((kind) => kind !== "demotion").length;
    const { maxRemovals } = this.settings;
    if (leaver.kind === "demotion") return [];
    // Two removals are always allowed by default, so a roster is needed only from the third on.
    if (maxRemovals === undefined && count <= 2) return [];
    const allowed = maxRemovals ?? allowedRemovals((await this.look.everybody(calling)).length);
    return count > allowed ? [error(departureMessages.tooMany(leaver, { count, allowed }))] : [];
  }
}

const at = (level: Level, finding: Omit<Diagnostic, "severity">): Diagnostic => ({
  severity: level === "error" ? "error" : "warning",
  ...finding,
});

function tell(found: readonly Diagnostic[], call: AutomoxCall): void {
  const errors = found.filter(({ severity }) => severity === "error");
  for (const { severity, ...finding } of found) if (severity === "warning") call.warn(finding);
  if (errors.length > 0) throw new Failure(...errors);
}
