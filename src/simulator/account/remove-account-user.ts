import { inAccount } from "../operations/operation";
import { changesEverywhere } from "../world/change";
import { leaveAccount } from "../world/store";
import { refuseLastZoneAdmin } from "./last-zone-admin";
import { checkPerson } from "./path-objects";

/** Takes the person out of the account and of every zone, global administrators too. */
export const removeAccountUser = inAccount({
  name: "remove-account-user",
  method: "DELETE",
  path: "/accounts/{account}/users/{user}",
  check(call) {
    const person = checkPerson(call);
    for (const { org } of person.memberships) refuseLastZoneAdmin(call, person, org);
    return person;
  },
  act({ state, now }, person) {
    const before = structuredClone(person);
    leaveAccount(state, person, now);
    return { status: 204, body: undefined, changed: changesEverywhere(before) };
  },
});
