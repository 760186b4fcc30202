import { brokenListing } from "./broken-listing";
import { type Listing, type Page, readAll } from "./listing";
import type { CallOptions } from "./transport/call";
import { decoded } from "./transport/json-answer";
import type { Requester } from "./transport/requester";
import type { Place } from "./wire/decode-place";
import { rowsOf } from "./wire/envelope";

export interface AccountList<T> {
  readonly path: string;
  /** "if needed": the list is documented without pages, so it is asked for without any as long as it looks whole. */
  readonly paging: "always" | "if needed";
  /** Begun by the caller, so that it loads while the request is under way. */
  readonly decode: Promise<(row: unknown, place: Place) => T>;
  readonly key: (row: T) => string | number | undefined;
}

/** The documents say 25 and 500 of one and the same list, so it is always sent. */
const PAGE_SIZE = 500;

/** The smallest default page anybody claims; the other is a multiple of it. */
const SMALLEST_PAGE = 25;

/** A whole list of the account contract: all or an error, never a part. */
export async function readAccountList<T>(
  requester: Requester,
  list: AccountList<T>,
  call: CallOptions,
): Promise<Listing<T>> {
  const { path, paging, decode, key } = list;
  const read = async (page: number | undefined): Promise<Page<T>> => {
    const query =
      page === undefined ? {} : { query: [["limit", PAGE_SIZE] as const, ["page", page] as const] };
    const answer = await requester.send({ method: "GET", path, ...query }, call);
    const toRow = await decode;
    return decoded(answer, (json) => {
      const { rows, ...counts } = rowsOf(json);
      const { unexpected } = call;
      return { ...counts, rows: rows.map((row, index) => toRow(row, { at: `[${index}]`, unexpected })) };
    });
  };
  if (paging === "if needed") {
    const { rows, announced } = await read(undefined);
    const whole = rows.length === 0 || rows.length % SMALLEST_PAGE !== 0;
    if (whole && (announced === undefined || announced <= rows.length)) return { rows, announced };
  }
  return readAll({ limit: PAGE_SIZE, fetch: read, key, paged: call.paged }).catch(brokenListing(path));
}
