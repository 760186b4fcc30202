import { ROLE_CATALOGUE } from "../../automox/role-catalogue";
import { ZONE_ROLES } from "../../automox/roles";
import { defineDataSource } from "../../framework/data-source";
import { listOf, text } from "../../framework/schema";
import type { Automox } from "../api";

const fields = {
  slug: text.computed({ doc: "Published name, valid for `role` everywhere." }),
  word: text.computed({
    nullable: true,
    doc: "What the organization contract calls it, where that is documented.",
  }),
  name: text.computed({ doc: "Name in the console." }),
  labels: listOf.text.computed({ doc: "Other labels past and present." }),
  can: text.computed({ doc: "What the role may do." }),
  cannot: text.computed({ doc: "What it may not do; empty for nothing." }),
  source: text.computed({ doc: "Where that is documented." }),
};

export const roles = defineDataSource<Automox>()({
  type: "automox_roles",
  doc: "The documented roles, with what each can and cannot do. Custom roles are not listed: the organization contract has no call for them.",
  schema: { roles: listOf.object(fields).computed({ doc: "The roles, most powerful first." }) },
  nameOf: () => "the roles",
  read: async () => ({
    roles: ROLE_CATALOGUE.map(({ slug, name, can, cannot, source }) => {
      const words = ZONE_ROLES.find((role) => role.slug === slug);
      return {
        slug,
        word: words?.organizationWord ?? null,
        name,
        labels: words?.labels ?? [],
        can,
        cannot,
        source,
      };
    }),
  }),
});
