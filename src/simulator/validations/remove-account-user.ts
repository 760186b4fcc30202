import { checkAccountPerson } from "../account/path-objects";
import type { AccountCall, Checked } from "../operations/operation";
import type { Person } from "../world/store";
import { refuseLastZoneAdmin } from "./remove-zone-user";

/** DELETE /accounts/{account}/users/{user}. */
export function validateRemoveAccountUser(call: AccountCall): Checked<Person> {
  const found = checkAccountPerson(call);
  if ("refusal" in found) return found;
  const { memberships } = found.input;
  const refusals = memberships.map(({ org }) => refuseLastZoneAdmin(call, found.input, org));
  return refusals.find((refusal) => refusal !== undefined) ?? found;
}
