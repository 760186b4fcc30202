import { readAuditPages } from "./audit-pages";
import { brokenListing } from "./broken-listing";
import { checkUuid } from "./transport/arguments";
import type { CallOptions } from "./transport/call";
import { AutomoxError } from "./transport/errors";
import { decoded } from "./transport/json-answer";
import type { Requester } from "./transport/requester";
import { toRfc3339 } from "./wire/date";

/** Something that happened in an organization, as the audit trail tells it. */
export interface AuditEvent {
  readonly uid: string;
  /** RFC 3339 in UTC; null where the event names no readable time. */
  readonly at: string | null;
  /** The class and act: `Authentication: Logon`. Null where not named. */
  readonly type: string | null;
  /** What happened, in the vendor's fixed words: `User Log In Success`. */
  readonly message?: string;
  /** OCSF class: 3001 account change, 3002 authentication, 3004 entity management. */
  readonly classId?: number;
  /** The act alone: `Logon`. */
  readonly activity?: string;
  /** Who did it. */
  readonly actorEmail?: string;
  /** To whom. At a log-in the same as the actor. */
  readonly targetEmail?: string;
}

/**
 * The audit trail service, beside the console API under the same base URL. That is certain: the published description (audit trail 1.1.0, 2024) names
 * `https://console.automox.com/api/` as its server, and two of the vendor's scripts use it. Which id of an event is the cursor is not: the description's
 * example and one script have the event's `id`, two others its `metadata.uid`, so both are tried. Needs the permissions to manage the
 * organization and to read users.
 */
export interface AuditTrail {
  /**
   * Every event of one day (UTC), in the answer's order, 500 a request. `organization` is a UUID, `date` is `YYYY-MM-DD`; anything else is
   * `invalid`. Throws only AutomoxError.
   */
  events(
    day: { readonly organization: string; readonly date: string },
    call: CallOptions,
  ): Promise<readonly AuditEvent[]>;
}

const PAGE_SIZE = 500;

export function createAuditTrail(requester: Requester): AuditTrail {
  return {
    async events({ organization, date }, call) {
      const at = { method: "GET", path: "/audit-service/v1/orgs/{organization}/events" } as const;
      const uuid = checkUuid("organization", organization, at);
      if (!isDate(date))
        throw new AutomoxError({
          ...at,
          kind: "invalid",
          reason: "expected `date` to be a day as YYYY-MM-DD",
        });
      const path = `/audit-service/v1/orgs/${uuid}/events`;
      const fetch = async (cursor: string | undefined) => {
        const decoder = import("./wire/decode");
        const query = [
          ["date", date],
          ["limit", PAGE_SIZE],
          ...(cursor === undefined ? [] : [["cursor", cursor] as const]),
        ] as const;
        const headers = { "x-ax-organization-uuid": uuid };
        const answer = await requester.send({ method: "GET", path, query, headers }, call);
        const { decodeAuditPage } = await decoder;
        return decoded(answer, (json) => decodeAuditPage(json, call.unexpected));
      };
      return readAuditPages(PAGE_SIZE, fetch).catch(brokenListing(path));
    },
  };
}

const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && toRfc3339(text)?.startsWith(text) === true;
