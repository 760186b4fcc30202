import type { OddRow } from "../../automox/model/odd-row";
import type { User } from "../../automox/model/person";
import { leftOut, type UserListing } from "../../automox/people-list";
import { foldEmail } from "../../automox/wire/email";
import { type Member, sameRecord } from "../person/member";

/** One listing of an organization, ready for look-ups. */
export interface Snapshot {
  readonly users: readonly User[];
  /** Their folded addresses, in the same order. */
  readonly keys: readonly string[];
  /** How many the answer itself announced, if it did. */
  readonly announced: number | undefined;
  /** People, and rows that nobody can be made of. */
  readonly rows: number;
  /** Rows that do not say who they are. */
  readonly odd: readonly OddRow[];
  byId(id: number): User | undefined;
  byUuid(uuid: string): User | undefined;
  byEmail(email: string): User | undefined;
  /** Looks by number, unless somebody else has it by now, and then by address. */
  member(sought: Member): User | undefined;
}

export function snapshotOf(listing: UserListing): Snapshot {
  const { users, announced, odd = [] } = listing;
  const ids = new Map<number, User>();
  const uuids = new Map<string, User>();
  const emails = new Map<string, User>();
  const keys = users.map(({ email }) => foldEmail(email));
  for (const [index, user] of users.entries()) {
    if (user.id !== undefined) ids.set(user.id, user);
    if (user.uuid !== undefined) uuids.set(user.uuid, user);
    // Keeps the first: identity providers re-create people, and the elder record is in use until it goes.
    const key = keys[index] ?? "";
    if (!emails.has(key)) emails.set(key, user);
  }
  const byId = (id: number) => ids.get(id);
  const byUuid = (uuid: string) => uuids.get(uuid);
  const byEmail = (email: string) => emails.get(foldEmail(email));
  const member: Snapshot["member"] = (sought) => {
    const numbered = sought.userId === null ? undefined : byId(sought.userId);
    const there = byEmail(sought.email);
    return numbered && (sameRecord(numbered, sought) ?? !there) ? numbered : there;
  };
  const rows = users.length + leftOut(listing).length;
  return { users, keys, announced, rows, odd, byId, byUuid, byEmail, member };
}

/** Whether the listing has everybody it announces; otherwise whoever is missing may still be there. */
export const isComplete = ({ rows, announced }: Snapshot): boolean =>
  announced === undefined || rows >= announced;

/** Whether it proves whom it lacks: a row that does not say who it is may be anybody. */
export const isWhole = (snapshot: Snapshot): boolean => isComplete(snapshot) && snapshot.odd.length === 0;
