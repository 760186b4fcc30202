import { defineList } from "../../framework/list";
import { narrow, orgMembership } from "../resources/org-membership";
import type { Automox } from "../session";
import { listPeople, peopleListSchema, whoIsListed } from "./people-list";

export const orgMembershipList = defineList<Automox>()({
  of: orgMembership,
  doc:
    "People of an organization as `automox_org_membership`, ordered by address, pending people included; for " +
    "`terraform query` of Terraform 1.14 and newer. The list `automox_user` has the same people: take this one for " +
    "every further organization of theirs.",
  schema: peopleListSchema,
  nameOf: whoIsListed,
  async *list(asked, call) {
    for await (const { state, name } of listPeople(asked, call)) yield { state: narrow(state), name };
  },
});
