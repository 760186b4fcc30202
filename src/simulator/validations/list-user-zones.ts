import { checkAccountPerson } from "../account/path-objects";
import type { AccountCall, Checked } from "../operations/operation";
import { checkPaging, MAXIMUM_LIMIT, type Page } from "../operations/paging";
import type { Person } from "../world/store";

export interface UserZonesPage extends Page {
  readonly person: Person;
}

/** GET /accounts/{account}/users/{user}/zones: no paging is published; it is understood, and everything comes without it. */
export function validateListUserZones(call: AccountCall): Checked<UserZonesPage> {
  const person = checkAccountPerson(call);
  if ("refusal" in person) return person;
  const page = checkPaging(call, MAXIMUM_LIMIT);
  return "refusal" in page ? page : { input: { ...page.input, person: person.input } };
}
