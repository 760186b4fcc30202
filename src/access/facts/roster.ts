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

/** Whether an organization was read to its end; if not, somebody who was not listed was merely not seen. */
export function readerOf({ completeness, unread, organizations }: Roster): (org: number) => boolean {
  const known = new Set(organizations.map(({ org }) => org));
  // Without word of the single organizations, one incomplete listing makes all of them doubtful.
  const doubtful = new Set(completeness.status === "complete" ? [] : (unread ?? known));
  return (org) => known.has(org) && !doubtful.has(org);
}

export type RosterOrganization = Roster["organizations"][number];

export type Completeness = Roster["completeness"];
