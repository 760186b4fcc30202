import { defineList } from "../../framework/list";
import { user } from "../resources/user";
import type { Automox } from "../session";
import { listPeople, peopleListSchema, whoIsListed } from "./people-list";

export const userList = defineList<Automox>()({
  of: user,
  doc:
    "People of an organization as `automox_user`, ordered by address, pending people included; for `terraform query` " +
    "of Terraform 1.14 and newer. The list `automox_org_membership` has the same people: take this one for their " +
    "first organization.",
  schema: peopleListSchema,
  nameOf: whoIsListed,
  list: listPeople,
});
