import type { DepartureKind } from "../../guards/leaver";
import type { Member } from "../../person/member";
import { type Place, placeIn } from "../../run/place";
import { departing } from "../../writing/departing";
import { lookAgain } from "../../writing/look-again";
import type { NumberedZone } from "./directory";

interface Leaver extends Pick<Member, "email" | "userId"> {
  readonly zones: readonly NumberedZone[];
  /** Default: a removal. */
  readonly kind?: DepartureKind;
}

/** Every zone has guards of its own; nothing is written before all of them agree. */
export function guardedInZones<T>(at: Place, leaver: Leaver, write: () => Promise<T>): Promise<T> {
  const { email, userId, kind = "removal" } = leaver;
  const [zone, ...zones] = leaver.zones;
  if (!zone) return write();
  const there = placeIn(at, zone.organizationId);
  return departing(there, { email, userId, kind, wasAdmin: true }, () =>
    guardedInZones(at, { ...leaver, zones }, write),
  );
}

/** The same for what the guards of the organization itself have agreed to before. */
export const guardedInFurther = <T>(at: Place, leaver: Leaver, write: () => Promise<T>): Promise<T> =>
  guardedInZones(
    at,
    { ...leaver, zones: leaver.zones.filter((zone) => zone.organizationId !== at.org) },
    write,
  );

/** Right before what takes somebody's rights in zones. */
export async function lookAgainIn(at: Place, email: string, zones: readonly NumberedZone[]): Promise<void> {
  for (const { organizationId } of zones) await lookAgain(placeIn(at, organizationId), email);
}

/** Notes in the plan what somebody loses in zones. */
export async function planLossIn(
  at: Place,
  { email, userId, zones, kind = "removal" }: Leaver,
): Promise<void> {
  for (const { organizationId } of zones) {
    const there = placeIn(at, organizationId);
    await there.organization.planned.note({ email, userId, kind, wasAdmin: true }, there);
  }
}

/** The owner of the key is asked about where rights are lost that leave somebody an administrator. */
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
