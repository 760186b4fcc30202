import type { CallOptions } from "./transport/call";
import { ShapeError } from "./wire/shape-error";

export interface Page<T> {
  readonly rows: readonly T[];
  readonly announced: number | undefined;
  /** What the answer says that a page has; undefined stands for as many as were asked for. */
  readonly limit?: number | undefined;
}

/** A whole list. `announced` is what its first page said about the number of all rows. */
export interface Listing<T> {
  readonly rows: readonly T[];
  readonly announced: number | undefined;
}

/** Fewer rows than the list announces: what it lacks may be there. */
export const isShort = ({ rows, announced }: Listing<unknown>): boolean =>
  announced !== undefined && announced > rows.length;

interface Pages<T> {
  readonly limit: number;
  /** Zero-based. */
  readonly fetch: (page: number) => Promise<Page<T>>;
  /** What makes two rows the same; undefined for a row that cannot be told from others. */
  readonly key: (row: T) => string | number | undefined;
  readonly paged?: CallOptions["paged"] | undefined;
}

/** The smallest default page anybody claims; the other is 500, a multiple of it. */
const SMALLEST_PAGE = 25;

/** Whether an answer that was asked for without paging is all: one that looks like a full page is not believed, as the default size is disputed. */
export const looksWhole = ({ rows, announced }: Listing<unknown>): boolean =>
  (rows.length === 0 || rows.length % SMALLEST_PAGE !== 0) && !isShort({ rows, announced });

/** More pages than any organization has; a server that never ends is not followed for ever. */
const MAX_PAGES = 400;

/**
 * Reads pages until an empty one. A page shorter than asked ends the list only if the page after it is empty: otherwise rows may have fallen out
 * of the middle, and nobody must be called gone for that. Rows that moved to a later page meanwhile are taken once, in their later form. Throws
 * ShapeError for a list that does not hold together, and whatever `fetch` throws.
 */
export async function readAll<T>({ limit, fetch, key, paged }: Pages<T>): Promise<Listing<T>> {
  const rows = new Map<string | number, T>();
  const firsts = new Set<string | number>();
  let announced: number | undefined;
  let short: { readonly page: number; readonly length: number } | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const found = await fetch(page);
    if (page === 0) announced = found.announced;
    if (found.rows.length === 0) return { rows: [...rows.values()], announced };
    const start = found.rows.map(key).find((each) => each !== undefined) ?? `page ${page}`;
    if (firsts.has(start))
      throw new ShapeError(`page ${page} repeats an earlier page, so the list has no end`);
    if (short) {
      throw new ShapeError(
        `page ${short.page} had ${short.length} of ${limit} rows, and yet page ${page} has more, so rows are missing`,
      );
    }
    firsts.add(start);
    for (const [index, row] of found.rows.entries())
      rows.set(key(row) ?? `row ${index} of page ${page}`, row);
    paged?.(rows.size, announced);
    // A server that gives fewer a page than were asked for, and says so, leaves nobody out.
    if (found.rows.length < Math.min(limit, found.limit || limit))
      short = { page, length: found.rows.length };
  }
  throw new ShapeError(`the list has more than ${MAX_PAGES} pages`);
}
