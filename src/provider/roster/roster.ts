import type { User } from "../../automox/model/person";
import type { Call } from "../../framework/call";
import type { Finding } from "../../framework/diagnostics";
import type { Calling } from "../calls/calling";
import { failedWith } from "../calls/failed-with";
import { Once } from "../calls/once";
import type { Owner } from "../guards/key-owner";
import type { Everybody } from "../guards/leaver";
import { type Member, sameRecord } from "../person/member";
import { Absences } from "./absence";
import { Arrivals, type Sought } from "./arrivals";
import { Census } from "./census";
import { leftOutOf } from "./left-out";
import { longNames } from "./long-names";
import { Overlay } from "./overlay";
import type { PeopleSource } from "./people-source";
import { listRoster } from "./roster-listing";
import { refuseEmpty, refuseShort } from "./short-list";
import { isWhole, type Snapshot } from "./snapshot";
import { toldOf } from "./told";
import type { Writes } from "./writes";

/** A data source that asks. */
type Telling = Calling & Pick<Call<unknown>, "warn">;

/** The role of one person, asked for. */
class AskedRole {
  /** Once the role was told. */
  known: User | undefined;
  readonly person: Once<User>;

  constructor(user: User, source: PeopleSource) {
    this.person = new Once(async (calling) => {
      const role = await source.roleOf?.(user, calling);
      if (role !== undefined) this.known = { ...user, role };
      return this.known ?? user;
    });
  }
}

interface Parts {
  readonly source: PeopleSource;
  readonly org: number;
  readonly closing: AbortSignal;
  readonly maxRemovals: number | undefined;
  readonly writes: Writes;
  /** Of the API key: their own organization is never empty. */
  readonly owner: Pick<Owner, "isIn">;
}

const isTakenFrom = (user: User, sought: Member): boolean =>
  ((user.id !== undefined && user.id === sought.userId) ||
    (user.uuid !== undefined && user.uuid === sought.uuid)) &&
  sameRecord(user, sought) === false;

/** Nobody, where somebody else has the number by now. */
const ownOf = (user: User | undefined, member: Member): User | undefined =>
  user && sameRecord(user, member) === false ? undefined : user;

/**
 * The people of one organization as one run sees them. After a few single reads one listing serves all other
 * reads, behind the writes of the run itself. A listing that failed is never kept, and never means that
 * somebody is gone.
 */
export class Roster {
  readonly overlay = new Overlay();
  private readonly parts: Parts;
  private readonly absences: Absences;
  private readonly arrivals: Arrivals;
  private readonly listing = new Once((calling) => this.list(calling));
  /**
   * A listing begun after the run's listing lacked somebody. It serves everybody of whom the source tells
   * nothing else.
   */
  private readonly secondListing = new Once((calling) => this.fresh(calling));
  /** Of people whose rows do not tell it; each is asked for once a listing. */
  private readonly roles = new WeakMap<User, AskedRole>();
  private readonly censuses = new WeakMap<Snapshot, Census>();
  private singles = 0;
  private latest: Snapshot | undefined;
  /** What was the latest write when the run's listing began. */
  private listedAfter = 0;

  constructor(parts: Parts) {
    this.parts = parts;
    this.absences = new Absences(parts.org, parts.maxRemovals);
    this.arrivals = new Arrivals(parts);
  }

  /** Finds a person by number, for an import. */
  async byNumber(userId: number, calling: Calling): Promise<User | undefined> {
    return this.parts.source.byNumber(userId, { calling, list: () => this.listing.get(calling) });
  }

  /** Everybody, out of the run's one listing. Roles that it does not tell are there once they were asked for. */
  async everybody(calling: Calling): Promise<Everybody> {
    const listed = await this.listing.get(calling);
    const census = this.censuses.get(listed) ?? new Census(listed, this.overlay, mayLead(this.parts.source));
    this.censuses.set(listed, census);
    return {
      members: census.members,
      candidates: () => this.withKnownRoles(census.candidates()),
    };
  }

  private *withKnownRoles(candidates: ReturnType<Census["candidates"]>) {
    for (const [email, user] of candidates) yield [email, this.roles.get(user)?.known ?? user] as const;
  }

  /** One of everybody, by number, else UUID, else address. */
  async among({ userId, uuid, email }: Member, calling: Calling): Promise<User | undefined> {
    const { listing, overlay, roles } = this;
    const listed = await listing.get(calling);
    const row =
      (userId === null ? undefined : listed.byId(userId)) ??
      (uuid ? listed.byUuid(uuid) : undefined) ??
      listed.byEmail(email);
    const own = row && overlay.byEmail(row.email);
    if (row && own === undefined) return roles.get(row)?.known ?? row;
    // Removed, or at another address by now.
    return own ?? overlay.byEmail(email) ?? (userId === null ? undefined : overlay.byId(userId));
  }

  /**
   * Everybody once, for a list that must not be short: throws where the listing is not proved complete. Of several
   * records with one address it is the first, which an import takes as well.
   */
  async complete(calling: Calling): Promise<readonly User[]> {
    const { owner, org } = this.parts;
    const snapshot = await this.listing.get(calling);
    refuseShort(org, snapshot);
    if (snapshot.users.length === 0 && (await owner.isIn(org, calling))) refuseEmpty(org);
    return snapshot.users.filter((user) => snapshot.byEmail(user.email) === user);
  }

  /** The run's one listing where it proves whom it lacks: it is whole, and each row says who it is. */
  async whole(calling: Calling): Promise<Snapshot | undefined> {
    const snapshot = await this.listing.get(calling);
    return isWhole(snapshot) ? snapshot : undefined;
  }

  /** The person with their role, which costs a request where their row does not tell it. */
  async withRole(user: User, calling: Calling): Promise<User> {
    const { source } = this.parts;
    if (user.role !== undefined || !source.roleOf) return user;
    const asked = this.roles.get(user) ?? new AskedRole(user, source);
    this.roles.set(user, asked);
    return asked.person.get(calling);
  }

  /** Finds a person by address, for planning and before an invitation. Costs the run's one listing. */
  async byEmail(email: string, calling: Calling): Promise<User | undefined> {
    const own = this.overlay.byEmail(email);
    if (own !== undefined) return own ?? undefined;
    return (await this.listing.get(calling)).byEmail(email);
  }

  /** The same for an invitation, which needs more than absence from a listing that does not hold together. */
  async sought(email: string, calling: Calling): Promise<Sought> {
    const there = await this.byEmail(email, calling);
    const user = there && (await this.withRole(there, calling));
    // What this run has removed itself is proven.
    if (user || this.overlay.byEmail(email) === null) return { user };
    return this.arrivals.find(email, await this.listing.get(calling), calling);
  }

  /** Why somebody whom Automox knows may be on no list; undefined for a list that holds together. */
  async doubtOf(email: string, calling: Calling): Promise<Finding | undefined> {
    return this.arrivals.doubtOf(email, await this.listing.get(calling));
  }

  /** Everybody with their roles, for data sources: what this run has written, they tell. They also tell who is left out. */
  async told(call: Telling): Promise<readonly User[]> {
    const listed = await this.listedSince(this.parts.writes.latest, call);
    this.tellLeftOut(listed, call);
    const told = this.overlay.told(listed);
    const users = await Promise.all(told.map((user) => this.withRole(user, call)));
    const finding = longNames(`organization ${this.parts.org}`, users);
    if (finding) call.warn(finding);
    return users;
  }

  async toldByEmail(email: string, call: Telling): Promise<User | undefined> {
    const listed = await this.listedSince(this.parts.writes.latestOf(email), call);
    const user = toldOf(listed.byEmail(email), this.overlay.byEmail(email));
    if (!user) this.tellLeftOut(listed, call);
    return user && this.withRole(user, call);
  }

  async toldByNumber(userId: number, calling: Calling): Promise<User | undefined> {
    const { source, writes } = this.parts;
    const list = () => this.listedSince(writes.latest, calling);
    const there = await source.byNumber(userId, { calling, list });
    const user = there ? toldOf(there, this.overlay.byEmail(there.email)) : this.overlay.byId(userId);
    return user && this.withRole(user, calling);
  }

  /** Reads a person for a refresh, by number and then by address; undefined once their absence is proven. */
  async read(sought: Member, calling: Calling): Promise<User | undefined> {
    const { owner, org } = this.parts;
    this.absences.expect(sought);
    const single = await this.readSingly(sought, calling);
    if (single) return single;
    const snapshot = await this.listing.get(calling);
    const found = snapshot.member(sought);
    if (found) return this.withRole(found, calling);
    // Asking by a number or UUID that somebody else has by now would confirm that one.
    const isTaken = snapshot.users.some((user) => isTakenFrom(user, sought));
    const confirmed = isTaken ? undefined : await this.confirm(sought, calling);
    if (confirmed) return confirmed;
    this.absences.refuseUnproven(snapshot, sought);
    if (this.absences.isDoubtful(snapshot) && (await owner.isIn(org, calling)))
      this.absences.refuseDoubtful();
    return undefined;
  }

  /** Counts a person of the state who is gone. Throws once these are more than a run may lose. */
  async countGone(email: string, calling: Calling): Promise<void> {
    this.absences.count(email, (await this.listing.get(calling)).users.length);
  }

  /** How many people the last listing held; 0 before there is one. */
  get size(): number {
    return this.latest?.users.length ?? 0;
  }

  /** Whether the last listing has somebody of this number or UUID. Costs no request: false before there is one. */
  hasShown({ userId, uuid }: Pick<Member, "userId" | "uuid">): boolean {
    const { latest } = this;
    const numbered = userId === null ? undefined : latest?.byId(userId);
    return (numbered ?? (uuid ? latest?.byUuid(uuid) : undefined)) !== undefined;
  }

  /** A listing begun after this call. It becomes the run's listing. */
  fresh(calling: Calling): Promise<Snapshot> {
    return this.listing.again(calling);
  }

  /** A listing begun after this call, beside the run's own: where it cannot be had, nothing that is known is lost. */
  afresh({ waited }: Calling): Promise<Snapshot> {
    const { source, closing } = this.parts;
    return listRoster(source, { signal: closing, ...(waited ? { waited } : {}) });
  }

  /**
   * A listing begun after this call, if it proves whom it lacks: it is whole, and not empty where the owner of the API key
   * must be on it.
   */
  async proof(calling: Calling): Promise<Snapshot | undefined> {
    const { owner, org } = this.parts;
    const listed = await this.afresh(calling);
    if (!isWhole(listed)) return undefined;
    return listed.users.length === 0 && (await owner.isIn(org, calling)) ? undefined : listed;
  }

  private tellLeftOut(listed: Snapshot, { warn }: Telling): void {
    const finding = leftOutOf(this.parts.org, listed);
    if (finding) warn(finding);
  }

  private listedSince(write: number, calling: Calling): Promise<Snapshot> {
    return this.listing.isBegun && this.listedAfter < write ? this.fresh(calling) : this.listing.get(calling);
  }

  private async readSingly(member: Member, calling: Calling): Promise<User | undefined> {
    const { source } = this.parts;
    if (member.userId === null || this.listing.isBegun || this.singles >= source.singleReads)
      return undefined;
    this.singles += 1;
    try {
      return ownOf(await source.single(member, calling), member);
    } catch (error) {
      // Whether this one is out of reach or the whole organization is, the listing tells.
      if (failedWith(error, "forbidden")) return undefined;
      throw error;
    }
  }

  /** Asks once more before a person counts as gone: lists lag, a look-up by number does not. */
  private async confirm(member: Member, calling: Calling): Promise<User | undefined> {
    const list = () => this.secondListing.get(calling);
    const user = ownOf(await this.parts.source.confirm(member, { calling, list }), member);
    if (user) this.overlay.wrote(user);
    return user;
  }

  /** Many callers share it, so one caller's abort must not end it; only the end of the provider does. */
  private async list(calling: Calling): Promise<Snapshot> {
    this.listedAfter = this.parts.writes.latest;
    const snapshot = await this.afresh(calling);
    this.latest = snapshot;
    return snapshot;
  }
}

/** Whoever can sign in and is an administrator, or of whom no row tells. */
const mayLead =
  (source: PeopleSource) =>
  (user: User): boolean =>
    user.status !== "pending" &&
    user.status !== "disabled" &&
    (source.isAdmin(user) || (source.roleOf !== undefined && user.role === undefined));
