import { inAccount } from "../operations/operation";
import { Refusal } from "../operations/refusal";
import { changesEverywhere } from "../world/change";
import { GLOBAL_ADMIN } from "../world/role-words";
import { leaveAccount } from "../world/store";
import { refuseLastZoneAdmin } from "./last-zone-admin";
import { checkPerson } from "./path-objects";

/** Takes the person out of the account and of every zone; global administrators as the knob says. */
export const removeAccountUser = inAccount({
  name: "remove-account-user",
  method: "DELETE",
  path: "/accounts/{account}/users/{user}",
  check(call) {
    const person = checkPerson(call);
    const { globalAdminRemoval: refused } = call.knobs;
    if (person.accountRole === GLOBAL_ADMIN && refused !== "removed")
      throw new Refusal(refused, "Set the account role to no-global-access first.");
    for (const { org } of person.memberships) refuseLastZoneAdmin(call, person, org);
    return person;
  },
  act({ state, now }, person) {
    const before = structuredClone(person);
    leaveAccount(state, person, now);
    return { status: 204, body: undefined, changed: changesEverywhere(before) };
  },
});
