import type { User } from "../../automox/model/person";
import { hasRole } from "../../automox/model/roles";
import { foldEmail } from "../../automox/wire/email";
import { LONGEST_NAME } from "../../automox/wire/longest-name";
import type { Check } from "../../framework/checks";
import type { KnownConfigOf } from "../../framework/infer";
import { oneOf, text } from "../../framework/schema";
import { roleWord } from "../schemas/checks";

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

/** Which people of an organization are meant. */
export const filters = {
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
};

export function passes({ status, role, email_pattern }: KnownConfigOf<typeof filters>) {
  const pattern = email_pattern === null ? undefined : new RegExp(email_pattern, "i");
  return (user: User): boolean =>
    (status === null || (user.status ?? "unknown") === status) &&
    (role === null || hasRole(user.role, role)) &&
    (pattern === undefined || (user.email.length <= LONGEST_NAME && pattern.test(user.email.normalize())));
}

export const byAddress = (a: User, b: User): number => {
  const [left, right] = [foldEmail(a.email), foldEmail(b.email)];
  if (left === right) return (a.id ?? 0) - (b.id ?? 0);
  return left < right ? -1 : 1;
};
