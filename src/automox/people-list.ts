import type { Listing } from "./listing";
import type { OddRow } from "./model/odd-row";
import type { User } from "./model/person";
import type { Requester } from "./transport/requester";
import type { ListedUser } from "./wire/decode-listed-user";
import { ShapeError } from "./wire/shape-error";

/** The people of one organization. */
export interface UserListing {
  readonly users: readonly User[];
  /** Number of all people by the answer's own word; undefined for a bare array, which has none. More than there are rows means that some are missing. */
  readonly announced: number | undefined;
  /** Rows that do not say who they are, if there are any; those without an address are not among `users`. */
  readonly odd?: readonly OddRow[];
}

/** Rows that are in no list of people: nobody knows whose they are. */
export const leftOut = ({ odd = [] }: Pick<UserListing, "odd">): readonly OddRow[] =>
  odd.filter(({ email }) => email === undefined);

/** What makes two rows the same one. */
export const rowKey = ({ user, odd }: ListedUser): string | number | undefined => {
  const { id, uuid, email } = user ?? odd ?? {};
  return id ?? uuid ?? email;
};

/** Parts people and odd rows, and logs the latter. Throws ShapeError for rows none of which says anything of anybody. */
export function peopleOf(
  { rows, announced }: Listing<ListedUser>,
  { log }: Pick<Requester, "log">,
  path: string,
): UserListing {
  const users = rows.flatMap(({ user }) => user ?? []);
  const odd = rows.flatMap(({ odd: row }) => row ?? []);
  const [first] = odd;
  if (first === undefined) return { users, announced };
  if (rows.every((row) => rowKey(row) === undefined)) throw new ShapeError(first.reason);
  for (const { reason } of odd) log.warn("A row of a list does not say who it is", { path, reason });
  return { users, announced, odd };
}
