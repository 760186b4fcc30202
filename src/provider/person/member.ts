import type { User } from "../../automox/model/person";
import { foldEmail } from "../../automox/wire/email";

export interface Target {
  readonly org: number;
  readonly email: string;
}

export interface Member {
  readonly email: string;
  readonly userId: number | null;
  /** Only the account contract asks by it. */
  readonly uuid?: string | null;
  /** As the state has it. */
  readonly status?: string | null;
  /** When Automox made the record. Tells it from another one that has the number now. */
  readonly createdAt?: string | null;
}

export const memberOf = ({ email, id, uuid }: User): Member => ({
  email,
  userId: id ?? null,
  uuid: uuid ?? null,
});

/**
 * Whether a record found by number or UUID is this person's, if perhaps under another address by now; undefined where
 * nothing tells.
 */
export function sameRecord(user: User, { email, uuid, createdAt }: Member): boolean | undefined {
  if (isPerson(user, email)) return true;
  const evidence = [
    ...(user.uuid !== undefined && uuid ? [user.uuid === uuid] : []),
    ...(user.createdAt && createdAt ? [Date.parse(user.createdAt) === Date.parse(createdAt)] : []),
  ];
  return evidence.length === 0 ? undefined : evidence.every(Boolean);
}

export const isPerson = (user: Pick<User, "email">, email: string): boolean =>
  foldEmail(user.email) === foldEmail(email);
