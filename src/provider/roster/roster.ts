import type { User } from "../../automox/model/person";
import type { Calling } from "../calls/calling";
import { Once } from "../calls/once";
import type { Member } from "../person/member";
import { Absences } from "./absence";
import { Overlay } from "./overlay";
import type { PeopleSource } from "./people-source";
import { listRoster } from "./roster-listing";
import type { Snapshot } from "./snapshot";
import { toldOf } from "./told";
import type { Writes } from "./writes";

interface Parts {
  readonly source: PeopleSource;
  readonly org: number;
  readonly closing: AbortSignal;
  readonly maxRemovals: number | undefined;
  readonly writes: Writes;
}

/**
 * The people of one organization as one run sees them: after a few single reads one listing serves all
 * the others. A listing that failed is never kept and never means that somebody is gone. Own writes
 * stand in front of it.
 */
export class Roster {
  readonly overlay = new Overlay();
  private readonly parts: Parts;
  private readonly absences: Absences;
  private readonly listing = new Once((calling) => this.list(calling));
  /**
   * Begun after the run's listing, for everybody of whom a source will not tell alone whether they are gone.
   */
  private readonly secondListing = new Once((calling) => this.fresh(calling));
  private singles = 0;
  private listed = 0;
  /** What was the latest write when the run's listing began. */
  private listedAfter = 0;

  constructor(parts: Parts) {
    this.parts = parts;
    this.absences = new Absences(parts.org, parts.maxRemovals);
  }

  /** By number, for an import. */
  async byNumber(userId: number, calling: Calling): Promise<User | undefined> {
    return this.parts.source.byNumber(userId, { calling, list: () => this.listing.get(calling) });
  }

  /** Everybody, from the run's one listing. */
  async everybody(calling: Calling): Promise<readonly User[]> {
    return this.overlay.applied((await this.listing.get(calling)).users);
  }

  /** By address, for planning and before an invitation. Costs the run's one listing. */
  async byEmail(email: string, calling: Calling): Promise<User | undefined> {
    const own = this.overlay.byEmail(email);
    if (own !== undefined) return own ?? undefined;
    return (await this.listing.get(calling)).byEmail(email);
  }

  /** Everybody, for data sources: what this run has written, they tell. */
  async told(calling: Calling): Promise<readonly User[]> {
    const { users } = await this.listedSince(this.parts.writes.latest, calling);
    return this.overlay.told(users);
  }

  async toldByEmail(email: string, calling: Calling): Promise<User | undefined> {
    const listed = await this.listedSince(this.parts.writes.latestOf(email), calling);
    return toldOf(listed.byEmail(email), this.overlay.byEmail(email));
  }

  async toldByNumber(userId: number, calling: Calling): Promise<User | undefined> {
    const { source, writes } = this.parts;
    const list = () => this.listedSince(writes.latest, calling);
    const there = await source.byNumber(userId, { calling, list });
    return there ? toldOf(there, this.overlay.byEmail(there.email)) : this.overlay.byId(userId);
  }

  /** One person for a refresh, by number and then by address; undefined once their absence is proven. */
  async read(sought: Member, calling: Calling): Promise<User | undefined> {
    const single = await this.readSingly(sought, calling);
    if (single) return single;
    const snapshot = await this.listing.get(calling);
    const found = snapshot.member(sought);
    if (found) return found;
    this.absences.refuseIncomplete(snapshot, sought);
    return this.confirm(sought, calling);
  }

  /** Somebody of the state is judged gone. Throws once that are more than a run may lose. */
  async countGone(email: string, calling: Calling): Promise<void> {
    this.absences.count(email, (await this.listing.get(calling)).users.length);
  }

  /** How many people the last listing held; 0 before there is one. */
  get size(): number {
    return this.listed;
  }

  /** A listing begun after this call, for what must not be stale. Becomes the run's listing. */
  fresh(calling: Calling): Promise<Snapshot> {
    return this.listing.again(calling);
  }

  private listedSince(write: number, calling: Calling): Promise<Snapshot> {
    return this.listing.isBegun && this.listedAfter < write ? this.fresh(calling) : this.listing.get(calling);
  }

  private async readSingly(member: Member, calling: Calling): Promise<User | undefined> {
    const { source } = this.parts;
    if (member.userId === null || this.listing.isBegun || this.singles >= source.singleReads)
      return undefined;
    this.singles += 1;
    return source.single(member, calling);
  }

  /** The last word before somebody is called gone: lists lag, a look-up by number does not. */
  private async confirm(member: Member, calling: Calling): Promise<User | undefined> {
    const list = () => this.secondListing.get(calling);
    const user = await this.parts.source.confirm(member, { calling, list });
    if (user) this.overlay.wrote(user);
    return user;
  }

  /** Shared by many callers, so one caller's abort must not end it; only closing the provider does. */
  private async list({ waited }: Calling): Promise<Snapshot> {
    const { source, closing, writes } = this.parts;
    this.listedAfter = writes.latest;
    const snapshot = await listRoster(source, { signal: closing, ...(waited ? { waited } : {}) });
    this.listed = snapshot.users.length;
    return snapshot;
  }
}
