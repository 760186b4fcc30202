import { brokenListing } from "./broken-listing";
import { type Page, readAll } from "./listing";
import type { NewPerson, PersonChange, PersonReplacement, Self, User } from "./model/person";
import { checkNumber } from "./transport/arguments";
import type { CallOptions } from "./transport/call";
import { AutomoxError } from "./transport/errors";
import { decoded, isEmpty, isPlainText } from "./transport/json-answer";
import type { Requester } from "./transport/requester";
import type { Method } from "./transport/retry";
import { foldEmail } from "./wire/email";
import { isRecord, objectsOf, rowsOf } from "./wire/envelope";
import { ShapeError } from "./wire/shape-error";

/** The people of an organization, as the organization contract has them: `/users?o=`. Every method throws only AutomoxError. */
export interface Users {
  /** One page, zero-based, 1 to 500 rows; a page past the end is empty. One request. */
  page(org: number, page: { page: number; limit: number }, call: CallOptions): Promise<readonly User[]>;
  /** Everybody, pending people included, 500 a request, one request more to see that nothing follows. All or an error, never a part. */
  list(org: number, call: CallOptions): Promise<readonly User[]>;
  /** The same with what the answer itself announced, for callers that judge absence. */
  listing(org: number, call: CallOptions): Promise<UserListing>;
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
  /**
   * Sets the changed fields of a person in every organization at once: PATCH without `o`, repeated on passing failures as it may be done twice. Known only from the
   * vendor's own tools (2026), which do not look at the answer. null: it showed nobody, so what was written must be read. The role is left
   * out of what it shows, as it is no organization's. Without any field it is `invalid`.
   */
  patch(id: number, change: PersonChange, call: CallOptions): Promise<User | null>;
  /** Removes the person from the organization, or withdraws the invitation. 404 is a `not-found` error: only callers know whether that is success. */
  remove(org: number, id: number, call: CallOptions): Promise<void>;
  /** Whom the key belongs to; in no published contract, so be ready for `not-found`. */
  self(call: CallOptions): Promise<Self>;
}

export interface UserListing {
  readonly users: readonly User[];
  /** Number of all people by the answer's own word; undefined for a bare array, which has none. More than `users` means that some are missing. */
  readonly announced: number | undefined;
}

const COLLECTION = "/users";
const PAGE_SIZE = 500;

export function createUsers(requester: Requester): Users {
  const listing = async (org: number, call: CallOptions): Promise<UserListing> => {
    const fetch = (page: number) => readPage(requester, { org, page, limit: PAGE_SIZE }, call);
    const key = ({ id, uuid, email }: User) => id ?? uuid ?? email;
    const { rows, announced } = await readAll({
      ...{ limit: PAGE_SIZE, fetch, key },
      paged: call.paged,
    }).catch(brokenListing(COLLECTION));
    return { users: rows, announced };
  };

  return {
    listing,
    list: async (org, call) => (await listing(org, call)).users,
    page: async (org, { page, limit }, call) => (await readPage(requester, { org, page, limit }, call)).rows,

    async get(org, id, call) {
      const path = pathOf("GET", org, id);
      const decoder = loadDecoder();
      try {
        const answer = await requester.send({ method: "GET", path, query: [["o", org]] }, call);
        const { decodeUser } = await decoder;
        return decoded(answer, (json) => {
          const row = only(json);
          const { unexpected } = call;
          const user = decodeUser(row, { organization: org, at: "the answer", id: "required", unexpected });
          if (user.id !== undefined && user.id !== id)
            throw new ShapeError("the answer is about somebody else");
          return user;
        });
      } catch (thrown) {
        if (thrown instanceof AutomoxError && thrown.kind === "not-found") return undefined;
        throw thrown;
      }
    },

    async invite(org, { email, firstName, lastName, role, prefs }, call) {
      checkNumber("org", org, { method: "POST", path: COLLECTION, min: 1 });
      const decoder = loadDecoder();
      const body = { email, firstname: firstName, lastname: lastName, role, prefs };
      const answer = await requester.send(
        { method: "POST", path: COLLECTION, query: [["o", org]], body },
        call,
      );
      const { decodeUser } = await decoder;
      return decoded(answer, (json) => {
        const { unexpected } = call;
        const options = { organization: org, at: "the answer", id: "optional", unexpected } as const;
        const user = decodeUser(only(json), options);
        if (foldEmail(user.email) !== foldEmail(email))
          throw new ShapeError("the answer is about somebody else", user.id);
        return user;
      });
    },

    // biome-ignore lint/complexity/useMaxParams: organization, person, new values and the call; the shape of all the others
    async replace(org, id, { email, firstName, lastName, role, prefs }, call) {
      const path = pathOf("PUT", org, id);
      const decoder = loadDecoder();
      // Named one by one: this path also takes passwords, and none must ever be sent.
      const body = { email, firstname: firstName, lastname: lastName, role, prefs };
      const answer = await requester.send({ method: "PUT", path, query: [["o", org]], body }, call);
      const { decodeUser } = await decoder;
      if (isEmpty(answer)) return null;
      const options = { at: "the answer", id: "optional", unexpected: call.unexpected } as const;
      const decode = (row: unknown) => decodeUser(row, { ...options, organization: org });
      return decoded(answer, (json) => echoOf(json, { id, decode }));
    },

    async patch(id, { email, firstName, lastName, twoFactor }, call) {
      const at = { method: "PATCH", path: COLLECTION } as const;
      checkNumber("id", id, { ...at, min: 1 });
      // Named one by one, as above.
      const body = { email, firstname: firstName, lastname: lastName, tfa_type: twoFactor };
      if (Object.values(body).every((value) => value === undefined))
        throw new AutomoxError({ ...at, kind: "invalid", reason: "expected at least one changed field" });
      const decoder = loadDecoder();
      const answer = await requester.send({ method: "PATCH", path: `${COLLECTION}/${id}`, body }, call);
      const { decodeAccountUser } = await decoder;
      if (isEmpty(answer) || isPlainText(answer)) return null;
      const options = { at: "the answer", id: "optional", unexpected: call.unexpected } as const;
      return decoded(answer, (json) =>
        typeof json === "object"
          ? echoOf(json, { id, decode: (row) => decodeAccountUser(row, options) })
          : null,
      );
    },

    async remove(org, id, call) {
      await requester.send({ method: "DELETE", path: pathOf("DELETE", org, id), query: [["o", org]] }, call);
    },

    async self(call) {
      const decoder = loadDecoder();
      const answer = await requester.send({ method: "GET", path: `${COLLECTION}/self` }, call);
      const { decodeSelf } = await decoder;
      return decoded(answer, (json) => decodeSelf(only(json), call.unexpected));
    },
  };
}

/** With the first request, not at start: most processes of a run make none, and this is a part of their time. */
const loadDecoder = () => import("./wire/decode");

async function readPage(
  requester: Requester,
  { org, page, limit }: { org: number; page: number; limit: number },
  call: CallOptions,
): Promise<Page<User>> {
  const at = { method: "GET", path: COLLECTION } as const;
  checkNumber("org", org, { ...at, min: 1 });
  checkNumber("page", page, { ...at, min: 0 });
  checkNumber("limit", limit, { ...at, min: 1, max: PAGE_SIZE });
  const decoder = loadDecoder();
  const query = [
    ["o", org],
    ["limit", limit],
    ["page", page],
  ] as const;
  const answer = await requester.send({ ...at, query }, call);
  const { decodeUser } = await decoder;
  return decoded(answer, (json) => {
    const { rows, announced } = rowsOf(json);
    const users = rows.map((row, index) =>
      decodeUser(row, { organization: org, at: `[${index}]`, id: "required", unexpected: call.unexpected }),
    );
    return { rows: users, announced };
  });
}

function pathOf(method: Method, org: number, id: number): string {
  checkNumber("org", org, { method, path: COLLECTION, min: 1 });
  checkNumber("id", id, { method, path: COLLECTION, min: 1 });
  return `${COLLECTION}/${id}`;
}

/** Of answers that must be about one person. */
function only(json: unknown): unknown {
  const [row, ...others] = objectsOf(json);
  if (row === undefined || others.length > 0) throw new ShapeError("expected one object");
  return row;
}

/** The person shown by the answer to a change, who must be the one changed; null if it shows nobody. */
function echoOf(json: unknown, { id, decode }: { id: number; decode: (row: unknown) => User }): User | null {
  const [row, ...others] = objectsOf(json);
  if (row === undefined || others.length > 0 || !hasEmail(row)) return null;
  const user = decode(row);
  if (user.id !== undefined && user.id !== id) throw new ShapeError("the answer is about somebody else");
  return user;
}

const hasEmail = (row: unknown): boolean => isRecord(row) && "email" in row;
