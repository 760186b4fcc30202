import type { Calling } from "../calls/calling";
import type { PeopleSource } from "./people-source";
import { isComplete, type Snapshot, snapshotOf } from "./snapshot";

/**
 * Everybody of an organization. An answer that contradicts its own count is asked once more before it is
 * believed.
 */
export async function listRoster(source: PeopleSource, calling: Calling): Promise<Snapshot> {
  const first = snapshotOf(await source.listing(calling));
  return isComplete(first) ? first : snapshotOf(await source.listing(calling));
}
