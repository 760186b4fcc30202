import type { ScimUser } from "./model/scim-user";
import { readScimPages } from "./scim-listing";
import { ask } from "./transport/ask";
import type { CallOptions } from "./transport/call";
import { type ConnectionOptions, connect, type ScimCredential } from "./transport/connect";
import { AutomoxError } from "./transport/errors";
import { decoded } from "./transport/json-answer";
import { orUndefined } from "./transport/not-found";
import type { Requester } from "./transport/requester";
import { foldEmail } from "./wire/email";
import { ShapeError } from "./wire/shape-error";

/** What the provider uses of SCIM: finding people, and the soft disable with its undoing. Every method throws only AutomoxError. */
export interface Scim {
  /** Everybody whom SCIM shows. All or an error, never a part; one request for 500 people, more where the server sends fewer at a time. */
  list(call: CallOptions): Promise<readonly ScimUser[]>;
  /**
   * By userName, without case: asks with a filter, and looks for the right one among whatever comes, since a server may ignore it. A
   * server that filters with case finds nobody in another spelling; `list` does. Two people of one name are `unreadable`.
   */
  find(userName: string, call: CallOptions): Promise<ScimUser | undefined>;
  /** undefined for 404, and only for 404. */
  get(id: string, call: CallOptions): Promise<ScimUser | undefined>;
  /** Sets `active`; repeated on passing failures, since saying it twice is saying it once. What it led to must be read. 404 is `not-found`. */
  setActive(id: string, active: boolean, call: CallOptions): Promise<void>;
  /** Cancels what is running and closes connections; later calls are `cancelled`. */
  close(): Promise<void>;
}

export interface ScimOptions extends Omit<ConnectionOptions, "apiKey" | "baseUrl"> {
  /** Made under Settings > SCIM, and no API key. Travels only in the Authorization header. */
  readonly token: string;
  /** `https://console.automox.com/api/scim/v2` by the organization contract. */
  readonly url: string;
}

const CREDENTIAL: ScimCredential = {
  credential: "scim",
  names: { key: "scim.token", url: "scim.url", secret: "SCIM token", aSecret: "a SCIM token" },
  mediaType: "application/scim+json",
};
const COLLECTION = "/Users";
const PAGE_SIZE = 500;
const PATCH_SCHEMA = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

/**
 * SCIM 2.0 (RFC 7644) as the organization contract names it. It has a credential and an address of its own, and the documented limit counts
 * per credential, so it has a pacer and a budget of its own too; a 429 here does not hold back the other API. Costs no request. Throws
 * ClientOptionError, naming `scim.token` and `scim.url`.
 */
export function createScim({ token, url, ...options }: ScimOptions): Scim {
  const { requester, close } = connect({ ...options, apiKey: token, baseUrl: url }, CREDENTIAL);
  return {
    list: (call) => readAll(requester, undefined, call),
    find: (userName, call) => findUser(requester, userName, call),
    get: (id, call) => orUndefined(getUser(requester, id, call)),
    setActive: async (id, active, call) => {
      const body = {
        schemas: [PATCH_SCHEMA],
        Operations: [{ op: "replace", path: "active", value: active }],
      };
      await requester.send({ method: "PATCH", path: pathOf(id), body }, call);
    },
    close,
  };
}

async function findUser(requester: Requester, userName: string, call: CallOptions) {
  // The value is a JSON string (RFC 7644, 3.4.2.2), so a quote or a backslash in an address cannot end it.
  const found = await readAll(requester, `userName eq ${JSON.stringify(userName)}`, call);
  const wanted = foldEmail(userName);
  const [user, ...others] = found.filter((candidate) => foldEmail(candidate.userName) === wanted);
  if (others.length > 0) throw broken("SCIM has several users of this name, so nobody can tell who is meant");
  return user;
}

async function getUser(requester: Requester, id: string, call: CallOptions): Promise<ScimUser> {
  const { answer, decodeScimUser } = await ask(requester, { method: "GET", path: pathOf(id) }, call);
  return decoded(answer, (json) => {
    const user = decodeScimUser(json, "the answer");
    if (user.id !== id) throw new ShapeError("the answer is about somebody else");
    return user;
  });
}

/** A list that does not hold together is asked once more: somebody may have come or gone meanwhile. */
async function readAll(
  requester: Requester,
  filter: string | undefined,
  call: CallOptions,
): Promise<readonly ScimUser[]> {
  const fetch = async (startIndex: number) => {
    const query = [
      ...(filter === undefined ? [] : [["filter", filter] as const]),
      ["startIndex", startIndex],
      ["count", PAGE_SIZE],
    ] as const;
    const { answer, decodeScimPage } = await ask(requester, { method: "GET", path: COLLECTION, query }, call);
    return decoded(answer, decodeScimPage);
  };
  try {
    return await readScimPages(fetch);
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
  }
  return readScimPages(fetch).catch((error) => {
    throw error instanceof ShapeError ? broken(`${error.message}, twice`) : error;
  });
}

const pathOf = (id: string): string => `${COLLECTION}/${encodeURIComponent(id)}`;

const broken = (reason: string) =>
  new AutomoxError({ kind: "unreadable", method: "GET", path: COLLECTION, credential: "scim", reason });
