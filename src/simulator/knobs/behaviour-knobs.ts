/** Extra time, in real milliseconds, before a matching request is looked at. `path` is a regular expression. */
interface Latency {
  readonly method?: string;
  readonly path?: string;
  readonly ms: number;
}

/**
 * What the service does. "Documented" means: the organization contract's API guide says so. "Unknown" means that no source
 * tells, so a client has to live with every value.
 */
export interface BehaviourKnobs {
  /** Role words that are accepted, with their case. Documented as examples only ("e.g."); billing and custom roles are unknown. */
  readonly roles: readonly string[];
  /**
   * Mutable fields that a PUT leaves out: `reset` (full replacement, documented: names become null and prefs empty; e-mail
   * and role stay, since a member without them cannot exist), `keep` (merge, which the documented example with two fields
   * suggests), `refuse` (400 unless e-mail, names and role are all there). Unknown which.
   */
  readonly putOmitted: "reset" | "keep" | "refuse";
  /** How long an invitation link works, in simulated milliseconds. That invitations expire is documented, the period is not. */
  readonly invitationMaxAgeMs: number;
  /** What an expired invitation leaves: the pending person (`stays`: inviting again answers 409) or nobody (`vanishes`). Unknown. */
  readonly expiredInvitation: "stays" | "vanishes";
  /**
   * Inviting somebody whom another organization of the account has: `same-person` (one id, the names there stay),
   * `same-person-renamed` (one id, the sent names win) or `new-person` (a second id). The contract only says that `orgs` is
   * a list, which suggests one id; unknown.
   */
  readonly furtherOrganization: "same-person" | "same-person-renamed" | "new-person";
  /**
   * Whether somebody who is active in another organization is `pending` first or `active` at once and without an e-mail.
   * `by-contract`: pending with the organization contract (unknown), active with the account contract (console help).
   */
  readonly knownPersonJoins: "by-contract" | "pending" | "active";
  /** Removing or demoting the last active administrator: the status it is refused with. That it is refused is documented, the status is not. */
  readonly lastAdmin: 400 | 403 | 409 | 422 | "allowed";
  /** Asking for an organization that does not exist or that the key does not reach: one answer for both. Unknown; seen elsewhere: 403 and 404. */
  readonly foreignOrganization: 403 | 404;
  /** The id of somebody whom the organization does not have: 404 (documented), or 403 (seen on other routes). */
  readonly absentUser: 404 | 403;
  /** The order of lists: by id, or newest first, so that somebody new shifts every page. Unknown. */
  readonly listOrder: "id" | "newest-first";
  /** A request without `o`: `refuse` with 400 (documented) or `assume` the key's organization (seen on the wire in 2022). */
  readonly missingOrganization: "refuse" | "assume";
  /** API keys of a removed person: documented as not revoked (`work`); `stop` answers 401. */
  readonly keysOfRemoved: "work" | "stop";
  /** Rows of a page when `limit` is left out: 25 (documented) or 500 (the published specification). */
  readonly defaultPageSize: number;
  /** A `limit` above 500: the maximum is documented, what happens above it is not. */
  readonly limitAboveMaximum: "refuse" | "cut";
  /** How an address is stored: `as-sent` or `lower-case`. Unknown; comparison is always without case. */
  readonly emailStored: "as-sent" | "lower-case";
  /** Requests a key may make in the window; above it 429. Documented as 2,500 in 5 minutes, per key. */
  readonly requestsPerWindow: number;
  readonly windowSeconds: number;
  /** Headers about the rate: `none` (documented), `x-ratelimit` (seen on the wire in 2022), `retry-after` on 429 only (third parties). */
  readonly rateHeaders: "none" | "x-ratelimit" | "retry-after";
  /** How many list requests of the organization answer as if a change had not happened. Lists that lag are not documented; other services have them. */
  readonly listLagCalls: number;
  /** The same as simulated milliseconds. */
  readonly listLagMs: number;
  /** Which changes through the API lists are late with. GET of one person never lags. */
  readonly listLagOf: "invited" | "every-change";
  /** Slowness per route. */
  readonly latency: readonly Latency[];
}

export const DEFAULT_BEHAVIOUR_KNOBS: BehaviourKnobs = {
  roles: ["admin", "operator", "viewer"],
  putOmitted: "reset",
  invitationMaxAgeMs: 7 * 24 * 3600 * 1000,
  expiredInvitation: "stays",
  furtherOrganization: "same-person",
  knownPersonJoins: "by-contract",
  lastAdmin: 400,
  foreignOrganization: 403,
  absentUser: 404,
  listOrder: "id",
  missingOrganization: "refuse",
  keysOfRemoved: "work",
  defaultPageSize: 25,
  limitAboveMaximum: "refuse",
  emailStored: "as-sent",
  requestsPerWindow: 2500,
  windowSeconds: 300,
  rateHeaders: "none",
  listLagCalls: 0,
  listLagMs: 0,
  listLagOf: "invited",
  latency: [],
};

/** The values of the knobs that have a fixed set. */
export const BEHAVIOUR_CHOICES = {
  putOmitted: ["reset", "keep", "refuse"],
  expiredInvitation: ["stays", "vanishes"],
  furtherOrganization: ["same-person", "same-person-renamed", "new-person"],
  knownPersonJoins: ["by-contract", "pending", "active"],
  lastAdmin: [400, 403, 409, 422, "allowed"],
  foreignOrganization: [403, 404],
  absentUser: [404, 403],
  listOrder: ["id", "newest-first"],
  missingOrganization: ["refuse", "assume"],
  keysOfRemoved: ["work", "stop"],
  limitAboveMaximum: ["refuse", "cut"],
  emailStored: ["as-sent", "lower-case"],
  rateHeaders: ["none", "x-ratelimit", "retry-after"],
  listLagOf: ["invited", "every-change"],
} satisfies { [Name in keyof BehaviourKnobs]?: readonly BehaviourKnobs[Name][] };
