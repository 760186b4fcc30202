import { inAccount } from "../operations/operation";
import { accountView } from "./account-view";

export const getAccount = inAccount({
  name: "get-account",
  method: "GET",
  path: "/accounts/{account}",
  check: () => undefined,
  act: (call) => ({ status: 200, body: accountView(call) }),
});
