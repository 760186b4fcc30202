import type { Gone } from "../../framework/resource";
import type { Target } from "../person/member";
import { type PersonState, personId } from "../person/state";

/** A set of people, by organization and address. */
class Noted {
  private readonly names = new Set<string>();

  /** false: the person was in it already. */
  add({ org, email }: Target): boolean {
    const { size } = this.names;
    return this.names.add(personId(org, email)).size > size;
  }

  has({ org, email }: Target): boolean {
    return this.names.has(personId(org, email));
  }
}

/** What a refresh made of the people of a state, by the address that the state had. */
class Sightings {
  private readonly found = new Map<string, PersonState | Gone>();

  note({ org, email }: Target, found: PersonState | Gone): void {
    this.found.set(personId(org, email), found);
  }

  /** undefined for a person who was not refreshed in this walk. */
  of({ org, email }: Target): PersonState | Gone | undefined {
    return this.found.get(personId(org, email));
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
  add({ org, email }: Target, claim: Claim): boolean {
    const id = personId(org, email);
    if (this.claims.has(id)) return false;
    this.claims.set(id, claim);
    return true;
  }

  of({ org, email }: Target): Claim | undefined {
    return this.claims.get(personId(org, email));
  }
}

/**
 * What one process has planned and done with whom. A process is one walk, so an apply does not see what its
 * plan noted, and nothing here decides a planned value.
 */
export class Ledger {
  /** People whom a resource address keeps or is planned to have. */
  readonly claimed = new Claims();
  readonly plannedAway = new Noted();
  /**
   * People whom this process has refreshed. Terraform refreshes a tainted resource, and then plans it as if
   * nothing were there.
   */
  readonly refreshed = new Noted();
  /** Terraform plans a removal from the state before the refresh, also of a person whom the refresh found gone. */
  readonly seen = new Sightings();
  /** People whom this process has invited, taken over or changed. */
  readonly touched = new Noted();
}
