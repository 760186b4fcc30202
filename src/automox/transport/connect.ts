import { hideSecret } from "../../secrets/hidden";
import { type Clock, systemClock } from "./clock";
import { createConnections } from "./connections";
import type { Log } from "./log";
import { checkOptions, type OptionNames, type Pacing } from "./options";
import { Pacer } from "./pacer";
import { proxyFor } from "./proxy";
import { createRequester, type Requester } from "./requester";
import { Transport } from "./transport";

export interface ConnectionOptions {
  /** Travels only in the Authorization header. Blanks and line ends around it are dropped. */
  readonly apiKey: string;
  /** Default `https://console.automox.com/api`. https only; plain http to loopback alone. */
  readonly baseUrl: string;
  readonly userAgent: string;
  readonly pacing: Pacing;
  readonly log: Log;
  readonly clock?: Clock;
}

/** What differs where the credential is no API key. */
export interface ScimCredential {
  readonly credential: "scim";
  readonly names: OptionNames;
  readonly mediaType: string;
}

/** One credential on its way to one address, with a budget of its own. */
export interface Connection {
  readonly requester: Requester;
  readonly pacer: Pacer;
  /** Cancels what is running and closes connections; later calls are `cancelled`. */
  close(): Promise<void>;
}

/** Costs no request and loads no library: those come with the first request. Throws ClientOptionError. */
export function connect(options: ConnectionOptions, scim?: ScimCredential): Connection {
  hideSecret(options.apiKey);
  const { apiKey, base, userAgent, pacing } = checkOptions(options, scim?.names);
  const { log, clock = systemClock } = options;
  const { maxWaitMs, requestTimeoutMs } = pacing;
  const connections = createConnections(base, proxyFor(base, process.env));
  const closing = new AbortController();
  const pacer = new Pacer({ ...pacing, clock, log });
  const transport = new Transport({
    apiKey,
    userAgent,
    requestTimeoutMs,
    clock,
    connections,
    ...(scim ? { mediaType: scim.mediaType } : {}),
  });
  const requester = createRequester({
    transport,
    pacer,
    clock,
    log,
    maxWaitMs,
    baseUrl: base.origin + base.prefix,
    ...(scim ? { credential: scim.credential } : {}),
    closing: closing.signal,
  });
  return {
    requester,
    pacer,
    async close() {
      closing.abort(new Error("the client was closed"));
      await connections.close();
    },
  };
}
