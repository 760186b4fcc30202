import type { User } from "../../automox/model/person";
import { GONE, type Gone } from "../../framework/resource";
import { requireImportId } from "../person/import-id";
import { NOTHING_OWN, type PersonState, toState } from "../person/state";
import type { Automox, AutomoxCall } from "../session";

/** By address or number, in the named organization or the provider's. */
export async function importPerson(id: string, call: AutomoxCall): Promise<PersonState | Gone> {
  const { org: named, who } = requireImportId(id);
  const org = named ?? (await call.api.defaultOrganization(call));
  const { roster } = call.api.organization(org);
  const found =
    "email" in who ? await roster.byEmail(who.email, call) : await roster.byNumber(who.userId, call);
  return found ? importedState(found, org, call.api) : GONE;
}

/** What an import brings of somebody, and a list shows: nothing that only a configuration says. */
export const importedState = (user: User, org: number, api: Pick<Automox, "contractOf">): PersonState =>
  toState(user, {
    ...{ org, show: api.contractOf(org).show },
    ...{ own: NOTHING_OWN, stale: false, invitationsSent: 0 },
  });
