import { foldEmail } from "../../automox/wire/email";
import type { ProviderFunction } from "../../framework/function";

export const normalizeEmail: ProviderFunction = {
  name: "normalize_email",
  summary: "The form in which two spellings of one address are equal",
  doc:
    "Without surrounding blanks and in lower case. Good as a `for_each` key: a re-cased address keeps its " +
    "key.",
  parameters: [{ name: "email", doc: "An e-mail address." }],
  returns: "string",
  call: (email = "") => foldEmail(email),
};
