import { sameRole } from "../../../automox/model/roles";
import { fail } from "../../../framework/diagnostics";
import { memberOf } from "../../person/member";
import type { Person } from "../../person/person";
import type { Wishing } from "../../person/wish";
import type { AccountPlace } from "./account-place";
import { askZones } from "./ask";
import { giveZone } from "./give-zone";
import { guardedInFurther } from "./guarded-zones";
import { zonesNotBeforeAcceptance } from "./messages";
import { takeZones } from "./take-zones";
import { type StandingEntry, type ZoneEntry, zoneSteps } from "./zone-steps";

/** The person after further zones were given and taken, and the zones in which the role still differs. */
export interface Zoned {
  readonly person: Person;
  readonly left: readonly (ZoneEntry & { readonly from: string | null })[];
}

/**
 * Gives the zones that the plan wants and the person lacks, and takes those that the plan no longer wants.
 * `changeRoles` changes roles in zones that stay; a role that only the console has changed is left for the
 * next plan.
 */
export async function changeZones(at: AccountPlace, person: Person, wish: Wishing): Promise<Zoned> {
  if (!wish.zoneRoles) return { person, left: [] };
  const steps = await zoneSteps(at, wish.zoneRoles);
  // Kept under the keys of the configuration: the state may spell the same zone otherwise.
  const standing = [...steps.kept, ...steps.changed];
  const roles = new Map(wish.zoneRoles.before);
  for (const { formerKey } of standing) roles.delete(formerKey);
  for (const { key, from } of standing) roles.set(key, from);
  const now = () => ({ ...person, zoneRoles: new Map(roles) });
  if (steps.given.length + steps.taken.length + steps.changed.length === 0)
    return { person: now(), left: [] };
  const held = await heldRoles(at, person, standing);
  const left: Zoned["left"][number][] = [];
  for (const entry of [...steps.given, ...steps.changed]) {
    const there = held.get(entry.zone.id);
    if (there === undefined) {
      const { email, uuid, accountRole, status } = person;
      await giveZone(at, { email, uuid, accountRole, status }, entry);
    }
    if (there !== undefined && (there === null || !sameRole(there, entry.role))) {
      left.push({ ...entry, from: there });
      roles.set(entry.key, there ?? "");
    } else roles.set(entry.key, entry.role);
    wish.saved?.(now());
  }
  await take(at, person, steps.taken);
  for (const { key } of steps.taken) roles.delete(key);
  return { person: now(), left };
}

/**
 * The person's roles by zone. Where Automox does not show a zone of a pending person, the state is believed.
 */
async function heldRoles(
  at: AccountPlace,
  { uuid, status }: Person,
  standing: readonly StandingEntry[],
): Promise<ReadonlyMap<string, string | null>> {
  const live = uuid === undefined ? "unknown" : await askZones(at, uuid);
  const believed = new Map(standing.map(({ zone, from }) => [zone.id, from] as const));
  if (live === "unknown") return believed;
  const shown = new Map((live ?? []).map(({ zone, role }) => [zone, role] as const));
  return status === "pending" ? new Map([...believed, ...shown]) : shown;
}

async function take(at: AccountPlace, person: Person, taken: readonly ZoneEntry[]): Promise<void> {
  if (taken.length === 0) return;
  const { email, uuid } = person;
  if (uuid === undefined) return fail(zonesNotBeforeAcceptance(email, taken));
  const zones = taken.map(({ zone }) => zone);
  await guardedInFurther(at, { ...memberOf(person), zones }, () =>
    takeZones(at, { email, uuid }, { zones, act: "change" }),
  );
}
