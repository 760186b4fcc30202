import type { StateOf } from "../../framework/infer";
import { defineResource } from "../../framework/resource";
import { lifeOf, personName } from "../life/life";
import { personIdentity } from "../person/identity";
import { NOT_OF_MEMBERSHIPS } from "../schemas/account-attributes";
import type { orgMembershipSchema } from "../schemas/org-membership";
import { userSchema } from "../schemas/user";
import type { Automox } from "../session";

export const user = defineResource<Automox>()({
  type: "automox_user",
  doc:
    "A person with access to an Automox organization. Creating one sends an invitation; until it is " +
    "accepted the person is `pending`, which is a normal state and no difference. Somebody who is " +
    "already there exactly as configured is taken over without an e-mail. Destroying one removes the " +
    "person from the organization for good; policies, groups and worklets they made stay.",
  version: 0,
  schema: userSchema,
  nameOf: personName,
  identity: personIdentity,
  moves: {
    automox_org_membership: (membership: StateOf<typeof orgMembershipSchema>) => ({
      ...membership,
      ...NOT_OF_MEMBERSHIPS,
    }),
  },
  ...lifeOf({ type: "automox_user" }),
});
