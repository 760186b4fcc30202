import { brokenListing } from "./broken-listing";
import { type Page, readAll } from "./listing";
import type { Organization } from "./model/organization";
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

/** The smallest default page anybody claims; the other is 500, a multiple of it. */
const SMALLEST_PAGE = 25;

export function createOrganizations(requester: Requester): Organizations {
  return {
    async list(call) {
      const { rows, announced } = await readPage(requester, {}, call);
      // The contract asks without paging, and the default page size is disputed. So an answer that looks like a whole page is not
      // believed to be all.
      const whole = rows.length === 0 || rows.length % SMALLEST_PAGE !== 0;
      if (whole && (announced === undefined || announced <= rows.length)) return rows;
      const fetch = (page: number) =>
        readPage(
          requester,
          {
            query: [
              ["limit", PAGE_SIZE],
              ["page", page],
            ],
          },
          call,
        );
      return (
        await readAll({ limit: PAGE_SIZE, fetch, key: ({ id }) => id }).catch(brokenListing(COLLECTION))
      ).rows;
    },
  };
}

async function readPage(
  requester: Requester,
  { query }: Pick<ApiRequest, "query">,
  call: CallOptions,
): Promise<Page<Organization>> {
  const decoder = import("./wire/decode");
  const answer = await requester.send({ method: "GET", path: COLLECTION, ...(query ? { query } : {}) }, call);
  const { decodeOrganization } = await decoder;
  return decoded(answer, (json) => {
    const { rows, announced } = rowsOf(json);
    return {
      rows: rows.map((row, index) => decodeOrganization(row, `[${index}]`, call.unexpected)),
      announced,
    };
  });
}
