import { checkAccountPerson } from "../account/path-objects";
import type { AccountCall, Checked } from "../operations/operation";
import type { Person } from "../world/store";

/** GET /accounts/{account}/users/{user}. */
export function validateGetAccountUser(call: AccountCall): Checked<Person> {
  return checkAccountPerson(call);
}
