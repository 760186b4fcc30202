import { type Call, type Checked, refuse } from "./operation";

/** A zero-based page of at most `limit` rows. */
export interface Page {
  readonly page: number;
  readonly limit: number;
}

export const MAXIMUM_LIMIT = 500;

/** Reads `page` and `limit`; both are refused unless whole numbers in range. */
export function checkPaging({ query, knobs }: Call, defaultLimit: number): Checked<Page> {
  const page = wholeNumber(query.page, 0);
  if (page === undefined) return refuse(400, "page must be a whole number, 0 or more.", "page");
  const limit = wholeNumber(query.limit, defaultLimit);
  const tooLarge = limit !== undefined && limit > MAXIMUM_LIMIT;
  if (limit === undefined || limit < 1 || (tooLarge && knobs.limitAboveMaximum === "refuse"))
    return refuse(400, `limit must be a whole number from 1 to ${MAXIMUM_LIMIT}.`, "limit");
  return { input: { page, limit: Math.min(limit, MAXIMUM_LIMIT) } };
}

function wholeNumber(text: string | undefined, otherwise: number): number | undefined {
  if (text === undefined) return otherwise;
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
