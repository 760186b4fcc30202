import { type Doing, doing } from "../../people/doing";
import type { Member } from "../../people/find";
import { departing } from "../../person/departing";
import type { NumberedZone } from "./directory";

type Leaver = Pick<Member, "email" | "userId"> & { readonly zones: readonly NumberedZone[] };

/** Every zone beside the organization's own has guards of its own; nothing is written before all of them agree. */
export function guardedInFurther<T>(at: Doing, leaver: Leaver, write: () => Promise<T>): Promise<T> {
  const { email, userId } = leaver;
  const [zone, ...zones] = leaver.zones;
  if (!zone) return write();
  const next = () => guardedInFurther(at, { ...leaver, zones }, write);
  if (zone.organizationId === at.org) return next();
  const there = doing(at.call, at.calling, zone.organizationId);
  return departing(there, { email, userId, kind: "removal", wasAdmin: true }, next);
}
