import type { CallOptions } from "./call";
import type { NewPerson, PersonReplacement, Self, User } from "./person";

/** The people of an organization, as the organization contract has them: `/users?o=`. Every method throws only AutomoxError. */
export interface Users {
  /** One page, zero-based, 1 to 500 rows; a page past the end is empty. One request. */
  page(org: number, page: { page: number; limit: number }, call: CallOptions): Promise<readonly User[]>;
  /** Everybody, pending people included, 500 a request, one request more to see that nothing follows. All or an error, never a part. */
  list(org: number, call: CallOptions): Promise<readonly User[]>;
  /** One person by number; undefined for 404, and only for 404 (which an organization the key cannot see gives too). */
  get(org: number, id: number, call: CallOptions): Promise<User | undefined>;
  /**
   * Sends an invitation: one POST, never repeated once it may have arrived. A known e-mail is a `conflict`.
   * Resolves only when the answer carries this person's e-mail; any other 2xx is `unreadable` with `mayHaveHappened`
   * and, if there was one, `userId`.
   */
  invite(org: number, person: NewPerson, call: CallOptions): Promise<User>;
  /**
   * Replaces the mutable part of a person (PUT, so it is repeated on passing failures). The answer may be partial; null
   * means that it showed nobody, so what was written must be read.
   */
  replace(org: number, id: number, person: PersonReplacement, call: CallOptions): Promise<User | null>;
  /** Removes the person from the organization, or withdraws the invitation. 404 is a `not-found` error: only callers know whether that is success. */
  remove(org: number, id: number, call: CallOptions): Promise<void>;
  /** Whom the key belongs to; in no published contract, so be ready for `not-found`. */
  self(call: CallOptions): Promise<Self>;
}

export function createUsers(): Users {
  const unbuilt = () => Promise.reject(new Error("not built yet"));
  return {
    page: unbuilt,
    list: unbuilt,
    get: unbuilt,
    invite: unbuilt,
    replace: unbuilt,
    remove: unbuilt,
    self: unbuilt,
  };
}
