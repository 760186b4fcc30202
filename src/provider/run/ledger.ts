import { foldEmail } from "../../automox/wire/email";
import type { Target } from "../person/member";

/** A set of people, by organization and address. */
class Noted {
  private readonly names = new Set<string>();

  /** false: the person was in it already. */
  add({ org, email }: Target): boolean {
    const { size } = this.names;
    return this.names.add(`${org}/${foldEmail(email)}`).size > size;
  }

  has({ org, email }: Target): boolean {
    return this.names.has(`${org}/${foldEmail(email)}`);
  }
}

/**
 * What one process has planned and done with whom. A process is one walk, so an apply does not see what its
 * plan noted, and nothing here decides a planned value.
 */
export class Ledger {
  /** People whom a resource address keeps or is planned to have. */
  readonly claimed = new Noted();
  readonly plannedAway = new Noted();
  /**
   * People whom this process has refreshed. Terraform refreshes a tainted resource, and then plans it as if
   * nothing were there.
   */
  readonly refreshed = new Noted();
  /** People whom this process has invited, taken over or changed. */
  readonly touched = new Noted();
}
