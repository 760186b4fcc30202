import { foldEmail } from "../../automox/wire/email";
import { type Diagnostic, Failure } from "../../framework/diagnostics";
import { checkLastAdministrator } from "./last-administrator";
import type { Asking, DepartureKind, Guarded, Leaver } from "./leaver";
import { checkOwnUser } from "./own-user";
import { checkRemovalLimit } from "./removal-limit";

/** Somebody who was noted for more is not noted for less. */
const GRAVITY: Readonly<Record<DepartureKind, number>> = { demotion: 0, deactivation: 1, removal: 2 };

interface Parts extends Guarded {
  /** Before a write, when no state is believed and every departure is checked against the roster. */
  readonly isThorough: boolean;
}

/**
 * Counts those who leave one organization in one walk, and stops the one that would cross a line and
 * everyone of that kind after them; those before pass.
 */
export class Departures {
  private readonly parts: Parts;
  private readonly leaving = new Map<string, DepartureKind>();
  private readonly refused = new Set<string>();

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /**
   * Notes that somebody leaves, then checks every rule. Throws a Failure for a rule on "error", warns on
   * "warn". false: noted before.
   */
  async note(leaver: Leaver, asking: Asking): Promise<boolean> {
    // A replacement is planned twice; whoever was before the line stays before it.
    const who = foldEmail(leaver.email);
    const noted = this.leaving.get(who);
    const isNoted = noted !== undefined && GRAVITY[noted] >= GRAVITY[leaver.kind];
    if (isNoted && !this.refused.has(who)) return false;
    if (!isNoted) this.leaving.set(who, leaver.kind);
    // As of now: whoever is noted while this one waits for an answer comes after them.
    const now = { leaving: new Map(this.leaving), calling: asking.calling };
    const { parts } = this;
    const found = [
      await checkOwnUser(leaver, parts, asking),
      leaver.wasAdmin || parts.isThorough ? await checkLastAdministrator(leaver, parts, now) : undefined,
      await checkRemovalLimit(leaver, parts, now),
    ].filter((finding) => finding !== undefined);
    if (found.some(({ severity }) => severity === "error")) this.refused.add(who);
    tell(found, asking);
    return true;
  }

  /**
   * Somebody loses rights, but stays an administrator of this organization: that concerns the owner of the
   * key alone.
   */
  async lowered(leaver: Leaver, asking: Asking): Promise<void> {
    const found = await checkOwnUser(leaver, this.parts, asking);
    if (found) tell([found], asking);
  }

  /** The departure did not happen. */
  withdraw({ email }: Pick<Leaver, "email">): void {
    this.leaving.delete(foldEmail(email));
    this.refused.delete(foldEmail(email));
  }
}

function tell(found: readonly Diagnostic[], { warn }: Asking): void {
  const errors = found.filter(({ severity }) => severity === "error");
  for (const { severity, ...finding } of found) if (severity === "warning") warn(finding);
  if (errors.length > 0) throw new Failure(...errors);
}
