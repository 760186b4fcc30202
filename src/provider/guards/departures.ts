import { foldEmail } from "../../automox/wire/email";
import { type Diagnostic, Failure } from "../../framework/diagnostics";
import { checkLastAdministrator } from "./last-administrator";
import type { DepartureKind, GuardCall, Guarded, Leaver } from "./leaver";
import { checkOwnUser } from "./own-user";
import { checkRemovalLimit } from "./removal-limit";

/** A graver departure of a person includes the lesser ones. */
const GRAVITY: Readonly<Record<DepartureKind, number>> = { demotion: 0, deactivation: 1, removal: 2 };

interface Parts extends Guarded {
  /** true right before a write: then the roster decides who is an administrator, whatever a state says. */
  readonly isThorough: boolean;
}

/**
 * Counts who leaves one organization in one walk. Stops the first departure that breaks a rule and every
 * later one that does; earlier ones pass.
 */
export class Departures {
  private readonly parts: Parts;
  private readonly leaving = new Map<string, DepartureKind>();
  private readonly refused = new Set<string>();

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
    const noted = this.leaving.get(who);
    const isNoted = noted !== undefined && GRAVITY[noted] >= GRAVITY[leaver.kind];
    if (isNoted && !this.refused.has(who)) return false;
    if (!isNoted) this.leaving.set(who, leaver.kind);
    // A copy: departures that are noted while this one waits for an answer count as later ones.
    const now = { leaving: new Map(this.leaving), calling: call.calling };
    const { parts } = this;
    const found = [
      await checkOwnUser(leaver, parts, call),
      leaver.wasAdmin || parts.isThorough ? await checkLastAdministrator(leaver, parts, now) : undefined,
      await checkRemovalLimit(leaver, parts, now),
    ].filter((finding) => finding !== undefined);
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

  /** The departure did not happen. */
  withdraw({ email }: Pick<Leaver, "email">): void {
    this.leaving.delete(foldEmail(email));
    this.refused.delete(foldEmail(email));
  }
}

function tell(found: readonly Diagnostic[], { warn }: GuardCall): void {
  const errors = found.filter(({ severity }) => severity === "error");
  for (const { severity, ...finding } of found) if (severity === "warning") warn(finding);
  if (errors.length > 0) throw new Failure(...errors);
}
