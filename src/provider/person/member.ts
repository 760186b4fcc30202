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
  readonly firstName?: string | null;
  readonly lastName?: string | null;
}

export const memberOf = ({ email, id, uuid }: User): Member => ({
  email,
  userId: id ?? null,
  uuid: uuid ?? null,
});

/**
 * Whether a record found by number or UUID is this person's, if perhaps under another address by now; undefined where
 * nothing tells. Times are whole seconds, so whoever has another address and no name of the state is somebody else.
 */
export function sameRecord(user: User, member: Member): boolean | undefined {
  if (isPerson(user, member.email)) return true;
  const isSameId = user.uuid !== undefined && member.uuid ? user.uuid === member.uuid : undefined;
  const names = [
    [user.firstName, member.firstName],
    [user.lastName, member.lastName],
  ].filter(([there, here]) => there && here);
  const isNamed = names.length > 0 ? names.some(([there, here]) => there === here) : undefined;
  const isDated = Boolean(user.createdAt && member.createdAt);
  const isSameTime = isDated
    ? Date.parse(user.createdAt ?? "") === Date.parse(member.createdAt ?? "")
    : undefined;
  const told = [isSameId, isNamed, isSameTime].filter((each) => each !== undefined);
  return told.length === 0 ? undefined : told.every(Boolean);
}

export const isPerson = (user: Pick<User, "email">, email: string): boolean =>
  foldEmail(user.email) === foldEmail(email);
