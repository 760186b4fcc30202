import type { Calling } from "../calls/calling";
import type { PeopleSource } from "./people-source";
import { isComplete, type Snapshot, snapshotOf } from "./snapshot";

/** Lists everybody of an organization. Asks once more where an answer has fewer people than it announces. */
export async function listRoster(source: PeopleSource, calling: Calling): Promise<Snapshot> {
  const first = snapshotOf(await source.listing(calling));
  return isComplete(first) ? first : snapshotOf(await source.listing(calling));
}
