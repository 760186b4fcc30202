import { parseBaseUrl } from "../../automox/transport/base-url";
import { systemClock } from "../../automox/transport/clock";
import { createConnections } from "../../automox/transport/connections";
import { type ProxySetting, proxyFor } from "../../automox/transport/proxy";
import { isNoAnswer, Transport } from "../../automox/transport/transport";
import { parseHttpDate } from "../../automox/wire/http-date";

/** One answer with what only its head says; the client proper keeps that to itself. */
export interface ApiProbe {
  readonly host: string;
  readonly proxy: ProxySetting | undefined;
  /** Null: there was none. */
  readonly status: number | null;
  /** Why there was none. */
  readonly reason: string | null;
  /** Server's clock minus ours, in seconds; null where the answer has no date. */
  readonly skewSeconds: number | null;
  readonly rateLimit: { readonly limit: string | null; readonly remaining: string | null };
}

const TIMEOUT_MS = 15_000;

interface ProbeOptions {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly userAgent: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

/**
 * A single `GET /users/self`: no repeats, no waiting, and its own status is no failure. Throws
 * ClientOptionError for a malformed address, and the signal's reason.
 */
export async function probeApi({
  apiKey,
  baseUrl,
  userAgent,
  env,
  now,
  signal,
}: ProbeOptions): Promise<ApiProbe> {
  const base = parseBaseUrl(baseUrl);
  const proxy = proxyFor(base, env);
  const connections = createConnections(proxy);
  const transport = new Transport({
    apiKey,
    userAgent,
    requestTimeoutMs: TIMEOUT_MS,
    clock: systemClock,
    connections,
  });
  const about = { host: new URL(base.origin).host, proxy };
  try {
    const url = `${base.origin}${base.prefix}/users/self`;
    const answer = await transport.send({ method: "GET", url }, signal);
    if (isNoAnswer(answer)) {
      const rateLimit = { limit: null, remaining: null };
      return { ...about, status: null, reason: answer.reason, skewSeconds: null, rateLimit };
    }
    const date = parseHttpDate(answer.header("date") ?? "", now().getTime());
    return {
      ...about,
      status: answer.status,
      reason: null,
      skewSeconds: date === undefined ? null : Math.round((date - now().getTime()) / 1_000),
      rateLimit: {
        limit: answer.header("x-ratelimit-limit"),
        remaining: answer.header("x-ratelimit-remaining"),
      },
    };
  } finally {
    await connections.close();
  }
}
