import { foldEmail } from "../../automox/wire/email";
import type { Target } from "../person/member";

/** Who was noted, by organization and address. */
class Noted {
  private readonly names = new Set<string>();

  /** false for whoever was noted before. */
  add({ org, email }: Target): boolean {
    const { size } = this.names;
    return this.names.add(`${org}/${foldEmail(email)}`).size > size;
  }

  has({ org, email }: Target): boolean {
    return this.names.has(`${org}/${foldEmail(email)}`);
  }
}

/**
 * What one process has planned and done, by person. A process is one walk: planning never shares it
 * with applying, so nothing here decides a planned value.
 */
export class Ledger {
  /** Whom an address keeps or is planned to have: one address only. */
  readonly claimed = new Noted();
  readonly plannedAway = new Noted();
  /** Refreshed from a state; core plans what is tainted after that as if nothing were there. */
  readonly refreshed = new Noted();
  /** Created, taken over or changed. */
  readonly touched = new Noted();
}
