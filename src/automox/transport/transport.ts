import type { Clock } from "./clock";
import { UnusableProxy } from "./connections";
import type { Connections, Incoming, Outgoing } from "./exchange";
import { joinSignals } from "./joined-signal";
import { type NetworkFailure, readNetworkFailure, unanswered } from "./network-failure";
import { readBody } from "./read-body";
import type { Method } from "./retry";

/** 64 MiB hold a hundred thousand people and more; an error needs a sentence. */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_ERROR_BYTES = 1024 * 1024;
const JSON_TYPE = "application/json";
/** One for all requests: without a reason each of them makes an error with a stack of its own, which nobody reads. */
const ANSWERED = new Error("answered");

interface HttpRequest {
  readonly method: Method;
  readonly url: string;
  /** JSON. */
  readonly body?: string | undefined;
  /** Beside those of every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly bytes: Uint8Array;
  /** false: longer than allowed, the rest was not read. */
  readonly complete: boolean;
}

/** There was no whole answer. */
export interface NoAnswer extends NetworkFailure {
  /** Where at least the head of the answer came. */
  readonly status?: number;
  readonly cause: unknown;
}

interface TransportOptions {
  /** An API key, or a SCIM token. */
  readonly apiKey: string;
  readonly userAgent: string;
  readonly requestTimeoutMs: number;
  readonly clock: Clock;
  readonly connections: Connections;
  /** What is sent and wanted. Default `application/json`. */
  readonly mediaType?: string;
}

/** Sends one request and reads its answer, once. Knows HTTP, the key and time-outs; nothing of Automox. */
export class Transport {
  private readonly options: TransportOptions;

  constructor(options: TransportOptions) {
    this.options = options;
  }

  /** Never rejects, except with the signal's reason, at once, when it aborts. */
  async send(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer | NoAnswer> {
    const { clock, requestTimeoutMs } = this.options;
    const scope = joinSignals([signal]);
    const done = new AbortController();
    const timedOut = new Error("timed out");
    clock.sleep(requestTimeoutMs, done.signal).then(
      () => scope.abort(timedOut),
      () => {}, // the answer came first
    );
    try {
      return await untilAborted(this.exchange(request, scope.signal), scope.signal);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (error !== timedOut) throw error;
      const reason = `no answer within ${requestTimeoutMs / 1_000} s`;
      return { ...unanswered(reason, { sent: true, passing: true }), cause: error };
    } finally {
      done.abort(ANSWERED);
      scope.dispose();
    }
  }

  private async exchange(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer | NoAnswer> {
    let incoming: Incoming | undefined;
    try {
      incoming = await this.options.connections.send(this.outgoing(request), signal);
      const { status, header } = incoming;
      const isOk = status >= 200 && status < 300;
      const body = await readBody(incoming.body, isOk ? MAX_BYTES : MAX_ERROR_BYTES);
      return { status, header, ...body };
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (error instanceof UnusableProxy) return { ...NO_PROXY, cause: error.cause };
      return incoming
        ? { ...CUT, status: incoming.status, cause: error }
        : { ...readNetworkFailure(error), cause: error };
    }
  }

  private outgoing({ method, url, body, headers }: HttpRequest): Outgoing {
    const { apiKey, userAgent, mediaType = JSON_TYPE } = this.options;
    return {
      method,
      url,
      body,
      headers: {
        ...headers,
        // Plain JSON always will do as well: errors may come from something in front of the API.
        Accept: mediaType === JSON_TYPE ? JSON_TYPE : `${mediaType}, ${JSON_TYPE}`,
        Authorization: `Bearer ${apiKey}`,
        "User-Agent": userAgent,
        ...(body === undefined ? {} : { "Content-Type": mediaType }),
      },
    };
  }
}

const NO_PROXY = unanswered(
  "the proxy named by HTTPS_PROXY cannot be used; it must be a URL such as http://proxy.example.com:3128",
  { sent: false, passing: false },
);
const CUT = unanswered("the connection was closed in the middle of the answer", {
  sent: true,
  passing: true,
});

/** Not every layer below ends at once when told to, so nobody waits for them. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}

export const isNoAnswer = (outcome: HttpAnswer | NoAnswer): outcome is NoAnswer => "failure" in outcome;
