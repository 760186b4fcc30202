import type { AccountCall, Outcome } from "../operations/operation";
import type { Person } from "../world/store";
import { accountUserView } from "./account-view";

/** The person without any role in a zone. */
export function getAccountUser(call: AccountCall, person: Person): Outcome {
  return { status: 200, body: accountUserView(call, person) };
}
