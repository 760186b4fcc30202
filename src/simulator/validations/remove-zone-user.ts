import { checkZoneMember, type ZoneMember } from "../account/path-objects";
import { type AccountCall, type Checked, refuse } from "../operations/operation";
import { isLastAdmin, type Person } from "../world/store";

/** DELETE /accounts/{account}/zones/{zone}/users/{user}. */
export function validateRemoveZoneUser(call: AccountCall): Checked<ZoneMember> {
  const found = checkZoneMember(call);
  if ("refusal" in found) return found;
  return refuseLastZoneAdmin(call, found.input.person, found.input.zone.id) ?? found;
}

/** The refusal that keeps a zone's last active administrator, where the knob has one. */
export function refuseLastZoneAdmin({ state, knobs }: AccountCall, person: Person, org: number) {
  if (knobs.accountLastAdmin === "allowed" || !isLastAdmin(state, person, org)) return undefined;
  return refuse(knobs.accountLastAdmin, "Cannot remove the last administrator of a zone.");
}
