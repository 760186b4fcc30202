import type { Call } from "../operations/operation";
import { Refusal } from "../operations/refusal";
import { isLastAdmin, type Person } from "../world/store";

/** Keeps a zone's last active administrator, where the knob says so. */
export function refuseLastZoneAdmin({ state, knobs }: Call, person: Person, org: number): void {
  if (knobs.accountLastAdmin !== "allowed" && isLastAdmin(state, person, org))
    throw new Refusal(knobs.accountLastAdmin, "Cannot remove the last administrator of a zone.");
}
