import type { AccountCall, Checked } from "../operation";
import type { Person } from "../store";
import { checkAccountPerson } from "./account-objects";

/** GET /accounts/{account}/users/{user}/zones: no paging is published. */
export function validateListUserZones(call: AccountCall): Checked<Person> {
  return checkAccountPerson(call);
}
