import type { User } from "../../automox/model/person";
import type { Calling } from "../calls/calling";
import { Once } from "../calls/once";
import type { Member } from "../person/member";
import { Absences } from "./absence";
import { refuseIncomplete } from "./incomplete";
import { Overlay } from "./overlay";
import type { PeopleSource } from "./people-source";
import { isComplete, type Snapshot, snapshotOf } from "./snapshot";

/** Pending without any id: then absence proves nothing, whole listing or not, and nobody will be judged gone by it. */
const isUnseen = ({ isPending, userId, uuid }: Member): boolean =>
  isPending === true && userId === null && !uuid;

/**
 * The people of one organization as one run sees them: after a few single reads one listing serves all
 * the others. Single-flight; a listing that failed is never kept and never means that somebody is gone.
 * Own writes stand in front of it.
 */
export class Roster {
  readonly overlay = new Overlay();
  private readonly source: PeopleSource;
  private readonly org: number;
  private readonly closing: AbortSignal;
  private readonly absences: Absences;
  private singles = 0;
  private listed = 0;
  private readonly listing = new Once((calling) => this.list(calling));

  constructor(parts: {
    source: PeopleSource;
    org: number;
    closing: AbortSignal;
    maxRemovals: number | undefined;
  }) {
    this.source = parts.source;
    this.org = parts.org;
    this.closing = parts.closing;
    this.absences = new Absences(parts.org, parts.maxRemovals);
  }

  /** By number, for an import. */
  async byNumber(userId: number, calling: Calling): Promise<User | undefined> {
    return this.source.byNumber(userId, { calling, list: () => this.snapshot(calling) });
  }

  /** Everybody, from the run's one listing. */
  async everybody(calling: Calling): Promise<readonly User[]> {
    return this.overlay.applied((await this.snapshot(calling)).users);
  }

  /** By address, for planning and before an invitation. Costs the run's one listing. */
  async byEmail(email: string, calling: Calling): Promise<User | undefined> {
    const own = this.overlay.byEmail(email);
    if (own !== undefined) return own ?? undefined;
    return (await this.snapshot(calling)).byEmail(email);
  }

  /** One person for a refresh, by number and then by address; undefined once their absence is proven. */
  async read(sought: Member, calling: Calling): Promise<User | undefined> {
    const single = await this.readSingly(sought, calling);
    if (single) return single;
    const snapshot = await this.snapshot(calling);
    const found =
      (sought.userId === null ? undefined : snapshot.byId(sought.userId)) ?? snapshot.byEmail(sought.email);
    if (found) return found;
    if (!isComplete(snapshot) && !isUnseen(sought)) return refuseIncomplete(this.org, snapshot);
    const late = await this.confirm(sought, calling);
    if (late) return late;
    return undefined;
  }

  /** Somebody of the state is judged gone. Throws once that are more than a run may lose. */
  async countGone(email: string, calling: Calling): Promise<void> {
    this.absences.count(email, (await this.snapshot(calling)).users.length);
  }

  /** How many people the last listing held; 0 before there is one. */
  get size(): number {
    return this.listed;
  }

  /** A listing begun after this call, for what must not be stale. Becomes the run's listing. */
  fresh(calling: Calling): Promise<Snapshot> {
    return this.listing.again(calling);
  }

  private async readSingly(member: Member, calling: Calling): Promise<User | undefined> {
    const { source } = this;
    if (member.userId === null || this.listing.isBegun || this.singles >= source.singleReads)
      return undefined;
    this.singles += 1;
    return source.single(member, calling);
  }

  /** The last word before somebody is called gone: lists lag, a look-up by number does not. */
  private async confirm(member: Member, calling: Calling): Promise<User | undefined> {
    const user = await this.source.confirm(member, { calling, list: () => this.fresh(calling) });
    if (user) this.overlay.wrote(user);
    return user;
  }

  private snapshot(calling: Calling): Promise<Snapshot> {
    return this.listing.get(calling);
  }

  /** Shared by many callers, so one caller's abort must not end it; only closing the provider does. */
  private async list({ waited }: Calling): Promise<Snapshot> {
    const call = { signal: this.closing, ...(waited ? { waited } : {}) };
    const first = await this.load(call);
    // An answer that contradicts its own count is asked once more before it is believed.
    return isComplete(first) ? first : this.load(call);
  }

  private async load(call: Calling): Promise<Snapshot> {
    const { users, announced } = await this.source.listing(call);
    this.listed = users.length;
    return snapshotOf(users, announced);
  }
}
