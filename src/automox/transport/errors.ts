/**
 * What went wrong, for deciding. The text of an error is for people.
 *
 * - `unauthorized`: 401, the key is wrong or revoked.
 * - `forbidden`: 402 or 403; Automox also answers 403 for things that do not exist.
 * - `not-found`: 404, and nothing but 404; may hide a lack of rights.
 * - `conflict`: 409, for an invitation a known e-mail.
 * - `invalid`: any other 4xx, the request was refused for what it says.
 * - `rate-limited`: 429 for longer than the client may wait.
 * - `unavailable`: 5xx, also after the repeats that were allowed.
 * - `unreadable`: an answer that is not what the contract says (not JSON, wrong shape, too large, a redirect elsewhere).
 * - `cancelled`: the caller's signal, or the client was closed.
 * - `network`: no answer at all (no connection, closed, timed out, certificate).
 */
export type AutomoxErrorKind =
  | "unauthorized"
  | "forbidden"
  | "not-found"
  | "conflict"
  | "invalid"
  | "rate-limited"
  | "unavailable"
  | "unreadable"
  | "cancelled"
  | "network";

export interface AutomoxErrorDetails {
  readonly kind: AutomoxErrorKind;
  readonly method: string;
  /** Below the base URL, without query: `/users/101`. */
  readonly path: string;
  /** What happened, in our words: lower case, no full stop, never a value out of an answer. */
  readonly reason: string;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  readonly apiText?: string | undefined;
  readonly fields?: ReadonlyMap<string, string> | undefined;
  readonly mayHaveHappened?: boolean | undefined;
  readonly userId?: number | undefined;
  readonly credential?: "scim" | undefined;
  readonly organization?: number | string | undefined;
  readonly isUnreached?: boolean | undefined;
  readonly cause?: unknown;
}

/** Every failure of the client. The message holds neither key, nor host, nor body, so it may be shown anywhere. */
export class AutomoxError extends Error {
  override readonly name = "AutomoxError";
  readonly kind: AutomoxErrorKind;
  readonly method: string;
  readonly path: string;
  readonly reason: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  /** The API's own words from whichever error shape it used: no control characters, no links, at most 500 characters. */
  readonly apiText: string | undefined;
  /** Field name to text, where the API blamed fields. */
  readonly fields: ReadonlyMap<string, string>;
  /** A write that may have taken effect although it failed: never repeat it, look for its effect. */
  readonly mayHaveHappened: boolean;
  /** The person's number, where an otherwise useless answer to an invitation carried one: the place to look first. */
  readonly userId: number | undefined;
  /** "scim" where the SCIM token was used: a credential of its own, with an address of its own. undefined stands for the API key. */
  readonly credential: "scim" | undefined;
  /** The `o` of the request; undefined where it named none. */
  readonly organization: number | string | undefined;
  /** Nothing was sent: no name, no connection, no trust. Every other request meets the same. */
  readonly isUnreached: boolean;

  constructor(details: AutomoxErrorDetails) {
    super(messageOf(details), details.cause === undefined ? undefined : { cause: details.cause });
    this.kind = details.kind;
    this.method = details.method;
    this.path = details.path;
    this.reason = details.reason;
    this.status = details.status;
    this.requestId = details.requestId;
    this.apiText = details.apiText;
    this.fields = details.fields ?? new Map();
    this.mayHaveHappened = details.mayHaveHappened ?? false;
    this.userId = details.userId;
    this.credential = details.credential;
    this.organization = details.organization;
    this.isUnreached = details.isUnreached ?? false;
  }

  /**
   * The one road from anything thrown to an AutomoxError: one stays as it is, an abort becomes `cancelled`,
   * anything else gets the details given, which say what it means at that place.
   */
  static from(error: unknown, otherwise: AutomoxErrorDetails): AutomoxError {
    if (error instanceof AutomoxError) return error;
    if (isAbort(error)) {
      return new AutomoxError({
        ...otherwise,
        kind: "cancelled",
        reason: "the call was cancelled",
        cause: error,
      });
    }
    return new AutomoxError({ ...otherwise, cause: otherwise.cause ?? error });
  }
}

/** By its name, because an abort may be a DOMException of another realm. */
const isAbort = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "name" in error && error.name === "AbortError";

/** Kind first, so that it survives any log: `[not-found] GET /users/101: Automox answered 404: "User not found"`. */
function messageOf(details: AutomoxErrorDetails): string {
  const said = details.apiText ? `: ${JSON.stringify(details.apiText)}` : "";
  const request = details.requestId ? ` (request ${details.requestId})` : "";
  const scim = details.credential === "scim" ? "SCIM " : "";
  return `[${details.kind}] ${scim}${details.method} ${details.path}: ${details.reason}${said}${request}`;
}
