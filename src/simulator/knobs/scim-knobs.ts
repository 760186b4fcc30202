/**
 * How SCIM behaves. Nothing official documents that it exists. The organization contract names its address, its five methods, the
 * filter `userName eq`, and that `active: false` disables "without permanent deletion"; its user guide says that deprovisioning
 * removes. "RFC" means RFC 7643 or 7644, which a client may expect of any SCIM 2.0 service. Everything else is unknown.
 */
export interface ScimKnobs {
  /** `absent` answers 404 to everything below `/scim/v2`, as a service without SCIM does. */
  readonly scim: "served" | "absent";
  /** What `active: false` does: the person is disabled and can come back (API guide), or is removed for good (user guide). */
  readonly scimDeprovisioned: "disabled" | "removed";
  /**
   * How the other contract shows somebody disabled: with the status `disabled` (`listed`), not in lists but when asked for by id,
   * or not at all (`hidden`; writes answer as for somebody absent). Unknown.
   */
  readonly disabledPeople: "listed" | "by-id" | "hidden";
  /** Somebody who has not accepted the invitation: in SCIM and active, in SCIM but not active, or not in SCIM. Unknown. */
  readonly scimPending: "active" | "inactive" | "unlisted";
  /** `active` as a boolean (RFC), as the texts "True" and "False" (seen in other services), or left out. */
  readonly scimActive: "boolean" | "text" | "absent";
  /** How `userName eq` compares: without case (RFC), with case (seen in other services), or not at all: the filter is ignored. */
  readonly scimFilter: "folded" | "exact" | "ignored";
  /** What a PATCH answers: the person, or 204 without a body. Both are RFC. */
  readonly scimPatchAnswer: "user" | "no-content";
  /** Rows that a page has at most; a larger `count` is cut, as the RFC allows. */
  readonly scimMaximumPage: number;
}

export const DEFAULT_SCIM_KNOBS: ScimKnobs = {
  scim: "served",
  scimDeprovisioned: "disabled",
  disabledPeople: "listed",
  scimPending: "active",
  scimActive: "boolean",
  scimFilter: "folded",
  scimPatchAnswer: "user",
  scimMaximumPage: 500,
};

/** The values of the knobs that have a fixed set. */
export const SCIM_CHOICES = {
  scim: ["served", "absent"],
  scimDeprovisioned: ["disabled", "removed"],
  disabledPeople: ["listed", "by-id", "hidden"],
  scimPending: ["active", "inactive", "unlisted"],
  scimActive: ["boolean", "text", "absent"],
  scimFilter: ["folded", "exact", "ignored"],
  scimPatchAnswer: ["user", "no-content"],
} satisfies { [Name in keyof ScimKnobs]?: readonly ScimKnobs[Name][] };
