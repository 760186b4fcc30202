import { sameRole } from "../../../automox/model/roles";
import type { ZoneWish } from "../../person/wish";
import type { AccountPlace } from "./account-place";
import type { NumberedZone } from "./directory";

/** One zone as a plan has it. */
export interface ZoneEntry {
  /** As the configuration spells it. */
  readonly key: string;
  readonly zone: NumberedZone;
  readonly role: string;
}

/** A zone that was there before, perhaps under another key. */
export interface StandingEntry extends ZoneEntry {
  readonly formerKey: string;
  readonly from: string;
}

interface ZoneSteps {
  readonly given: readonly ZoneEntry[];
  readonly taken: readonly ZoneEntry[];
  readonly changed: readonly StandingEntry[];
  readonly kept: readonly StandingEntry[];
}

/**
 * What leads from one map of zones to another. Zones are compared, not keys: a number and a UUID may mean the
 * same one.
 */
export async function zoneSteps(
  { directory, calling }: AccountPlace,
  { before, wanted }: ZoneWish,
): Promise<ZoneSteps> {
  const had = await entriesOf(before, (key) => directory.findZone(key, calling));
  const wishes = await entriesOf(wanted, (key) => directory.zoneAt(key, calling));
  const partner = (entry: ZoneEntry, among: readonly ZoneEntry[]) =>
    among.find(({ zone }) => zone.id === entry.zone.id);
  const standing = wishes.flatMap((entry) => {
    const former = partner(entry, had);
    return former ? [{ ...entry, formerKey: former.key, from: former.role }] : [];
  });
  return {
    given: wishes.filter((entry) => !partner(entry, had)),
    taken: had.filter((entry) => !partner(entry, wishes)),
    changed: standing.filter(({ from, role }) => !sameRole(from, role)),
    kept: standing.filter(({ from, role }) => sameRole(from, role)),
  };
}

/** A zone that is not there any more holds nobody. */
async function entriesOf(
  roles: ReadonlyMap<string, string>,
  find: (key: string) => Promise<NumberedZone | undefined>,
): Promise<readonly ZoneEntry[]> {
  const entries = await Promise.all(
    [...roles].map(async ([key, role]) => ({ key, role, zone: await find(key) })),
  );
  return entries.flatMap(({ zone, ...entry }) => (zone ? [{ ...entry, zone }] : []));
}
