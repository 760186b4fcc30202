import { defineDataSource } from "../../framework/data-source";
import { listOf, text, whole } from "../../framework/schema";
import type { Automox } from "../session";

const fields = {
  id: whole.computed({ doc: "Number of the organization, for `org_id`." }),
  uuid: text.computed({ nullable: true, doc: "UUID of the organization, where the API tells it." }),
  name: text.computed({ nullable: true, doc: "Name shown in the console." }),
  plan: text.computed({ nullable: true, doc: "Plan or tier, where the API tells it." }),
};

export const organizations = defineDataSource<Automox>()({
  type: "automox_organizations",
  doc: "The organizations that the API key can see, ordered by number.",
  schema: { organizations: listOf.object(fields).computed({ doc: "The organizations." }) },
  nameOf: () => "the organizations of the API key",
  read: async (_config, { api, signal }) => {
    const seen = await api.client.organizations.list({ signal });
    const organizations = seen.map(({ id, uuid, name, plan }) => ({
      id,
      uuid: uuid ?? null,
      name,
      plan: plan ?? null,
    }));
    return { organizations: organizations.sort((a, b) => a.id - b.id) };
  },
});
