import { type AccountCall, type Checked, refuse } from "../operations/operation";

/** What nobody documents: an unknown page, as the service answers for every path that it does not have. */
export function validateUndocumentedAccountCall(_call: AccountCall): Checked<never> {
  return refuse(404, "Not found.");
}
