import { type Account, createAccount } from "./account";
import { type ApiKeys, createApiKeys } from "./api-keys";
import { type AuditTrail, createAuditTrail } from "./audit-events";
import { createOrganizations, type Organizations } from "./organizations";
import { type ConnectionOptions, connect } from "./transport/connect";
import type { Pacer } from "./transport/pacer";
import { createUsers, type Users } from "./users";

export type { CallOptions } from "./transport/call";

export type ClientOptions = ConnectionOptions;

export interface Client {
  readonly users: Users;
  readonly organizations: Organizations;
  readonly audit: AuditTrail;
  readonly apiKeys: ApiKeys;
  /** The account contract. Costs nothing; throws ClientOptionError for an id that is no UUID. */
  account(accountId: string): Account;
  readonly usage: Usage;
  /** Cancels what is running and closes connections; later calls are `cancelled`. */
  close(): Promise<void>;
}

/** A live view of what the client has cost so far. */
interface Usage {
  /** Requests sent, repeats and redirects included. */
  readonly made: number;
  /** Requests that count against the present window. */
  readonly inWindow: number;
  /** Requests allowed in any window of 5 minutes. */
  readonly budget: number;
  /** How long calls were held back, summed over all calls. */
  readonly waitedMs: number;
}

/** Costs no request and loads no library: those come with the first request. Throws ClientOptionError. */
export function createClient(options: ClientOptions): Client {
  const { requester, pacer, close } = connect(options);
  return {
    users: createUsers(requester),
    organizations: createOrganizations(requester),
    audit: createAuditTrail(requester),
    apiKeys: createApiKeys(requester),
    account: (accountId) => createAccount(requester, accountId),
    usage: usageOf(pacer),
    close,
  };
}

const usageOf = (pacer: Pacer): Usage => ({
  get made() {
    return pacer.made;
  },
  get inWindow() {
    return pacer.inWindow;
  },
  get budget() {
    return pacer.limit;
  },
  get waitedMs() {
    return pacer.waitedMs;
  },
});
