import { whole } from "../../framework/schema";
import { names, observed, policy, who } from "./attributes";
import { positiveNumber } from "./checks";

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
