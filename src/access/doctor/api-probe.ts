import { parseBaseUrl } from "../../automox/transport/base-url";
import { systemClock } from "../../automox/transport/clock";
import { createConnections } from "../../automox/transport/connections";
import { type ProxySetting, proxyFor } from "../../automox/transport/proxy";
import { isNoAnswer, Transport } from "../../automox/transport/transport";
import { parseHttpDate } from "../../automox/wire/http-date";
import type { Io } from "../cli/command";

/** One answer with what only its head says; the client proper keeps that to itself. */
export interface ApiProbe {
  readonly host: string;
  readonly proxy: ProxySetting | undefined;
  /** Null: there was none. */
  readonly status: number | null;
  /** A web page, as of a proxy that wants a log-in, and no answer of Automox. */
  readonly isPage: boolean;
  /** Why there was none. */
  readonly reason: string | null;
  /** Server's clock minus ours, in seconds; null where the answer has no date. */
  readonly skewSeconds: number | null;
  readonly rateLimit: { readonly limit: string | null; readonly remaining: string | null };
}

const TIMEOUT_MS = 15_000;

interface ProbeOptions extends Pick<Io, "env" | "now" | "signal"> {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly userAgent: string;
}

/**
 * A single `GET /users/self`: no repeats, no waiting, and its own status is no failure. Throws
 * ClientOptionError for a malformed address, and the signal's reason.
 */
export async function probeApi(options: ProbeOptions): Promise<ApiProbe> {
  const { apiKey, userAgent, env, now, signal } = options;
  const base = parseBaseUrl(options.baseUrl);
  const proxy = proxyFor(base, env);
  const connections = createConnections(base, proxy);
  const pace = { requestTimeoutMs: TIMEOUT_MS, clock: systemClock };
  const transport = new Transport({ apiKey, userAgent, connections, ...pace });
  const host = new URL(base.origin).host;
  try {
    const url = `${base.origin}${base.prefix}/users/self`;
    const answer = await transport.send({ method: "GET", url }, signal);
    const isNone = isNoAnswer(answer);
    const header = (name: string) => (isNone ? null : answer.header(name));
    const date = parseHttpDate(header("date") ?? "", now().getTime());
    return {
      host,
      proxy,
      status: isNone ? null : answer.status,
      isPage: /^\s*(?:text\/html|application\/xhtml)/i.test(header("content-type") ?? ""),
      reason: isNone ? answer.reason : null,
      skewSeconds: date === undefined ? null : Math.round((date - now().getTime()) / 1_000),
      rateLimit: { limit: header("x-ratelimit-limit"), remaining: header("x-ratelimit-remaining") },
    };
  } finally {
    await connections.close();
  }
}
