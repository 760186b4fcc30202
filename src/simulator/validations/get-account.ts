import type { AccountCall, Checked } from "../operations/operation";

/** GET /accounts/{account}: the caller and the account are all there is to check, and are checked before. */
export function validateGetAccount(_call: AccountCall): Checked<undefined> {
  return { input: undefined };
}
