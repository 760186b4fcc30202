import type { ApiKey } from "../../automox/model/api-key";
import type { ManagedPerson } from "./managed";
import { isSameEmail } from "./order";

/** A key in the organization that lists it. */
export interface HeldKey extends ApiKey {
  readonly org: number;
}

/** The API keys of some organizations. */
export interface HeldKeys {
  readonly keys: readonly HeldKey[];
  /** Why an organization's keys could not be read, as the end of a sentence; its other keys are not believed. */
  readonly unread: ReadonlyMap<number, string>;
}

/** Whether a key is this person's: by number, else by address. */
export const isKeyOf =
  ({ userId, email }: Pick<ManagedPerson, "userId" | "email">) =>
  ({ owner }: Pick<HeldKey, "owner">): boolean =>
    (owner.id !== undefined && owner.id === userId) ||
    (owner.email !== undefined && email !== null && isSameEmail(owner.email, email));

/** False only where Automox says that the key works no more. */
export const mayWork = ({ isEnabled, expiresAt }: ApiKey, now: Date): boolean =>
  isEnabled !== false && (expiresAt === null || Date.parse(expiresAt) > now.getTime());

/** `"CI" (7)`. */
export const keyName = ({ id, name }: Pick<ApiKey, "id" | "name">): string =>
  `${name === null ? "without a name" : JSON.stringify(name)} (${id})`;
