import type * as z from "zod";
import type { Immutable } from "./document-parts";
import type { rosterSchema } from "./roster-schema";

/** A listing, live or from a file. */
export interface Roster extends Immutable<Omit<z.infer<typeof rosterSchema>, "schema" | "tool">> {
  /**
   * Organizations that were asked or seen and not read to the end: nobody may be called gone from them. A
   * roster from a file tells none.
   */
  readonly unread?: readonly number[];
}

/** As Automox was read just now. */
export interface LiveRoster extends Roster {
  readonly unread: readonly number[];
  /** What this way of reading can never see, in sentences; it makes no listing incomplete. */
  readonly notes: readonly string[];
}

/** Without word of the single organizations, one incomplete listing makes all of them doubtful. */
const unreadOf = ({ completeness, unread, organizations }: Roster): readonly number[] =>
  completeness.status === "complete" ? [] : (unread ?? organizations.map(({ org }) => org));

/** Whether an organization was read to its end; if not, somebody who was not listed was merely not seen. */
export function readerOf(roster: Roster): (org: number) => boolean {
  const unread = new Set(unreadOf(roster));
  const known = new Set(roster.organizations.map(({ org }) => org));
  return (org) => known.has(org) && !unread.has(org);
}

export type RosterOrganization = Roster["organizations"][number];

export type Completeness = Roster["completeness"];
