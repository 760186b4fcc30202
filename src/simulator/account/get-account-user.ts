import { inAccount } from "../operations/operation";
import { accountUserView } from "./account-view";
import { checkPerson } from "./path-objects";

/** The person without any role in a zone. */
export const getAccountUser = inAccount({
  name: "get-account-user",
  method: "GET",
  path: "/accounts/{account}/users/{user}",
  check: checkPerson,
  act: (call, person) => ({ status: 200, body: accountUserView(call, person) }),
});
