import type { ManagedPerson } from "../facts/managed";

/** What is to be read. */
export interface RosterScope {
  /** UUID: reads through the account contract. Left out, through the organization contract. */
  readonly accountId?: string | undefined;
  /** Numbers of the organizations that were asked for; empty: all that the key sees. */
  readonly organizations: readonly number[];
  /**
   * Where everything seen is to be read: organizations that must be among it, because a state speaks of them.
   */
  readonly known?: readonly number[] | undefined;
  /** People of states or plans: their absence from a list is confirmed before it is believed. */
  readonly expected?: readonly ExpectedPerson[] | undefined;
}

/** Whom a state or a plan speaks of, with the ids that Automox gave them. */
export type ExpectedPerson = Pick<ManagedPerson, "org" | "zoneRoles" | "userId" | "uuid" | "email">;

/** How far the reading is. */
interface ReadingProgress {
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
