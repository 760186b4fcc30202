import { defineDataSource } from "../../framework/data-source";
import { listOf } from "../../framework/schema";
import type { Automox } from "../session";
import { byAddress, filters, passes } from "./people-filter";
import { organizationField, personFields, toPerson } from "./person-fields";

export const users = defineDataSource<Automox>()({
  type: "automox_users",
  doc: "Everybody in an organization, pending people included, ordered by address.",
  schema: {
    org_id: organizationField,
    ...filters,
    users: listOf.object(personFields).computed({ doc: "The people found." }),
  },
  nameOf: ({ org_id }) =>
    org_id ? `the people of organization ${org_id}` : "the people of the organization",
  read: async (config, call) => {
    const org = config.org_id ?? (await call.api.defaultOrganization(call));
    const everybody = await call.api.organization(org).roster.told(call);
    return { ...config, org_id: org, users: everybody.filter(passes(config)).sort(byAddress).map(toPerson) };
  },
});
