import type { Gone } from "../../framework/resource";
import type { Target } from "../person/member";
import { type PersonState, personId } from "../person/state";

/** Who was noted, by organization and address. */
class Noted {
  private readonly names = new Set<string>();

  /** false for whoever was noted before. */
  add({ org, email }: Target): boolean {
    const { size } = this.names;
    return this.names.add(personId(org, email)).size > size;
  }

  has({ org, email }: Target): boolean {
    return this.names.has(personId(org, email));
  }
}

/** What a refresh made of somebody of a state, by the address that the state had. */
class Sightings {
  private readonly found = new Map<string, PersonState | Gone>();

  note({ org, email }: Target, found: PersonState | Gone): void {
    this.found.set(personId(org, email), found);
  }

  /** undefined for whoever was not refreshed in this walk. */
  of({ org, email }: Target): PersonState | Gone | undefined {
    return this.found.get(personId(org, email));
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
  /** Core plans a removal from the state before the refresh, also of somebody whom that found gone. */
  readonly seen = new Sightings();
  /** Created, taken over or changed. */
  readonly touched = new Noted();
}
