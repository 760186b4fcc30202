import type { RbacRole } from "../../automox/model/account-facts";
import { ACCOUNT_RIGHTS, ROLE_CATALOGUE, type RoleRights } from "../../automox/model/role-catalogue";
import { ACCOUNT_ROLES, ZONE_ROLES } from "../../automox/model/roles";
import { defineDataSource } from "../../framework/data-source";
import { listOf, text } from "../../framework/schema";
import type { Automox } from "../session";

const fields = {
  slug: text.computed({
    doc: "Published name: valid for `role` everywhere, or for `account_role`, as `type` says.",
  }),
  type: text.computed({
    nullable: true,
    doc:
      "`zone` for a role in an organization, `account` for an account-wide one; null where the API does " +
      "not say.",
  }),
  word: text.computed({
    nullable: true,
    doc: "What the organization contract calls it, where that is documented.",
  }),
  name: text.computed({ doc: "Name in the console." }),
  description: text.computed({
    nullable: true,
    doc: "What Automox itself says of it, in the account contract.",
  }),
  labels: listOf.text.computed({ doc: "Other labels past and present." }),
  can: text.computed({ nullable: true, doc: "What the role may do; null for one that nobody documents." }),
  cannot: text.computed({
    nullable: true,
    doc: "What it may not do; empty for nothing, null for one that nobody documents.",
  }),
  source: text.computed({ nullable: true, doc: "Where that is documented." }),
};

const DOCUMENTED = [
  ...ROLE_CATALOGUE.map((rights) => ({ ...rights, type: "zone" as const })),
  ...ACCOUNT_RIGHTS.map((rights) => ({ ...rights, type: "account" as const })),
];

/** What documents say of a role, whether Automox lists it or not. */
function describe(slug: string, rights: RoleRights | undefined) {
  const words = [...ZONE_ROLES, ...ACCOUNT_ROLES].find((role) => role.slug === slug);
  return {
    slug,
    word: words?.organizationWord ?? null,
    labels: words?.labels ?? [],
    can: rights?.can ?? null,
    cannot: rights?.cannot ?? null,
    source: rights?.source ?? null,
  };
}

const documented = () =>
  ROLE_CATALOGUE.map((rights) => ({
    ...describe(rights.slug, rights),
    type: "zone",
    name: rights.name,
    description: null,
  }));

/** Account-wide roles first, each kind in the order of the documents, then what no document has, by slug. */
function offered(list: readonly RbacRole[]) {
  const rank = ({ slug, type }: RbacRole): number => {
    const place = DOCUMENTED.findIndex((role) => role.slug === slug);
    return (type === "account" ? 0 : 1_000) + (place < 0 ? DOCUMENTED.length : place);
  };
  const sorted = [...list].sort((a, b) => rank(a) - rank(b) || (a.slug < b.slug ? -1 : 1));
  return sorted.map(({ slug, name, description, type }) => {
    const rights = DOCUMENTED.find((role) => role.slug === slug && (type ?? role.type) === role.type);
    return {
      ...describe(slug, rights),
      type: type ?? null,
      name: name ?? rights?.name ?? slug,
      description: description ?? null,
    };
  });
}

export const roles = defineDataSource<Automox>()({
  type: "automox_roles",
  doc:
    "The roles. With the account contract those that the account offers, custom ones as far as Automox " +
    "lists them; otherwise the documented ones, because the organization contract has no call for them. Of " +
    "documented roles it tells what each can and cannot do.",
  schema: { roles: listOf.object(fields).computed({ doc: "The roles, most powerful first." }) },
  nameOf: () => "the roles",
  read: async (_config, { api, signal }) => ({
    roles: api.contractKind === "account" ? offered(await api.roleList.read({ signal })) : documented(),
  }),
});
