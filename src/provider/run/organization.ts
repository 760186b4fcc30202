import type { User } from "../../automox/model/person";
import type { Clock } from "../../automox/transport/clock";
import type { Calling } from "../calls/calling";
import { Lock } from "../calls/lock";
import { Once } from "../calls/once";
import { Departures } from "../guards/departures";
import type { Owner } from "../guards/key-owner";
import type { Everybody } from "../guards/leaver";
import { Completion } from "../roster/completion";
import type { PeopleSource } from "../roster/people-source";
import { Removals } from "../roster/removals";
import { Roster } from "../roster/roster";
import type { Writes } from "../roster/writes";
import type { GuardSettings } from "../schemas/guards";

interface OrganizationParts {
  readonly source: PeopleSource;
  readonly clock: Clock;
  readonly guards: GuardSettings;
  readonly owner: Owner;
  readonly org: number;
  readonly closing: AbortSignal;
  readonly writes: Writes;
}

/** Guards ask the same of everybody at each departure. */
function remembered(judge: (user: User) => boolean): (user: User) => boolean {
  const known = new WeakMap<User, boolean>();
  return (user) => {
    const before = known.get(user);
    if (before !== undefined) return before;
    const found = judge(user);
    known.set(user, found);
    return found;
  };
}

/** What one walk knows of one organization. */
export class Organization {
  readonly source: PeopleSource;
  readonly roster: Roster;
  readonly completion: Completion;
  readonly removals: Removals;
  /** Departures of the plan: the roster is asked where the state calls for it. */
  readonly planned: Departures;
  /** Departures of the apply: each is checked against a listing begun for them and the writes since. */
  readonly carriedOut: Departures;
  /** Keeps two departures at once from both being the last one allowed. */
  readonly departing = new Lock();
  private changes = 0;
  /** The listing begun for the first departure, or the second change; it serves all later ones of the walk. */
  private readonly listedForWrites = new Once((calling) => this.roster.fresh(calling));

  constructor({ source, clock, guards, owner, org, closing, writes }: OrganizationParts) {
    this.source = source;
    const { maxRemovals } = guards;
    this.roster = new Roster({ source, org, closing, writes, maxRemovals, owner });
    this.completion = new Completion({ clock, source, roster: this.roster });
    this.removals = new Removals({ clock, roster: this.roster });
    const guarded = {
      org,
      settings: guards,
      owner,
      isAdmin: remembered((user) => source.isAdmin(user)),
      ...(source.roleOf
        ? { withRole: (user: User, calling: Calling) => this.roster.withRole(user, calling) }
        : {}),
      renew: (calling: Calling) => this.roster.fresh(calling),
    };
    this.planned = new Departures({
      ...guarded,
      isThorough: false,
      everybody: (calling) => this.roster.everybody(calling),
    });
    this.carriedOut = new Departures({
      ...guarded,
      isThorough: true,
      everybody: (calling) => this.everybodyAtApply(calling),
    });
  }

  /**
   * Counts a change, and tells whether to look at the person in the listing of this apply: not for the first one, of whom a read of one
   * person costs no more.
   */
  isOneOfMany(): boolean {
    this.changes += 1;
    return this.listedForWrites.isBegun || this.changes > 1;
  }

  /** Everybody as listed for the first departure that is carried out, own writes in front of it. */
  async everybodyAtApply(calling: Calling): Promise<Everybody> {
    await this.listedAtApply(calling);
    return this.roster.everybody(calling);
  }

  /** From then on the roster answers from that listing, or a later one. */
  async listedAtApply(calling: Calling): Promise<void> {
    await this.listedForWrites.get(calling);
  }
}
