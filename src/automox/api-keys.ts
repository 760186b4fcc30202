import { brokenListing, wholeRows } from "./broken-listing";
import { looksWhole, type Page, readAll } from "./listing";
import type { ApiKey } from "./model/api-key";
import { checkNumber } from "./transport/arguments";
import { ask } from "./transport/ask";
import type { CallOptions } from "./transport/call";
import { decoded, isEmpty, isPlainText } from "./transport/json-answer";
import { orUndefined } from "./transport/not-found";
import type { ApiRequest, Requester } from "./transport/requester";
import type { Method } from "./transport/retry";
import { objectsOf, onlyObject, rowsOf } from "./wire/envelope";

/** One key of one person in one organization. */
interface KeyPlace {
  readonly org: number;
  readonly user: number;
  readonly key: string;
}

/**
 * The API keys of an organization. The list was seen live on 2026-06-05; the calls about one person are of the console API of 2025-01-27.
 * No answer's key text is kept, and `…/decrypt` is never called. Every method throws only AutomoxError.
 */
export interface ApiKeys {
  /** Every key of the organization; usually one request. */
  list(org: number, call: CallOptions): Promise<readonly ApiKey[]>;
  /** Every key that one person has in it. 404 is a `not-found` error: no proof that there is none. */
  ofUser(org: number, user: number, call: CallOptions): Promise<readonly ApiKey[]>;
  /** undefined for 404, and only for 404. */
  get(place: KeyPlace, call: CallOptions): Promise<ApiKey | undefined>;
  /** PUT, repeated on passing failures. null: the answer showed no key, so what was written must be read. */
  setEnabled(place: KeyPlace, isEnabled: boolean, call: CallOptions): Promise<ApiKey | null>;
  /** Resolves for 404 too: then somebody else has deleted it. */
  remove(place: KeyPlace, call: CallOptions): Promise<void>;
}

const PAGE_SIZE = 500;

export function createApiKeys(requester: Requester): ApiKeys {
  return {
    list: async (org, call) =>
      listKeys(requester, { path: `/orgs/${checked("GET", { org })}/api_keys` }, call),
    async ofUser(org, user, call) {
      const path = `/users/${checked("GET", { org, user })}/api_keys`;
      return listKeys(requester, { path, query: [["o", org]] }, call);
    },
    get: (place, call) => orUndefined(getKey(requester, place, call)),
    async setEnabled(place, isEnabled, call) {
      const request = { ...requestOf("PUT", place), body: { is_enabled: isEnabled } };
      const { answer, decodeApiKey } = await ask(requester, request, call);
      if (isEmpty(answer) || isPlainText(answer)) return null;
      return decoded(answer, (json) => {
        const [row, ...others] = typeof json === "object" ? objectsOf(json) : [];
        if (row === undefined || others.length > 0 || !hasId(row)) return null;
        const key = decodeApiKey(row, { at: "the answer", unexpected: call.unexpected });
        return key.id === place.key ? key : null;
      });
    },
    async remove(place, call) {
      await orUndefined(requester.send(requestOf("DELETE", place), call));
    },
  };
}

type ListRequest = Pick<ApiRequest, "path" | "query">;

async function listKeys(
  requester: Requester,
  { path, query = [] }: ListRequest,
  call: CallOptions,
): Promise<readonly ApiKey[]> {
  const read = (more: NonNullable<ApiRequest["query"]>) =>
    readPage(requester, { path, query: [...query, ...more] }, call);
  const all = await read([]);
  if (looksWhole(all)) return all.rows;
  const fetch = (page: number) =>
    read([
      ["limit", PAGE_SIZE],
      ["page", page],
    ]);
  const listing = readAll({ limit: PAGE_SIZE, fetch, key: ({ id }) => id });
  // Keys that are not seen would outlive their owner.
  return wholeRows(await listing.catch(brokenListing(path)), { path, what: "keys" });
}

async function readPage(
  requester: Requester,
  request: ListRequest,
  call: CallOptions,
): Promise<Page<ApiKey>> {
  const { answer, decodeApiKey } = await ask(requester, { method: "GET", ...request }, call);
  return decoded(answer, (json) => {
    const { rows, announced } = rowsOf(json);
    const { unexpected } = call;
    return { rows: rows.map((row, index) => decodeApiKey(row, { at: `[${index}]`, unexpected })), announced };
  });
}

async function getKey(requester: Requester, place: KeyPlace, call: CallOptions): Promise<ApiKey> {
  const { answer, decodeApiKey } = await ask(requester, requestOf("GET", place), call);
  return decoded(answer, (json) =>
    decodeApiKey(onlyObject(json), { at: "the answer", unexpected: call.unexpected }),
  );
}

const hasId = (row: unknown): boolean => typeof row === "object" && row !== null && "id" in row;

function requestOf(method: Method, { org, user, key }: KeyPlace): ApiRequest {
  return {
    method,
    path: `/users/${checked(method, { org, user })}/api_keys/${encodeURIComponent(key)}`,
    query: [["o", org]],
  };
}

/** The last of the numbers, once all are fit for a path. */
function checked(method: Method, numbers: Readonly<Record<string, number>>): number {
  for (const [name, value] of Object.entries(numbers))
    checkNumber(name, value, { method, path: "/api_keys", min: 1 });
  return Object.values(numbers).at(-1) ?? 0;
}
