import type { AccountCall, Outcome } from "../operations/operation";
import { accountView } from "./account-view";

export function getAccount(call: AccountCall): Outcome {
  return { status: 200, body: accountView(call) };
}
