import { brokenListing, wholeRows } from "./broken-listing";
import { looksWhole, type Page, readAll } from "./listing";
import type { Organization } from "./model/organization";
import { ask } from "./transport/ask";
import type { CallOptions } from "./transport/call";
import { decoded } from "./transport/json-answer";
import type { ApiRequest, Requester } from "./transport/requester";
import { rowsOf } from "./wire/envelope";

export interface Organizations {
  /** Every organization the key can see; usually one request. Works with any valid key. Throws only AutomoxError. */
  list(call: CallOptions): Promise<readonly Organization[]>;
}

const COLLECTION = "/orgs";
const PAGE_SIZE = 500;

export function createOrganizations(requester: Requester): Organizations {
  return {
    async list(call) {
      // The contract asks without paging.
      const all = await readPage(requester, {}, call);
      if (looksWhole(all)) return all.rows;
      const fetch = (page: number) => {
        const query = [["limit", PAGE_SIZE] as const, ["page", page] as const];
        return readPage(requester, { query }, call);
      };
      const listing = readAll({ limit: PAGE_SIZE, fetch, key: ({ id }) => id });
      // The only organization that is seen is the provider's, and a key of those not seen counts as no one else's.
      return wholeRows(await listing.catch(brokenListing(COLLECTION)), {
        path: COLLECTION,
        what: "organizations",
      });
    },
  };
}

async function readPage(
  requester: Requester,
  query: Pick<ApiRequest, "query">,
  call: CallOptions,
): Promise<Page<Organization>> {
  const request = { method: "GET", path: COLLECTION, ...query } as const;
  const { answer, decodeOrganization } = await ask(requester, request, call);
  return decoded(answer, (json) => {
    const { rows, announced } = rowsOf(json);
    const { unexpected } = call;
    return {
      rows: rows.map((row, index) => decodeOrganization(row, { at: `[${index}]`, unexpected })),
      announced,
    };
  });
}
