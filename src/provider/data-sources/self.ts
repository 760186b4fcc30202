import { defineDataSource } from "../../framework/data-source";
import { listOf, text, whole } from "../../framework/schema";
import { longNames } from "../roster/long-names";
import type { Automox } from "../session";

export const self = defineDataSource<Automox>()({
  type: "automox_self",
  doc: "Whom the API key belongs to. Keys have the rights of their owner's role.",
  schema: {
    user_id: whole.computed({ nullable: true, doc: "Number of the key's owner." }),
    uuid: text.computed({ nullable: true, doc: "UUID of the key's owner, where the API tells it." }),
    email: text.computed({ nullable: true, doc: "Address of the key's owner." }),
    first_name: text.computed({ nullable: true, doc: "Given name." }),
    last_name: text.computed({ nullable: true, doc: "Family name." }),
    role: text.computed({ nullable: true, doc: "Role, as Automox writes it." }),
    account_role: text.computed({
      nullable: true,
      doc: "Account-wide role, where the API tells it. The account contract needs `global-admin`.",
    }),
    orgs: listOf.whole.computed({ nullable: true, doc: "Numbers of the owner's organizations." }),
  },
  nameOf: () => "the owner of the API key",
  read: async (_config, { api, signal, warn }) => {
    const owner = await api.client.users.self({ signal });
    const longName = longNames("the account of the key", [owner]);
    if (longName) warn(longName);
    return {
      user_id: owner.id ?? null,
      uuid: owner.uuid ?? null,
      email: owner.email ?? null,
      first_name: owner.firstName ?? null,
      last_name: owner.lastName ?? null,
      role: owner.role ?? null,
      account_role: owner.accountRole ?? null,
      orgs: owner.orgs ?? null,
    };
  },
});
