import { refuseScim, type ScimCall, type ScimChecked } from "../operations/scim-operation";
import { parseFilter } from "../scim/scim-filter";

/** A page of people, or of the one whose userName is asked for. */
export interface ScimSearch {
  /** Undefined: everybody. */
  readonly userName: string | undefined;
  /** From 1. */
  readonly startIndex: number;
  readonly count: number;
}

/** GET /Users: a startIndex below 1 is 1, a negative count is 0 (RFC 7644, 3.4.2.4); the filter knows one form. */
export function validateScimListUsers({ query, knobs }: ScimCall): ScimChecked<ScimSearch> {
  const userName = parseFilter(query.filter);
  if ("refusal" in userName) return userName;
  const startIndex = integer(query.startIndex, 1);
  const count = integer(query.count, knobs.scimMaximumPage);
  if (startIndex === undefined || count === undefined)
    return refuseScim(400, "startIndex and count must be integers.", "invalidValue");
  return {
    input: {
      userName: userName.input,
      startIndex: Math.max(1, startIndex),
      count: Math.min(Math.max(0, count), knobs.scimMaximumPage),
    },
  };
}

function integer(text: string | undefined, otherwise: number): number | undefined {
  if (text === undefined) return otherwise;
  return /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;
}
