import { inAccount, type Operation } from "../operations/operation";
import { Refusal } from "../operations/refusal";

/**
 * What a client may try below the account though nobody documents it: lists, repetitions and withdrawals of invitations, and writes to people
 * and zones. The service answers 404, and a test sees the attempt in the log under this name. Any other path is still unknown.
 */
export const UNDOCUMENTED_CALLS: readonly Operation[] = [
  undocumented("*", "invitations"),
  ...["POST", "PUT", "PATCH", "DELETE"].flatMap((method) => [
    undocumented(method, "users"),
    undocumented(method, "zones/{zone}/users"),
  ]),
];

function undocumented(method: string, below: string): Operation {
  return inAccount({
    name: "undocumented-account-call",
    method,
    path: `/accounts/{account}/${below}/{rest}`,
    check(): never {
      throw new Refusal(404, "Not found.");
    },
    act: (_call, impossible: never) => impossible,
  });
}
