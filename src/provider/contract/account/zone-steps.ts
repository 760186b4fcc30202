import { sameRole } from "../../../automox/roles";
import type { Calling } from "../../api";
import type { ZoneWish } from "../../people/wish";
import type { Directory, NumberedZone } from "./directory";

/** One zone as a plan has it. */
export interface ZoneEntry {
  /** As the configuration spells it. */
  readonly key: string;
  readonly zone: NumberedZone;
  readonly role: string;
}

export interface ZoneSteps {
  readonly given: readonly ZoneEntry[];
  readonly taken: readonly ZoneEntry[];
  readonly changed: readonly (ZoneEntry & { readonly from: string })[];
  readonly kept: readonly ZoneEntry[];
}

/** What leads from one map of zones to another. Zones are compared, not keys: a number and a UUID may mean the same one. */
export async function zoneSteps(
  { before, wanted }: ZoneWish,
  { directory, calling }: { readonly directory: Directory; readonly calling: Calling },
): Promise<ZoneSteps> {
  const had = await entriesOf(before, (key) => directory.findZone(key, calling));
  const wishes = await entriesOf(wanted, (key) => directory.zoneAt(key, calling));
  const paired = wishes.map((entry) => ({
    ...entry,
    from: had.find(({ zone }) => zone.id === entry.zone.id)?.role,
  }));
  return {
    given: paired.filter(({ from }) => from === undefined),
    taken: had.filter(({ zone }) => !wishes.some((entry) => entry.zone.id === zone.id)),
    changed: paired.flatMap(({ from, ...entry }) =>
      from !== undefined && !sameRole(from, entry.role) ? [{ ...entry, from }] : [],
    ),
    kept: paired.filter(({ from, role }) => from !== undefined && sameRole(from, role)),
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
