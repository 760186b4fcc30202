import { foldEmail } from "../../automox/wire/email";
import type { Target } from "../person/member";

const keyOf = ({ org, email }: Target): string => `${org}/${foldEmail(email)}`;

/** Who was noted, by organization and address. */
class Noted {
  private readonly names = new Set<string>();

  /** false for whoever was noted before. */
  add(target: Target): boolean {
    const { size } = this.names;
    return this.names.add(keyOf(target)).size > size;
  }

  has(target: Target): boolean {
    return this.names.has(keyOf(target));
  }
}

/**
 * What one address of the configuration is to a person. "moved in": it is changed to their e-mail address.
 * "replaced": it has them, and is removed before it is created anew.
 */
export type Claim = "created" | "moved in" | "kept" | "replaced" | "zone";

class Claims {
  private readonly claims = new Map<string, Claim>();

  /** false for whoever was claimed before. */
  add(target: Target, claim: Claim): boolean {
    if (this.claims.has(keyOf(target))) return false;
    this.claims.set(keyOf(target), claim);
    return true;
  }

  of(target: Target): Claim | undefined {
    return this.claims.get(keyOf(target));
  }
}

/**
 * What one process has planned and done, by person. A process is one walk: planning never shares it
 * with applying, so nothing here decides a planned value.
 */
export class Ledger {
  /** Whom an address keeps or is planned to have: one address only. */
  readonly claimed = new Claims();
  readonly plannedAway = new Noted();
  /** Refreshed from a state; core plans what is tainted after that as if nothing were there. */
  readonly refreshed = new Noted();
  /** Created, taken over or changed. */
  readonly touched = new Noted();
}
