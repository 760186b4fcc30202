import { type Account, createAccount } from "./account";
import { type AuditTrail, createAuditTrail } from "./audit-events";
import { createOrganizations, type Organizations } from "./organizations";
import { type Clock, systemClock } from "./transport/clock";
import { createConnections } from "./transport/connections";
import type { Log } from "./transport/log";
import { checkOptions, type Pacing } from "./transport/options";
import { Pacer } from "./transport/pacer";
import { proxyFor } from "./transport/proxy";
import { createRequester } from "./transport/requester";
import { Transport } from "./transport/transport";
import type { Usage } from "./usage";
import { createUsers, type Users } from "./users";

export type { Account } from "./account";
export type { AuditEvent, AuditTrail } from "./audit-events";
export type { Organizations } from "./organizations";
export type { CallOptions } from "./transport/call";
export type { Pacing } from "./transport/options";
export type { Users } from "./users";

export interface ClientOptions {
  /** Travels only in the Authorization header. Blanks and line ends around it are dropped. */
  readonly apiKey: string;
  /** Default `https://console.automox.com/api`. https only; plain http to loopback alone. */
  readonly baseUrl: string;
  readonly userAgent: string;
  readonly pacing: Pacing;
  readonly log: Log;
  readonly clock?: Clock;
}

export interface Client {
  readonly users: Users;
  readonly organizations: Organizations;
  readonly audit: AuditTrail;
  /** The account contract. Costs nothing; throws ClientOptionError for an id that is no UUID. */
  account(accountId: string): Account;
  readonly usage: Usage;
  /** Cancels what is running and closes connections; later calls are `cancelled`. */
  close(): Promise<void>;
}

/** Costs no request and loads no library: those come with the first request. Throws ClientOptionError. */
export function createClient(options: ClientOptions): Client {
  const { apiKey, base, userAgent, pacing } = checkOptions(options);
  const { log, clock = systemClock } = options;
  const { maxWaitMs, requestTimeoutMs } = pacing;
  const connections = createConnections(proxyFor(base, process.env));
  const closing = new AbortController();
  const pacer = new Pacer({ ...pacing, clock, log });
  const requester = createRequester({
    transport: new Transport({ apiKey, userAgent, requestTimeoutMs, clock, connections }),
    pacer,
    clock,
    log,
    maxWaitMs,
    baseUrl: base.origin + base.prefix,
    apiKey,
    closing: closing.signal,
  });
  return {
    users: createUsers(requester),
    organizations: createOrganizations(requester),
    audit: createAuditTrail(requester),
    account: (accountId) => createAccount(requester, accountId),
    usage: usageOf(pacer),
    async close() {
      closing.abort(new Error("the client was closed"));
      await connections.close();
    },
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
