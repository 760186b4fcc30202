import { accountView } from "../account-view";
import type { AccountCall, Outcome } from "../operation";

export function getAccount(call: AccountCall): Outcome {
  return { status: 200, body: accountView(call) };
}
