import { whole } from "../../framework/schema";
import { positiveNumber } from "../checks";
import { names, observed, policy, who } from "../person/attributes";

export const orgMembershipSchema = {
  ...who,
  org_id: whole.required({
    replaces: true,
    checks: [positiveNumber],
    doc: "Number of the organization. Changing it removes the person there and invites them here.",
  }),
  ...names("Left out, it is what another organization of the key has for this address."),
  ...policy,
  ...observed,
};
