import { inAccount } from "../operations/operation";
import { checkPaging, PAGING, pageOf } from "../operations/paging";
import { Refusal } from "../operations/refusal";
import { accountStatus, isShown } from "./account-status";
import { accountUserView } from "./account-view";

/** Everybody of the account, those without a zone too. Not published; the vendor's own tools send `limit` and `search`. Never lags. */
export const listAccountUsers = inAccount({
  name: "list-account-users",
  method: "GET",
  path: "/accounts/{account}/users",
  parameters: [...PAGING, "search"],
  check(call) {
    if (call.knobs.accountUsers === "absent") throw new Refusal(404, "Not found.");
    return checkPaging(call);
  },
  act(call, page) {
    const { state, knobs, query } = call;
    const search = (query.search ?? "").toLowerCase();
    const found = state.people
      .filter((person) => isShown(accountStatus(person), knobs, "list"))
      .filter(({ email, firstname, lastname }) =>
        `${email}\n${firstname} ${lastname}`.toLowerCase().includes(search),
      );
    return pageOf(found, page, (person) => accountUserView(call, person));
  },
});
