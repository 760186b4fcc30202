import type { User } from "../../automox/model/person";
import { LONGEST_NAME } from "../../automox/wire/longest-name";
import type { Check } from "../../framework/checks";
import { defineDataSource } from "../../framework/data-source";
import { listOf, oneOf, text } from "../../framework/schema";
import { roleWord } from "../schemas/checks";
import type { Automox } from "../session";
import { hasRole, organizationField, personFields, toPerson } from "./person-fields";

const expression: Check<string> = {
  says: "a regular expression",
  holds: (value) => {
    try {
      return Boolean(new RegExp(value, "i"));
    } catch {
      return false; // an expression that does not compile is the answer
    }
  },
};

const byAddress = (a: User, b: User): number => {
  const [left, right] = [a.email.toLowerCase(), b.email.toLowerCase()];
  if (left === right) return (a.id ?? 0) - (b.id ?? 0);
  return left < right ? -1 : 1;
};

export const users = defineDataSource<Automox>()({
  type: "automox_users",
  doc: "Everybody in an organization, pending people included, ordered by address.",
  schema: {
    org_id: organizationField,
    status: oneOf("pending", "active", "disabled", "unknown").optional({
      doc: "Status that the people have.",
    }),
    role: text.optional({ checks: [roleWord], doc: "Role that the people have, in any of its spellings." }),
    email_pattern: text.optional({
      checks: [expression],
      doc:
        "Regular expression that the address of the people matches, without regard to case, for example " +
        '`"@example\\\\.com$"`.',
    }),
    users: listOf.object(personFields).computed({ doc: "The people found." }),
  },
  nameOf: ({ org_id }) =>
    org_id ? `the people of organization ${org_id}` : "the people of the organization",
  read: async (config, call) => {
    const org = config.org_id ?? (await call.api.defaultOrganization(call));
    const everybody = await call.api.organization(org).roster.told(call);
    const pattern = config.email_pattern === null ? undefined : new RegExp(config.email_pattern, "i");
    const found = everybody
      .filter((user) => config.status === null || (user.status ?? "unknown") === config.status)
      .filter((user) => config.role === null || hasRole(user, config.role))
      .filter(({ email }) => pattern === undefined || (email.length <= LONGEST_NAME && pattern.test(email)));
    return { ...config, org_id: org, users: [...found].sort(byAddress).map(toPerson) };
  },
});
