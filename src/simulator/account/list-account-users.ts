import type { AccountCall, Outcome } from "../operations/operation";
import type { UserSearch } from "../validations/list-account-users";
import { accountStatus, isShown } from "./account-status";
import { accountUserView } from "./account-view";

/** Everybody of the account, those without a zone too. Never lags. */
export function listAccountUsers(call: AccountCall, { page, limit, search }: UserSearch): Outcome {
  const found = call.state.people
    .filter((person) => isShown(accountStatus(person), call.knobs, "list"))
    .filter(({ email, firstname, lastname }) =>
      `${email}\n${firstname} ${lastname}`.toLowerCase().includes(search),
    );
  const rows = found.slice(page * limit, (page + 1) * limit).map((person) => accountUserView(call, person));
  return { rows, total: found.length, page, limit };
}
