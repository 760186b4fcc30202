import { sameRole } from "../../../automox/model/roles";
import { fail } from "../../../framework/diagnostics";
import type { Person } from "../../person/person";
import type { Wishing } from "../../person/wish";
import type { Place } from "../../run/place";
import { askZones } from "./ask";
import { giveZone } from "./give-zone";
import { guardedInFurther } from "./guarded-zones";
import { zonesNotBeforeAcceptance } from "./messages";
import type { AccountParts } from "./parts";
import { takeZones } from "./take-zones";
import { type StandingEntry, type ZoneEntry, zoneSteps } from "./zone-steps";

/** Further zones as they are after what could be given and taken, and the roles there that still differ. */
export interface Zoned {
  readonly person: Person;
  readonly left: readonly (ZoneEntry & { readonly from: string | null })[];
}

/**
 * Gives the zones that are wanted and missing, and takes those that are wanted no more. A zone that is to
 * have another role is left to `changeRoles`; a role that the plan does not change and the console has is the
 * next plan's business.
 */
export async function changeZones(
  at: Place,
  person: Person,
  { parts, wish }: { parts: AccountParts; wish: Wishing },
): Promise<Zoned> {
  if (!wish.zoneRoles) return { person, left: [] };
  const steps = await zoneSteps(wish.zoneRoles, at, parts);
  // By the keys of the configuration: the state may have spelled the same zone otherwise.
  const standing = [...steps.kept, ...steps.changed];
  const roles = new Map(wish.zoneRoles.before);
  for (const { formerKey } of standing) roles.delete(formerKey);
  for (const { key, from } of standing) roles.set(key, from);
  const now = () => ({ ...person, zoneRoles: new Map(roles) });
  if (steps.given.length + steps.taken.length + steps.changed.length === 0)
    return { person: now(), left: [] };
  const held = await heldRoles(at, person, { parts, standing });
  const left: Zoned["left"][number][] = [];
  for (const entry of [...steps.given, ...steps.changed]) {
    const there = held.get(entry.zone.id);
    if (there === undefined) {
      const { email, uuid, accountRole, status } = person;
      await giveZone(at, { email, uuid, accountRole, status }, { parts, given: entry });
    }
    if (there !== undefined && (there === null || !sameRole(there, entry.role))) {
      left.push({ ...entry, from: there });
      roles.set(entry.key, there ?? "");
    } else roles.set(entry.key, entry.role);
    wish.saved?.(now());
  }
  await take(at, person, { parts, taken: steps.taken });
  for (const { key } of steps.taken) roles.delete(key);
  return { person: now(), left };
}

/**
 * Roles by zone as Automox has them; what it does not show of somebody pending is believed to be as the state
 * has it.
 */
async function heldRoles(
  at: Place,
  { uuid, status }: Person,
  { parts, standing }: { parts: AccountParts; standing: readonly StandingEntry[] },
): Promise<ReadonlyMap<string, string | null>> {
  const account = await parts.directory.account(at.calling);
  const live = uuid === undefined ? "unknown" : await askZones(account, uuid, at.calling);
  const believed = new Map(standing.map(({ zone, from }) => [zone.id, from] as const));
  if (live === "unknown") return believed;
  const shown = new Map((live ?? []).map(({ zone, role }) => [zone, role] as const));
  return status === "pending" ? new Map([...believed, ...shown]) : shown;
}

async function take(
  at: Place,
  { email, id, uuid }: Person,
  { parts, taken }: { parts: AccountParts; taken: readonly ZoneEntry[] },
): Promise<void> {
  if (taken.length === 0) return;
  if (uuid === undefined)
    return fail(
      zonesNotBeforeAcceptance(
        email,
        taken.map(({ key }) => key),
      ),
    );
  const zones = taken.map(({ zone }) => zone);
  const holder = { email, uuid };
  await guardedInFurther(at, { email, userId: id ?? null, zones }, () =>
    takeZones(at, holder, { parts, zones, act: "change" }),
  );
}
