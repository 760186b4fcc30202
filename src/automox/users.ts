import { brokenListing } from "./broken-listing";
import { type Page, readAll } from "./listing";
import type { NewPerson, PersonChange, PersonReplacement, Self, User } from "./model/person";
import { peopleOf, rowKey, type UserListing } from "./people-list";
import { checkNumber } from "./transport/arguments";
import { ask } from "./transport/ask";
import type { CallOptions } from "./transport/call";
import { AutomoxError } from "./transport/errors";
import { decoded, isEmpty, isPlainText } from "./transport/json-answer";
import { orUndefined } from "./transport/not-found";
import type { Requester } from "./transport/requester";
import type { Method } from "./transport/retry";
import type { ListedUser } from "./wire/decode-listed-user";
import type { Place } from "./wire/decode-place";
import { foldEmail } from "./wire/email";
import { isRecord, objectsOf, onlyObject, rowsOf } from "./wire/envelope";
import { ShapeError } from "./wire/shape-error";

/** The people of an organization, as the organization contract has them: `/users?o=`. Every method throws only AutomoxError. */
export interface Users {
  /** The people of one page, zero-based, 1 to 500 rows; a page past the end is empty. Rows without an address are left out. One request. */
  page(org: number, page: { page: number; limit: number }, call: CallOptions): Promise<readonly User[]>;
  /** Everybody, pending people included, 500 a request, one request more to see that nothing follows. All or an error, never a part. */
  list(org: number, call: CallOptions): Promise<readonly User[]>;
  /** The same with what the answer itself announced and the rows that cannot be read, for callers that judge absence. */
  listing(org: number, call: CallOptions, pageSize?: number): Promise<UserListing>;
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

const COLLECTION = "/users";
const PAGE_SIZE = 500;

export function createUsers(requester: Requester): Users {
  return {
    page: async (org, page, call) => {
      const rows = readPage(requester, { org, ...page }, call);
      const people = rows.then((found) => peopleOf(found, requester, COLLECTION));
      return (await people.catch(brokenListing(COLLECTION))).users;
    },
    list: async (org, call) =>
      (await listUsers(requester, { org, limit: PAGE_SIZE, isWhole: true }, call)).users,
    listing: (org, call, limit = PAGE_SIZE) => listUsers(requester, { org, limit }, call),
    get: (org, id, call) => orUndefined(getUser(requester, { org, id }, call)),
    invite: (org, person, call) => inviteUser(requester, { org, person }, call),
    // biome-ignore lint/complexity/useMaxParams: organization, person, new values and the call; the shape of all the others
    replace: (org, id, person, call) => replaceUser(requester, { org, id, person }, call),
    patch: (id, change, call) => patchUser(requester, { id, change }, call),
    async remove(org, id, call) {
      await requester.send({ method: "DELETE", path: pathOf("DELETE", org, id), query: [["o", org]] }, call);
    },
    async self(call) {
      const request = { method: "GET", path: `${COLLECTION}/self` } as const;
      const { answer, decodeSelf } = await ask(requester, request, call);
      return decoded(answer, (json) => decodeSelf(onlyObject(json), call.unexpected));
    },
  };
}

async function listUsers(
  requester: Requester,
  { org, limit, isWhole = false }: { org: number; limit: number; isWhole?: boolean },
  call: CallOptions,
): Promise<UserListing> {
  const fetch = async (page: number) => {
    const found = await readPage(requester, { org, page, limit }, call);
    const lost = found.rows.find(({ user }) => user === undefined)?.odd;
    if (isWhole && lost) throw new ShapeError(lost.reason);
    return found;
  };
  const listing = readAll({ limit, fetch, key: rowKey, paged: call.paged });
  return listing.then((rows) => peopleOf(rows, requester, COLLECTION)).catch(brokenListing(COLLECTION));
}

async function readPage(
  requester: Requester,
  { org, page, limit }: { org: number; page: number; limit: number },
  call: CallOptions,
): Promise<Page<ListedUser>> {
  const at = { method: "GET", path: COLLECTION } as const;
  checkNumber("org", org, { ...at, min: 1 });
  checkNumber("page", page, { ...at, min: 0 });
  checkNumber("limit", limit, { ...at, min: 1, max: PAGE_SIZE });
  const query = [
    ["o", org],
    ["limit", limit],
    ["page", page],
  ] as const;
  const { answer, decodeListedUser } = await ask(requester, { ...at, query }, call);
  return decoded(answer, (json) => {
    const { rows, announced } = rowsOf(json);
    const options = { organization: org, unexpected: call.unexpected };
    const decode = (row: unknown, index: number) => decodeListedUser(row, { ...options, at: `[${index}]` });
    return { rows: rows.map(decode), announced };
  });
}

async function getUser(
  requester: Requester,
  { org, id }: { org: number; id: number },
  call: CallOptions,
): Promise<User> {
  const request = { method: "GET", path: pathOf("GET", org, id), query: [["o", org]] } as const;
  const { answer, decodeUser } = await ask(requester, request, call);
  const place = { ...placeOf(call), organization: org, id: "required" } as const;
  return decoded(answer, (json) => checkWho(decodeUser(onlyObject(json), place), id));
}

async function inviteUser(
  requester: Requester,
  { org, person }: { org: number; person: NewPerson },
  call: CallOptions,
): Promise<User> {
  checkNumber("org", org, { method: "POST", path: COLLECTION, min: 1 });
  const request = { method: "POST", path: COLLECTION, query: [["o", org]], body: bodyOf(person) } as const;
  const { answer, decodeUser } = await ask(requester, request, call);
  const place = { ...placeOf(call), organization: org, id: "optional" } as const;
  return decoded(answer, (json) => {
    const user = decodeUser(onlyObject(json), place);
    if (foldEmail(user.email) !== foldEmail(person.email))
      throw new ShapeError("the answer is about somebody else", user.id);
    return user;
  });
}

async function replaceUser(
  requester: Requester,
  { org, id, person }: { org: number; id: number; person: PersonReplacement },
  call: CallOptions,
): Promise<User | null> {
  const body = bodyOf(person);
  const request = { method: "PUT", path: pathOf("PUT", org, id), query: [["o", org]], body } as const;
  const { answer, decodeUser } = await ask(requester, request, call);
  if (isEmpty(answer)) return null;
  const place = { ...placeOf(call), organization: org, id: "optional" } as const;
  return decoded(answer, (json) => echoOf(json, { id, decode: (row) => decodeUser(row, place) }));
}

async function patchUser(
  requester: Requester,
  { id, change }: { id: number; change: PersonChange },
  call: CallOptions,
): Promise<User | null> {
  const at = { method: "PATCH", path: COLLECTION } as const;
  checkNumber("id", id, { ...at, min: 1 });
  // Named one by one, as above.
  const { email, firstName, lastName, twoFactor } = change;
  const body = { email, firstname: firstName, lastname: lastName, tfa_type: twoFactor };
  if (Object.values(body).every((value) => value === undefined))
    throw new AutomoxError({ ...at, kind: "invalid", reason: "expected at least one changed field" });
  const request = { method: "PATCH", path: `${COLLECTION}/${id}`, body } as const;
  const { answer, decodeAccountUser } = await ask(requester, request, call);
  if (isEmpty(answer) || isPlainText(answer)) return null;
  const decode = (row: unknown) => decodeAccountUser(row, { ...placeOf(call), id: "optional" });
  return decoded(answer, (json) => (typeof json === "object" ? echoOf(json, { id, decode }) : null));
}

/** Named one by one: a PUT also takes passwords, and none must ever be sent. */
const bodyOf = ({ email, firstName, lastName, role, prefs }: PersonReplacement) => ({
  email,
  firstname: firstName,
  lastname: lastName,
  role,
  prefs,
});

const placeOf = ({ unexpected }: CallOptions): Place => ({ at: "the answer", unexpected });

function pathOf(method: Method, org: number, id: number): string {
  checkNumber("org", org, { method, path: COLLECTION, min: 1 });
  checkNumber("id", id, { method, path: COLLECTION, min: 1 });
  return `${COLLECTION}/${id}`;
}

/** The person shown by the answer to a change, who must be the one changed; null if it shows nobody. */
function echoOf(json: unknown, { id, decode }: { id: number; decode: (row: unknown) => User }): User | null {
  const [row, ...others] = objectsOf(json);
  if (others.length > 0 || !isRecord(row) || !("email" in row)) return null;
  return checkWho(decode(row), id);
}

function checkWho(user: User, id: number): User {
  if (user.id !== undefined && user.id !== id) throw new ShapeError("the answer is about somebody else");
  return user;
}
