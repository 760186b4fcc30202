import type { Knobs } from "../knobs/knobs";
import { Refusal } from "./refusal";

/** A zero-based page of at most `limit` rows. */
export interface Page {
  readonly page: number;
  readonly limit: number;
}

export const MAXIMUM_LIMIT = 500;

/** The query parameters of an operation with pages. */
export const PAGING = ["page", "limit"] as const;

/** Reads `page` and `limit`; both are refused unless whole numbers in range. */
export function checkPaging(
  { query, knobs }: { readonly query: Readonly<Record<string, string>>; readonly knobs: Knobs },
  defaultLimit = MAXIMUM_LIMIT,
): Page {
  const page = wholeNumber(query.page, 0);
  if (page === undefined) throw new Refusal(400, "page must be a whole number, 0 or more.", "page");
  const limit = wholeNumber(query.limit, defaultLimit);
  const tooLarge = limit !== undefined && limit > MAXIMUM_LIMIT;
  if (limit === undefined || limit < 1 || (tooLarge && knobs.limitAboveMaximum === "refuse"))
    throw new Refusal(400, `limit must be a whole number from 1 to ${MAXIMUM_LIMIT}.`, "limit");
  return { page, limit: Math.min(limit, MAXIMUM_LIMIT) };
}

/** One page and what is known of the whole list. */
export interface ListPage extends Page {
  readonly rows: readonly unknown[];
  readonly total: number;
}

/** Cuts one page out of a whole list; past the end it is empty. A view of undefined is a row that is counted and not shown. */
export function pageOf<Row>(
  all: readonly Row[],
  { page, limit }: Page,
  view: (row: Row) => unknown,
): ListPage {
  const rows = all.slice(page * limit, (page + 1) * limit).map(view);
  return { rows: rows.filter((row) => row !== undefined), total: all.length, page, limit };
}

function wholeNumber(text: string | undefined, otherwise: number): number | undefined {
  if (text === undefined) return otherwise;
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
