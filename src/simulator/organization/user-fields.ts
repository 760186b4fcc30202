import type { Call } from "../operations/operation";
import { Refusal } from "../operations/refusal";
import { checkEmail } from "../operations/request-body";

/** The mutable fields of a person as a request sends them: absent means not sent. */
export interface SentFields {
  readonly email?: string;
  readonly firstname?: string;
  readonly lastname?: string;
  readonly role?: string;
  readonly prefs?: Record<string, unknown>;
}

export const USER_FIELDS = ["email", "firstname", "lastname", "role", "prefs"] as const;

/** The fields that were sent. Refuses one that is missing though required, or wrong though optional; others are not looked at. */
export function checkFields(
  { knobs }: Call,
  fields: Record<string, unknown>,
  required: readonly string[],
): SentFields {
  const missing = required.find(
    (name) => fields[name] === undefined || fields[name] === null || fields[name] === "",
  );
  if (missing) throw new Refusal(400, `${missing} is required.`, missing);
  for (const name of ["email", "firstname", "lastname", "role"]) {
    if (fields[name] !== undefined && typeof fields[name] !== "string")
      throw new Refusal(400, `${name} must be a string.`, name);
  }
  const { email, role, prefs } = fields;
  if (typeof email === "string") checkEmail(email);
  if (typeof role === "string" && !knobs.roles.includes(role))
    throw new Refusal(400, `role must be one of: ${knobs.roles.join(", ")}.`, "role");
  if (prefs !== undefined && (typeof prefs !== "object" || prefs === null || Array.isArray(prefs)))
    throw new Refusal(400, "prefs must be an object.", "prefs");
  return Object.fromEntries(USER_FIELDS.filter((name) => name in fields).map((name) => [name, fields[name]]));
}
