import { GONE, type Gone } from "../../framework/resource";
import type { AutomoxCall } from "../api";
import { requireImportId } from "../import-id";
import { NOTHING_OWN, type PersonState, toState } from "./state";

/** By address or number, in the named organization or the provider's. */
export async function importPerson(id: string, call: AutomoxCall): Promise<PersonState | Gone> {
  const { org: named, who } = requireImportId(id);
  const org = named ?? (await call.api.defaultOrganization.number(call));
  const found =
    "email" in who
      ? await call.api.organization(org).roster.byEmail(who.email, call)
      : await call.api.client.users.get(org, who.userId, call);
  return found ? toState(found, { org, own: NOTHING_OWN, stale: false, invitationsSent: 0 }) : GONE;
}
