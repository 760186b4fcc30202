import type { ClientOptions } from "./client";
import { readScimPages } from "./scim-listing";
import type { CallOptions } from "./transport/call";
import { systemClock } from "./transport/clock";
import { createConnections } from "./transport/connections";
import { AutomoxError } from "./transport/errors";
import { decoded } from "./transport/json-answer";
import { checkOptions, type OptionNames } from "./transport/options";
import { Pacer } from "./transport/pacer";
import { proxyFor } from "./transport/proxy";
import { createRequester, type Requester } from "./transport/requester";
import { Transport } from "./transport/transport";
import { foldEmail } from "./wire/email";
import { ShapeError } from "./wire/shape-error";

/** A person as SCIM has them. */
export interface ScimUser {
  readonly id: string;
  readonly userName: string;
  /** undefined: the answer did not say. */
  readonly active?: boolean | undefined;
}

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

export interface ScimOptions extends Omit<ClientOptions, "apiKey" | "baseUrl"> {
  /** Made under Settings > SCIM, and no API key. Travels only in the Authorization header. */
  readonly token: string;
  /** `https://console.automox.com/api/scim/v2` by the organization contract. */
  readonly url: string;
}

const NAMES: OptionNames = {
  key: "scim.token",
  url: "scim.url",
  secret: "SCIM token",
  aSecret: "a SCIM token",
};
const MEDIA_TYPE = "application/scim+json";
const COLLECTION = "/Users";
const PAGE_SIZE = 500;
const PATCH_SCHEMA = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

/**
 * SCIM 2.0 (RFC 7644) as the organization contract names it. It has a credential and an address of its own, and the documented limit counts
 * per credential, so it has a pacer and a budget of its own too; a 429 here does not hold back the other API. Costs no request. Throws
 * ClientOptionError, naming `scim.token` and `scim.url`.
 */
export function createScim({ token, url, ...options }: ScimOptions): Scim {
  const checked = checkOptions({ ...options, apiKey: token, baseUrl: url }, NAMES);
  const { apiKey, base, userAgent, pacing } = checked;
  const { log, clock = systemClock } = options;
  const { maxWaitMs, requestTimeoutMs } = pacing;
  const connections = createConnections(proxyFor(base, process.env));
  const closing = new AbortController();
  const requester = createRequester({
    transport: new Transport({
      apiKey,
      userAgent,
      requestTimeoutMs,
      clock,
      connections,
      mediaType: MEDIA_TYPE,
    }),
    pacer: new Pacer({ ...pacing, clock, log }),
    clock,
    log,
    maxWaitMs,
    baseUrl: base.origin + base.prefix,
    apiKey,
    credential: "scim",
    closing: closing.signal,
  });
  return {
    ...scimUsers(requester),
    async close() {
      closing.abort(new Error("the client was closed"));
      await connections.close();
    },
  };
}

const scimUsers = (requester: Requester): Omit<Scim, "close"> => ({
  list: (call) => readAll(requester, undefined, call),

  async find(userName, call) {
    // The value is a JSON string (RFC 7644, 3.4.2.2), so a quote or a backslash in an address cannot end it.
    const found = await readAll(requester, `userName eq ${JSON.stringify(userName)}`, call);
    const wanted = foldEmail(userName);
    const [user, ...others] = found.filter((candidate) => foldEmail(candidate.userName) === wanted);
    if (others.length > 0)
      throw broken("SCIM has several users of this name, so nobody can tell who is meant");
    return user;
  },

  async get(id, call) {
    const decoder = loadDecoder();
    try {
      const answer = await requester.send({ method: "GET", path: pathOf(id) }, call);
      const { decodeScimUser } = await decoder;
      return decoded(answer, (json) => {
        const user = decodeScimUser(json, "the answer");
        if (user.id !== id) throw new ShapeError("the answer is about somebody else");
        return user;
      });
    } catch (thrown) {
      if (thrown instanceof AutomoxError && thrown.kind === "not-found") return undefined;
      throw thrown;
    }
  },

  async setActive(id, active, call) {
    const body = {
      schemas: [PATCH_SCHEMA],
      Operations: [{ op: "replace", path: "active", value: active }],
    };
    await requester.send({ method: "PATCH", path: pathOf(id), body }, call);
  },
});

/** A list that does not hold together is asked once more: somebody may have come or gone meanwhile. */
async function readAll(
  requester: Requester,
  filter: string | undefined,
  call: CallOptions,
): Promise<readonly ScimUser[]> {
  const fetch = (startIndex: number) => readPage(requester, { filter, startIndex }, call);
  try {
    return await readScimPages(fetch);
  } catch (thrown) {
    if (!(thrown instanceof ShapeError)) throw thrown;
  }
  return readScimPages(fetch).catch((thrown) => {
    throw thrown instanceof ShapeError ? broken(`${thrown.message}, twice`) : thrown;
  });
}

async function readPage(
  requester: Requester,
  { filter, startIndex }: { filter: string | undefined; startIndex: number },
  call: CallOptions,
) {
  const decoder = loadDecoder();
  const query = [
    ...(filter === undefined ? [] : [["filter", filter] as const]),
    ["startIndex", startIndex],
    ["count", PAGE_SIZE],
  ] as const;
  const answer = await requester.send({ method: "GET", path: COLLECTION, query }, call);
  const { decodeScimPage } = await decoder;
  return decoded(answer, decodeScimPage);
}

/** With the first request, not at start, as for the other API. */
const loadDecoder = () => import("./wire/decode");

const pathOf = (id: string): string => `${COLLECTION}/${encodeURIComponent(id)}`;

const broken = (reason: string) =>
  new AutomoxError({ kind: "unreadable", method: "GET", path: COLLECTION, credential: "scim", reason });
