import type { User } from "../../automox/model/person";
import { listOf, text, whole } from "../../framework/schema";
import { positiveNumber } from "../schemas/checks";

/** The organization that a data source looks at. */
export const organizationField = whole.proposed({
  checks: [positiveNumber],
  doc: "Number of the organization. Defaults to the provider's.",
});

/** What every data source tells of a person: enough to join with a directory or an HR record. */
export const personFields = {
  user_id: whole.computed({ nullable: true, doc: "Number of the person." }),
  uuid: text.computed({ nullable: true, doc: "UUID of the person, where the API tells it." }),
  email: text.computed({ doc: "Address, as Automox spells it." }),
  first_name: text.computed({ nullable: true, doc: "Given name." }),
  last_name: text.computed({ nullable: true, doc: "Family name." }),
  role: text.computed({ nullable: true, doc: "Role in the organization, as Automox writes it." }),
  account_role: text.computed({
    nullable: true,
    doc: "Account-wide role, for example `global-admin`, where the API tells it.",
  }),
  two_factor_method: text.computed({
    nullable: true,
    doc: "Second factor that is on, `disabled`, or null where the API does not say.",
  }),
  status: text.computed({ doc: "`pending`, `active`, `disabled`, or `unknown` if the API does not say." }),
  orgs: listOf.whole.computed({ nullable: true, doc: "Numbers of all organizations the person belongs to." }),
  created_at: text.computed({ nullable: true, doc: "RFC 3339 in UTC." }),
  updated_at: text.computed({ nullable: true, doc: "RFC 3339 in UTC." }),
};

export const toPerson = (user: User) => ({
  user_id: user.id ?? null,
  uuid: user.uuid ?? null,
  email: user.email,
  first_name: user.firstName ?? null,
  last_name: user.lastName ?? null,
  role: user.role ?? null,
  account_role: user.accountRole ?? null,
  two_factor_method: user.twoFactor ?? null,
  status: user.status ?? "unknown",
  orgs: user.orgs ?? null,
  created_at: user.createdAt ?? null,
  updated_at: user.updatedAt ?? null,
});
