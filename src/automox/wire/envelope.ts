import { ShapeError } from "./shape-error";

/** The rows of a list answer. */
export interface Rows {
  readonly rows: readonly unknown[];
  /** How many there are on all pages, if the answer says so. */
  readonly announced: number | undefined;
  /** How many a page has by the answer's own word, which may be fewer than were asked for. */
  readonly limit?: number | undefined;
}

/**
 * Takes a list out of whatever the API wraps it in: a bare array; null, which it sends for an empty one; `{data, metadata: {total_count}}`;
 * `{results, size}`, where size is the total. Throws ShapeError for anything else.
 */
export function rowsOf(json: unknown): Rows {
  if (json === null) return { rows: [], announced: undefined };
  if (Array.isArray(json)) return { rows: json, announced: undefined };
  if (isRecord(json)) {
    if (isList(json.data)) {
      const metadata = isRecord(json.metadata) ? json.metadata : {};
      const limit = count(metadata.limit);
      return {
        rows: json.data ?? [],
        announced: count(metadata.total_count),
        ...(limit === undefined ? {} : { limit }),
      };
    }
    if (isList(json.results)) return { rows: json.results ?? [], announced: count(json.size) };
  }
  throw new ShapeError("expected a list");
}

/**
 * The objects of an answer that should be one object: bare, in a list of one (as one published description has it), or in an envelope. Empty for
 * null and empty lists.
 */
export function objectsOf(json: unknown): readonly unknown[] {
  if (isRecord(json)) {
    const wrapped = [json.data, json.results].find((inner) => typeof inner === "object" && inner !== null);
    // A person has neither `data` nor `results`; only an envelope does.
    if (wrapped !== undefined) return Array.isArray(wrapped) ? wrapped : [wrapped];
    return [json];
  }
  return rowsOf(json).rows;
}

/** The object of an answer that must be about one thing. Throws ShapeError for none, and for several. */
export function onlyObject(json: unknown): unknown {
  const [row, ...others] = objectsOf(json);
  if (row === undefined || others.length > 0) throw new ShapeError("expected one object");
  return row;
}

const isList = (value: unknown): value is readonly unknown[] | null => value === null || Array.isArray(value);

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const count = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
