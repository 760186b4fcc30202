import type { OddRow } from "../model/odd-row";
import type { User } from "../model/person";
import { carried } from "./carried";
import { type DecodeOptions, decodeUser, idsOf } from "./decode-user";
import { isRecord } from "./envelope";
import { flatRow } from "./nested-user";
import { ShapeError } from "./shape-error";

/** One row of a list: a person, what is odd about the row, or both. */
export interface ListedUser {
  readonly user?: User;
  readonly odd?: OddRow;
}

/** Turns a row of a list into a person as far as it goes: one row that cannot be read must not hide all others. */
export function decodeListedUser(given: unknown, options: Omit<DecodeOptions, "id">): ListedUser {
  const row = flatRow(given);
  try {
    return { user: decodeUser(row, { ...options, id: "required" }) };
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    const { reason, ...ids } = { ...(isRecord(row) ? idsOf(row) : {}), reason: error.message };
    const odd = carried<OddRow>({ reason, id: undefined, uuid: undefined, email: undefined, ...ids });
    // With an id only the address can be wrong.
    return odd.id === undefined && odd.uuid === undefined ? named(row, options, odd) : { odd };
  }
}

function named(row: unknown, options: Omit<DecodeOptions, "id">, odd: OddRow): ListedUser {
  try {
    const user = decodeUser(row, { ...options, id: "optional" });
    return { user, odd: { ...odd, email: user.email } };
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    return { odd };
  }
}
