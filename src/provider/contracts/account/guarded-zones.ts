import type { DepartureKind } from "../../guards/leaver";
import type { Member } from "../../person/member";
import { type Place, placeIn } from "../../run/place";
import { departing } from "../../writing/departing";
import { awaitTurn, lookAgain } from "../../writing/look-again";
import type { NumberedZone } from "./directory";

interface Leaver extends Pick<Member, "email" | "userId"> {
  readonly zones: readonly NumberedZone[];
  /** Default: a removal. */
  readonly kind?: DepartureKind;
}

/** Writes after the guards of every zone have agreed. */
export function guardedInZones<T>(at: Place, leaver: Leaver, write: () => Promise<T>): Promise<T> {
  const { email, userId, kind = "removal" } = leaver;
  const [zone, ...zones] = leaver.zones;
  if (!zone) return write();
  const there = placeIn(at, zone.organizationId);
  return departing(there, { email, userId, kind, wasAdmin: true }, () =>
    guardedInZones(at, { ...leaver, zones }, write),
  );
}

/** The same, without the zone of the organization itself, whose guards the caller has asked already. */
export const guardedInFurther = <T>(at: Place, leaver: Leaver, write: () => Promise<T>): Promise<T> =>
  guardedInZones(
    at,
    { ...leaver, zones: leaver.zones.filter((zone) => zone.organizationId !== at.org) },
    write,
  );

/** Before the look at a person whose zones are taken. */
export async function awaitTurnIn(at: Place, email: string, zones: readonly NumberedZone[]): Promise<void> {
  for (const { organizationId } of zones) await awaitTurn(placeIn(at, organizationId), email);
}

/** Right before the call that takes a person's rights in zones. */
export async function lookAgainIn(at: Place, email: string, zones: readonly NumberedZone[]): Promise<void> {
  for (const { organizationId } of zones) await lookAgain(placeIn(at, organizationId), email);
}

/** Notes with the guards of each zone what the plan takes there. */
export async function planLossIn(
  at: Place,
  { email, userId, zones, kind = "removal" }: Leaver,
): Promise<void> {
  for (const { organizationId } of zones) {
    const there = placeIn(at, organizationId);
    await there.organization.planned.note({ email, userId, kind, wasAdmin: true }, there);
  }
}

/** Refuses to lower the owner of the API key, in zones that the person goes on administering. */
export async function refuseLoweringOwner(
  at: Place,
  { email, userId, zones }: Leaver,
  when: "planned" | "carriedOut",
): Promise<void> {
  for (const { organizationId } of zones) {
    const there = placeIn(at, organizationId);
    await there.organization[when].lowered({ email, userId, kind: "demotion", wasAdmin: true }, there);
  }
}
