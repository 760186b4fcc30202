import { accountUserView } from "../account-view";
import type { AccountCall, Outcome } from "../operation";
import type { Person } from "../store";

/** The person without any role in a zone. */
export function getAccountUser(call: AccountCall, person: Person): Outcome {
  return { status: 200, body: accountUserView(call, person) };
}
