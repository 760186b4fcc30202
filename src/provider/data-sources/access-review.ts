import type { User } from "../../automox/model/person";
import { hasRole } from "../../automox/model/roles";
import { foldEmail } from "../../automox/wire/email";
import { defineDataSource } from "../../framework/data-source";
import { listOf, setOf, text, whole } from "../../framework/schema";
import type { Automox } from "../session";
import { byAddress } from "./people-filter";
import { organizationField, personFields, toPerson } from "./person-fields";

const DAY_MS = 86_400_000;

const addresses = (doc: string) => listOf.text.computed({ doc });

export const accessReview = defineDataSource<Automox>()({
  type: "automox_access_review",
  doc:
    "Who has access to an organization, seen with the eyes of an access review. Give it the addresses that " +
    "Terraform manages; made for `check` blocks. Every list is in a stable order.",
  schema: {
    org_id: organizationField,
    managed: setOf.text.required({ doc: "Addresses that are managed here, compared without case." }),
    unmanaged: listOf
      .object(personFields)
      .computed({ doc: "People who are in the organization and not in `managed`." }),
    missing: addresses("Addresses of `managed` that are not in the organization."),
    pending: listOf
      .object({
        email: text.computed({ doc: "Address." }),
        created_at: text.computed({
          nullable: true,
          doc: "When the invitation was made, where the API tells it.",
        }),
        age_days: whole.computed({ nullable: true, doc: "Whole days since then." }),
      })
      .computed({ doc: "Invitations that are not accepted yet, by address." }),
    admins: addresses(
      "Administrators, pending ones included; with the account contract also global administrators who are " +
        "in the organization.",
    ),
    no_second_factor: addresses("People for whom the API says that two-factor authentication is off."),
    second_factor_unknown: addresses("People for whom the API does not say."),
    duplicates: listOf.text.computed({ doc: "Addresses that are listed more than once, in lower case." }),
    operators: addresses(
      "Operators. The organization contract does not show zones, so look under Settings > Users for those " +
        "without one; with the account contract an organization is a zone, so all of these have one.",
    ),
  },
  nameOf: ({ org_id }) =>
    org_id ? `the access to organization ${org_id}` : "the access to the organization",
  read: async ({ org_id, managed }, call) => {
    const org = org_id ?? (await call.api.defaultOrganization(call));
    const { source, roster } = call.api.organization(org);
    const everybody = [...(await roster.told(call))].sort(byAddress);
    const wanted = new Set(managed.map(foldEmail));
    const there = new Set(everybody.map(({ email }) => foldEmail(email)));
    const emails = (holds: (user: User) => boolean) => everybody.filter(holds).map(({ email }) => email);
    return {
      org_id: org,
      managed,
      unmanaged: everybody.filter(({ email }) => !wanted.has(foldEmail(email))).map(toPerson),
      missing: [...managed].filter((email) => !there.has(foldEmail(email))).sort(),
      pending: everybody
        .filter(({ status }) => status === "pending")
        .map((user) => waiting(user, call.api.clock.now())),
      admins: emails((user) => source.isAdmin(user)),
      no_second_factor: emails(({ twoFactor }) => twoFactor === "disabled"),
      second_factor_unknown: emails(({ twoFactor }) => twoFactor === undefined || twoFactor === null),
      duplicates: repeated(everybody.map(({ email }) => foldEmail(email))),
      operators: emails((user) => hasRole(user.role, "zone-operator")),
    };
  },
});

function waiting({ email, createdAt }: User, now: number) {
  const made = createdAt ? Date.parse(createdAt) : Number.NaN;
  return {
    email,
    created_at: createdAt ?? null,
    age_days: Number.isNaN(made) ? null : Math.floor((now - made) / DAY_MS),
  };
}

/** The items that a list holds more than once, in the list's order. */
function repeated(list: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return [...new Set(list.filter((item) => seen.has(item) || !seen.add(item)))];
}
