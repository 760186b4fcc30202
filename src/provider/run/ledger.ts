import { foldEmail } from "../../automox/wire/email";
import type { Gone } from "../../framework/resource";
import { Lines } from "../calls/lines";
import type { Target } from "../person/member";
import { type PersonState, personId } from "../person/state";

/** People by organization and address, with what is known of each. */
class Noted<T> {
  private readonly known = new Map<string, T>();

  /** false: the person was in it already, and nothing changes. */
  add({ org, email }: Target, known: T): boolean {
    const id = personId(org, email);
    if (this.known.has(id)) return false;
    this.known.set(id, known);
    return true;
  }

  has({ org, email }: Target): boolean {
    return this.known.has(personId(org, email));
  }

  of({ org, email }: Target): T | undefined {
    return this.known.get(personId(org, email));
  }

  get size(): number {
    return this.known.size;
  }
}

/** In which organizations people are. */
class Places {
  private readonly orgs = new Map<string, Set<number>>();

  add({ org, email }: Target): void {
    const key = foldEmail(email);
    this.orgs.set(key, (this.orgs.get(key) ?? new Set()).add(org));
  }

  of(email: string): readonly number[] {
    return [...(this.orgs.get(foldEmail(email)) ?? [])];
  }
}

/** People, and no more than that. */
class People {
  private readonly noted = new Noted<true>();

  add(target: Target): void {
    this.noted.add(target, true);
  }

  has(target: Target): boolean {
    return this.noted.has(target);
  }

  get size(): number {
    return this.noted.size;
  }
}

/**
 * What one address of the configuration is to a person. "moved in": it is changed to their e-mail address.
 * "replaced": it has them, and is removed before it is created anew.
 */
type How = "created" | "moved in" | "kept" | "replaced" | "zone";

export interface Claim {
  readonly how: How;
  /** Of the resource. */
  readonly type: string;
  /** Nothing changes, so the apply does not ask for this address before it removes a leftover. */
  readonly isUntouched?: boolean;
}

export interface Removal {
  /** Of the resource. */
  readonly type: string;
  /** create_before_destroy has left the object behind: whoever has the person besides keeps them. */
  readonly isLeftover: boolean;
}

/**
 * What one process has planned and done with whom. A process is one walk, so an apply does not see what its
 * plan noted, and nothing here decides a planned value.
 */
export class Ledger {
  /** People whom a resource address keeps or is planned to have. */
  readonly claimed = new Noted<Claim>();
  /** Whom two addresses want: an error tells of them. */
  readonly disputed = new People();
  /** Whose object is to be destroyed, or gives up a zone. */
  readonly plannedAway = new Noted<Removal>();
  /** Whose object was read before its removal was asked for, as Terraform does with what is deposed. */
  readonly leftovers = new People();
  /** Whose removal this process was asked to plan. */
  readonly asked = new People();
  /** Removals of one person, and withdrawals of their invitation, come one after the other. */
  readonly removals = new Lines();
  /**
   * People whom this process has refreshed. Terraform refreshes a tainted resource, and then plans it as if
   * nothing were there.
   */
  readonly refreshed = new People();
  /** Terraform plans a removal from the state before the refresh, also of a person whom the refresh found gone. */
  readonly seen = new Noted<PersonState | Gone>();
  /** Where people are to be removed, from the moment Terraform asks for the plan of it, or for the removal itself. */
  readonly leaving = new Places();
  /** People whom this process has invited, taken over or changed. */
  readonly touched = new People();
  /** Whom this process has disabled. */
  readonly disabled = new People();
  /** Whom this process has sent an invitation: an answer need not tell when that was. */
  readonly invited = new People();
}
