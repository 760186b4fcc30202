import { foldEmail } from "../../automox/wire/email";
import { type Diagnostic, Failure } from "../../framework/diagnostics";
import type { Calling } from "../calls/calling";
import { activeAdministrators, checkLastAdministrator } from "./last-administrator";
import type { DepartureKind, GuardCall, Guarded, Leaver } from "./leaver";
import { Leavers } from "./leavers";
import { checkOwnUser } from "./own-user";
import { checkRemovalLimit } from "./removal-limit";

/** A graver departure of a person includes the lesser ones. */
const GRAVITY: Readonly<Record<DepartureKind, number>> = { demotion: 0, deactivation: 1, removal: 2 };

interface Parts extends Guarded {
  /** true right before a write: then the roster decides who is an administrator, whatever a state says. */
  readonly isThorough: boolean;
  /** From here on `everybody` answers from a listing begun after this call. */
  readonly renew: (calling: Calling) => Promise<unknown>;
}

/** With more administrators left than this, not all of them are removed elsewhere in the same instant. */
const FEW = 3;

/**
 * Counts who leaves one organization in one walk. Stops the first departure that breaks a rule and every
 * later one that does; earlier ones pass.
 */
export class Departures {
  private readonly parts: Parts;
  private readonly leavers = new Leavers();
  private readonly refused = new Set<string>();
  /** The last administrators, where that is only a warning. */
  private readonly allowed = new Set<string>();
  /** Administrators whose call nothing holds back any more. */
  private readonly going = new Set<string>();

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /**
   * Notes a departure, then checks every rule: throws a Failure for a rule on "error", warns for one on
   * "warn". false: it was noted before.
   */
  async note(leaver: Leaver, call: GuardCall): Promise<boolean> {
    // Terraform plans a replacement twice; a person whose departure passed the first time passes again.
    const who = foldEmail(leaver.email);
    const noted = this.leavers.kindOf(who);
    const isNoted = noted !== undefined && GRAVITY[noted] >= GRAVITY[leaver.kind];
    if (isNoted && !this.refused.has(who)) return false;
    if (!isNoted) this.leavers.note(who, leaver.kind);
    const { calling } = call;
    const { leaving, count } = this.leavers.soFar();
    const { parts } = this;
    const own = await checkOwnUser(leaver, parts, call);
    const isAsked = leaver.wasAdmin || parts.isThorough;
    const last = isAsked ? await checkLastAdministrator(leaver, parts, { leaving, calling }) : undefined;
    if (last?.severity === "warning") this.allowed.add(who);
    const limit = await checkRemovalLimit(leaver, parts, { count, calling });
    const found = [own, last, limit].filter((finding) => finding !== undefined);
    if (found.some(({ severity }) => severity === "error")) this.refused.add(who);
    tell(found, call);
    return true;
  }

  /**
   * A person loses rights and stays an administrator of this organization: only the guard of the key's owner
   * looks at that.
   */
  async lowered(leaver: Leaver, call: GuardCall): Promise<void> {
    const found = await checkOwnUser(leaver, this.parts, call);
    if (found) tell([found], call);
  }

  /**
   * Whether this departure is one of an active administrator, and how many of the few others come before them;
   * undefined: no. Every process counts alike, so no two of them need to act in the same instant.
   */
  async turnOf(email: string, calling: Calling): Promise<number | undefined> {
    const who = foldEmail(email);
    const isSettled = this.allowed.has(who) || this.parts.settings.lastAdmin === "off";
    if (isSettled || this.leavers.kindOf(who) === undefined) return undefined;
    const admins = [...(await activeAdministrators(this.parts, calling, who))].sort();
    if (!admins.includes(who)) return undefined;
    const others = admins.filter((each) => each !== who && !this.going.has(each));
    return others.length > FEW ? 0 : others.filter((each) => each < who).length;
  }

  /**
   * Right before the call. Another process may have removed somebody since the listing of this walk, so an active
   * administrator is judged once more, by a listing begun now.
   */
  async lookAgain(email: string, call: GuardCall): Promise<void> {
    const who = foldEmail(email);
    const { parts } = this;
    const { calling } = call;
    const kind = this.leavers.kindOf(who) ?? "removal";
    await parts.renew(calling);
    const leaver: Leaver = { email, userId: null, kind, wasAdmin: true };
    // Whoever is noted only will look in their turn.
    const leaving = new Set([...this.going, who]);
    const found = await checkLastAdministrator(leaver, parts, { leaving, calling });
    if (found) tell([found], call);
    this.going.add(who);
  }

  /** The person has another address now, and what is known of them goes on. */
  renamed(from: string, to: string): void {
    const [before, now] = [foldEmail(from), foldEmail(to)];
    const kind = this.leavers.kindOf(before);
    if (kind === undefined) return;
    this.leavers.forget(before);
    this.leavers.note(now, kind);
    for (const noted of [this.refused, this.allowed, this.going]) if (noted.has(before)) noted.add(now);
  }

  /** The departure did not happen. */
  withdraw({ email }: Pick<Leaver, "email">): void {
    const who = foldEmail(email);
    this.leavers.forget(who);
    for (const noted of [this.refused, this.going]) noted.delete(who);
  }
}

function tell(found: readonly Diagnostic[], { warn }: GuardCall): void {
  const errors = found.filter(({ severity }) => severity === "error");
  for (const { severity, ...finding } of found) if (severity === "warning") warn(finding);
  if (errors.length > 0) throw new Failure(...errors);
}
