import type { ManagedPerson } from "../facts/managed";
import type { Roster } from "../facts/roster";

/** What is to be read. */
export interface RosterScope {
  /** UUID: reads through the account contract. Left out, through the organization contract. */
  readonly accountId?: string | undefined;
  /** Numbers of the organizations that were asked for; empty: all that the key sees. */
  readonly organizations: readonly number[];
  /** Where everything seen is to be read: organizations that must be among it, because a state speaks of them. */
  readonly known?: readonly number[] | undefined;
  /** People of states or plans: their absence from a list is confirmed before it is believed. */
  readonly expected?: readonly ExpectedPerson[] | undefined;
}

/** Whom a state or a plan speaks of, with the ids that Automox gave them. */
export type ExpectedPerson = Pick<ManagedPerson, "org" | "zoneRoles" | "userId" | "uuid" | "email">;

/** How far the reading is. */
export interface ReadingProgress {
  /** Organizations; one that tells how many people it has counts by the share that was read. */
  readonly done: number;
  readonly total: number;
  /** Rows read so far, somebody in two organizations twice. */
  readonly people: number;
}

export interface RosterReading {
  /** For `takenAt` only. */
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Told after each page and each organization. */
  readonly progress?: ((reading: ReadingProgress) => void) | undefined;
  /** Told after each of the people who are expected, on no list, and asked for alone. */
  readonly confirming?: ((done: number, total: number) => void) | undefined;
}

/** A roster that also says whose absence may be believed. */
export interface LiveRoster extends Roster {
  /** Organizations that were asked or seen and not read to the end: nobody may be called gone from them. */
  readonly unread: readonly number[];
  /** What this way of reading can never see, in sentences; it makes no listing incomplete. */
  readonly notes: readonly string[];
}

/** Of a roster that came from a file: without word of the single organizations, one incomplete listing makes all of them doubtful. */
export const unreadOf = (roster: Roster & Partial<Pick<LiveRoster, "unread">>): readonly number[] =>
  roster.completeness.status === "complete"
    ? []
    : (roster.unread ?? roster.organizations.map(({ org }) => org));
