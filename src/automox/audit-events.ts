import { readAuditPages } from "./audit-pages";
import { brokenListing } from "./broken-listing";
import type { AuditEvent } from "./model/audit-event";
import { checkUuid } from "./transport/arguments";
import { ask } from "./transport/ask";
import type { CallOptions } from "./transport/call";
import { AutomoxError } from "./transport/errors";
import { decoded } from "./transport/json-answer";
import type { Requester } from "./transport/requester";
import { toRfc3339 } from "./wire/date";

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
        const query = [
          ["date", date],
          ["limit", PAGE_SIZE],
          ...(cursor === undefined ? [] : [["cursor", cursor] as const]),
        ] as const;
        const headers = { "x-ax-organization-uuid": uuid };
        const request = { method: "GET", path, query, headers } as const;
        const { answer, decodeAuditPage } = await ask(requester, request, call);
        return decoded(answer, (json) => decodeAuditPage(json, call.unexpected));
      };
      return readAuditPages(PAGE_SIZE, fetch).catch(brokenListing(path));
    },
  };
}

const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && toRfc3339(text)?.startsWith(text) === true;
