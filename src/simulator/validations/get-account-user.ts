import type { AccountCall, Checked } from "../operation";
import type { Person } from "../store";
import { checkAccountPerson } from "./account-objects";

/** GET /accounts/{account}/users/{user}. */
export function validateGetAccountUser(call: AccountCall): Checked<Person> {
  return checkAccountPerson(call);
}
