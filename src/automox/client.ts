import type { Clock } from "./clock";
import type { Log } from "./log";
import { createOrganizations, type Organizations } from "./organizations";
import type { Usage } from "./usage";
import { createUsers, type Users } from "./users";

export type { CallOptions } from "./call";
export type { Organizations } from "./organizations";
export type { Users } from "./users";

export interface Pacing {
  /** What the API grants a key, 2,500 by contract; the client uses at most 98 % of it. 1 or more. */
  readonly requestsPer5Minutes: number;
  /** Requests in flight at once. 1 or more. */
  readonly maxConcurrent: number;
  /** From sending a request to the end of its answer. */
  readonly requestTimeoutMs: number;
  /** The longest pause named by the API that is waited out. */
  readonly maxWaitMs: number;
}

export interface ClientOptions {
  /** Travels only in the Authorization header. */
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
  readonly usage: Usage;
  /** Cancels what is running and closes every connection; later calls are `cancelled`. */
  close(): Promise<void>;
}

/** Costs no request and loads no library: those come with the first request. Throws ClientOptionError. */
export function createClient(_options: ClientOptions): Client {
  return {
    users: createUsers(),
    organizations: createOrganizations(),
    usage: { made: 0, inWindow: 0, budget: 0, waitedMs: 0 },
    close: async () => {},
  };
}
