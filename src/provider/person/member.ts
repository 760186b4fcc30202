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
}

export const memberOf = ({ email, id, uuid }: User): Member => ({
  email,
  userId: id ?? null,
  uuid: uuid ?? null,
});

export const isPerson = (user: Pick<User, "email">, email: string): boolean =>
  foldEmail(user.email) === foldEmail(email);
