import { type Call, type Refusal, refuse } from "../operations/operation";

/** The mutable fields of a person as a request sends them: absent means not sent. */
export interface SentFields {
  readonly email?: string;
  readonly firstname?: string;
  readonly lastname?: string;
  readonly role?: string;
  readonly prefs?: Record<string, unknown>;
}

export const USER_FIELDS = ["email", "firstname", "lastname", "role", "prefs"] as const;

const MAXIMUM_EMAIL_LENGTH = 254;

/** The body as an object, or the refusal of what is none. */
export function checkBody(body: unknown): { refusal: Refusal } | { fields: Record<string, unknown> } {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    return refuse(400, "The request body must be a JSON object.");
  return { fields: body as Record<string, unknown> };
}

/** The first field that is missing though required, or wrong though optional. Read-only and unknown fields are not looked at. */
export function findWrongField(
  call: Call,
  fields: Record<string, unknown>,
  required: readonly string[],
): { refusal: Refusal } | undefined {
  const missing = required.find(
    (name) => fields[name] === undefined || fields[name] === null || fields[name] === "",
  );
  if (missing) return refuse(400, `${missing} is required.`, missing);
  for (const name of ["email", "firstname", "lastname", "role"]) {
    if (fields[name] !== undefined && typeof fields[name] !== "string")
      return refuse(400, `${name} must be a string.`, name);
  }
  if (typeof fields.email === "string" && !isEmail(fields.email))
    return refuse(400, "email must be a valid email address.", "email");
  if (typeof fields.role === "string" && !call.knobs.roles.includes(fields.role))
    return refuse(400, `role must be one of: ${call.knobs.roles.join(", ")}.`, "role");
  const { prefs } = fields;
  if (prefs !== undefined && (typeof prefs !== "object" || prefs === null || Array.isArray(prefs)))
    return refuse(400, "prefs must be an object.", "prefs");
  return undefined;
}

/** Only the fields that were sent, after `findWrongField` has found none wrong. */
export function sentFields(fields: Record<string, unknown>): SentFields {
  return Object.fromEntries(USER_FIELDS.filter((name) => name in fields).map((name) => [name, fields[name]]));
}

export function isEmail(text: string): boolean {
  return text.length <= MAXIMUM_EMAIL_LENGTH && /^[^\s@<>()[\],;:"]+@[^\s@.,]+(\.[^\s@.,]+)+$/.test(text);
}
