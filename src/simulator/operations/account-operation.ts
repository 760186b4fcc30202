import { accountRoleOfKey } from "../world/keys";
import { GLOBAL_ADMIN } from "../world/role-words";
import {
  type AccountCall,
  type Call,
  type Checked,
  type Facts,
  type Operation,
  type Outcome,
  refuse,
} from "./operation";

/** An operation of the account contract: for keys of global administrators that are not limited to one organization. */
export function inAccount<Input>(
  facts: Omit<Facts, "right">,
  validate: (call: AccountCall) => Checked<Input>,
  act: (call: AccountCall, input: Input) => Outcome,
): Operation {
  return {
    ...facts,
    right: "read", // What a key may do here does not depend on an organization.
    scope: "account",
    decide: (call) => {
      const refused = refuseCaller(call);
      if (refused) return refused;
      const inside = { ...call, org: null };
      const checked = validate(inside);
      return "refusal" in checked ? checked : { outcome: act(inside, checked.input) };
    },
  };
}

function refuseCaller({ state, key, knobs, params }: Call) {
  if (key.org !== null || accountRoleOfKey(state, key, knobs) !== GLOBAL_ADMIN)
    return refuse(403, "This API key does not belong to a global administrator.");
  const { account } = params;
  if (account === undefined || account === state.account.id) return undefined;
  return refuse(knobs.absentAccountObject, `Account ${account} was not found.`);
}
