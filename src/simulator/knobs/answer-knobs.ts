/** What the list's row of one person lacks: what no document promises and no client can rely on. */
export interface OddRow {
  readonly email: string;
  /** `row`: all of it, though the totals count the person. */
  readonly lacks: "ids" | "address" | "both" | "row";
  /** Left out: both. */
  readonly of?: "list-users" | "list-zone-users";
}

/**
 * How answers look. The first value named is the default. "Documented" means: an example of the organization contract shows
 * it; "published" means Automox's own specification; "seen" means recorded on the wire.
 */
export interface AnswerKnobs {
  /** Fields of a person: `all` of the documented data model, or only those the `example` of that operation shows. */
  readonly userFields: "all" | "example";
  /** The role: a `role` word (documented), an `rbac_roles` list with one entry per organization and names as text (published, seen), both, or none. */
  readonly userRole: "role" | "rbac_roles" | "both" | "none";
  /** `firstname` (documented, seen) or `first_name` (published for account users). */
  readonly userNames: "firstname" | "first_name";
  /** GET of one person: an object (documented) or a list of one (published). */
  readonly userEnvelope: "object" | "list-of-one";
  /** Preferences as object (documented) or as list of `{user_id, pref_name, value}` (published, seen). */
  readonly userPrefs: "object" | "list";
  /** Organizations as numbers (documented) or as objects with a secret `access_key` (published, seen), or left out. */
  readonly userOrgs: "ids" | "objects" | "absent";
  /** `2026-01-31T12:00:00Z` (documented as ISO 8601), `2026-01-31T12:00:00+0000` (seen), or left out (published). */
  readonly userDates: "iso" | "offset" | "absent";
  /** The word for somebody who has not accepted: documented, published, console; `absent` leaves every status out (published). */
  readonly userStatus: "pending" | "pending-invite" | "invited" | "absent";
  /** Names that a full replacement has reset. Unknown. */
  readonly resetNames: "null" | "empty" | "absent";
  /** `tfa_type`: left out (documented), the person's own or "disabled" where none is on (`word`, seen), or null then. */
  readonly tfaType: "absent" | "word" | "null";
  /** `many` adds unknown fields, among them the secrets `intercom_hmac` and `access_key` with the marker in their values (published). */
  readonly extraFields: "none" | "many";
  /** Lists: bare (documented), null when empty (seen), `{data,metadata}` or `{results,size}` (published for other lists). */
  readonly listEnvelope: "bare" | "null-when-empty" | "data-metadata" | "results-size";
  /** Totals of the organization's lists, where the envelope has any: those that Automox publishes for other lists are wrong. */
  readonly listCounts: "true" | "too-high" | "too-low";
  /** Rows of lists that do not say who they are, or are missing. No document allows them. */
  readonly oddRows: readonly OddRow[];
  /** The answer to an invitation: the documented three fields, everything, only the id, nothing at all, no e-mail, somebody else's e-mail. Only the first is documented. */
  readonly inviteEcho: Echo;
  /** The same for a PUT; documented are id, e-mail and the fields that were sent. */
  readonly updateEcho: Echo;
  /** The status of a successful invitation. Unknown; 201 is published for the account's invitations. */
  readonly inviteStatus: 201 | 200;
  /** Error bodies: `{"errors":[text]}` (published), by field, two problem forms and Spring's (all seen), a page, plain text, nothing (seen). */
  readonly errorBody: ErrorBody;
}

export type Echo = "documented" | "everything" | "id-only" | "no-body" | "no-email" | "other-email";
type ErrorBody = "errors" | "by-field" | "problem" | "invalid-fields" | "spring" | "html" | "text" | "empty";

export const DEFAULT_ANSWER_KNOBS: AnswerKnobs = {
  userFields: "all",
  userRole: "role",
  userNames: "firstname",
  userEnvelope: "object",
  userPrefs: "object",
  userOrgs: "ids",
  userDates: "iso",
  userStatus: "pending",
  resetNames: "null",
  tfaType: "absent",
  extraFields: "none",
  listEnvelope: "bare",
  listCounts: "true",
  oddRows: [],
  inviteEcho: "documented",
  updateEcho: "documented",
  inviteStatus: 201,
  errorBody: "errors",
};

const ECHOES: readonly Echo[] = ["documented", "everything", "id-only", "no-body", "no-email", "other-email"];

/** The values of the knobs; the type check keeps the lists complete enough to be true. */
export const ANSWER_CHOICES = {
  userFields: ["all", "example"],
  userRole: ["role", "rbac_roles", "both", "none"],
  userNames: ["firstname", "first_name"],
  userEnvelope: ["object", "list-of-one"],
  userPrefs: ["object", "list"],
  userOrgs: ["ids", "objects", "absent"],
  userDates: ["iso", "offset", "absent"],
  userStatus: ["pending", "pending-invite", "invited", "absent"],
  resetNames: ["null", "empty", "absent"],
  tfaType: ["absent", "word", "null"],
  extraFields: ["none", "many"],
  listEnvelope: ["bare", "null-when-empty", "data-metadata", "results-size"],
  listCounts: ["true", "too-high", "too-low"],
  inviteEcho: ECHOES,
  updateEcho: ECHOES,
  inviteStatus: [201, 200],
  errorBody: ["errors", "by-field", "problem", "invalid-fields", "spring", "html", "text", "empty"],
} satisfies { [Name in keyof AnswerKnobs]?: readonly AnswerKnobs[Name][] };
