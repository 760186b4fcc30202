import { brokenListing } from "./broken-listing";
import { type Listing, looksWhole, type Page, readAll } from "./listing";
import { ask, type Decoders } from "./transport/ask";
import type { CallOptions } from "./transport/call";
import { decoded } from "./transport/json-answer";
import type { ApiRequest, Requester } from "./transport/requester";
import type { Place } from "./wire/decode-place";
import { rowsOf } from "./wire/envelope";

export type Decode<T> = (decoders: Decoders, row: unknown, place: Place) => T;

interface AccountList<T> {
  readonly path: string;
  /** "if needed": the list is documented without pages, so it is asked for without any as long as it looks whole. */
  readonly paging: "always" | "if needed";
  readonly decode: Decode<T>;
  readonly key: (row: T) => string | number | undefined;
}

/** The documents say 25 and 500 of one and the same list, so it is always sent. */
const PAGE_SIZE = 500;

/** A whole list of the account contract: all or an error, never a part. */
export async function readAccountList<T>(
  requester: Requester,
  { path, paging, decode, key }: AccountList<T>,
  call: CallOptions,
): Promise<Listing<T>> {
  const read = async (query: Pick<ApiRequest, "query">): Promise<Page<T>> => {
    const { answer, ...decoders } = await ask(requester, { method: "GET", path, ...query }, call);
    return decoded(answer, (json) => {
      const { rows, ...counts } = rowsOf(json);
      const { unexpected } = call;
      return {
        ...counts,
        rows: rows.map((row, index) => decode(decoders, row, { at: `[${index}]`, unexpected })),
      };
    });
  };
  if (paging === "if needed") {
    const { rows, announced } = await read({});
    if (looksWhole({ rows, announced })) return { rows, announced };
  }
  const fetch = (page: number) =>
    read({
      query: [
        ["limit", PAGE_SIZE],
        ["page", page],
      ],
    });
  return readAll({ limit: PAGE_SIZE, fetch, key, paged: call.paged }).catch(brokenListing(path));
}
