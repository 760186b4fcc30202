import { printExact } from "../wire/exact-json";
import { answered, pauseHeaders } from "./answer-head";
import type { CallOptions } from "./call";
import type { Clock } from "./clock";
import { readErrorBody } from "./error-body";
import { kindOf } from "./error-kind";
import { AutomoxError, type AutomoxErrorDetails } from "./errors";
import { joinSignals } from "./joined-signal";
import { isTooDeep } from "./json-depth";
import type { Log } from "./log";
import type { Pacer } from "./pacer";
import { readRedirect } from "./redirect";
import { type Refusal, refusalReason } from "./refusal-reason";
import { type Failure, type Method, mayHaveHappened, nextStep } from "./retry";
import { isUsedUp, parseRateLimitReset, parseRetryAfter } from "./retry-after";
import { type HttpAnswer, isNoAnswer, type NoAnswer, type Transport } from "./transport";

/** One call of the API. */
export interface ApiRequest {
  readonly method: Method;
  /** Below the base URL. */
  readonly path: string;
  readonly query?: readonly (readonly [name: string, value: number | string])[];
  /** Sent as JSON; keys that are undefined are left out. */
  readonly body?: object;
  /** Beside those of every request, lower case. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A 2xx. */
export interface Answer {
  readonly bytes: Uint8Array;
  readonly complete: boolean;
  /** The error to throw where the answer turns out to be useless. */
  unreadable(
    reason: string,
    more?: { readonly cause?: unknown; readonly userId?: number | undefined },
  ): AutomoxError;
}

/** The one thing a collection needs of the client. */
export interface Requester {
  readonly log: Log;
  /** Sends, waits, repeats and follows as far as it is allowed; throws AutomoxError for anything but a 2xx. */
  send(request: ApiRequest, call: CallOptions): Promise<Answer>;
}

interface RequesterOptions {
  readonly transport: Transport;
  readonly pacer: Pacer;
  readonly clock: Clock;
  readonly log: Log;
  readonly maxWaitMs: number;
  /** Origin and prefix. */
  readonly baseUrl: string;
  /** Set where what is sent along is not an API key but a SCIM token. */
  readonly credential?: "scim";
  /** Aborts when the client is closed. */
  readonly closing: AbortSignal;
}

const REFUSED = "Automox asked to wait (429)";
const USED_UP = "Automox said that its rate limit was used up";
const ASKED = "Automox asked to wait before the next try";
const FAILED = "a failed request was repeated";

export function createRequester(options: RequesterOptions): Requester {
  return {
    log: options.log,
    async send(request, call) {
      const scope = joinSignals([call.signal, options.closing]);
      try {
        return await new Sending(options, request, { ...call, signal: scope.signal }).run();
      } finally {
        scope.dispose();
      }
    },
  };
}

/** How a call goes on after an attempt. */
type Verdict =
  | { readonly step: "accept"; readonly answer: Answer }
  /** As soon as the pacer lets it. */
  | { readonly step: "again" }
  | { readonly step: "wait"; readonly ms: number; readonly reason: string };

/** One call on its way: everything that it has been through so far. */
class Sending {
  private readonly options: RequesterOptions;
  private readonly request: ApiRequest;
  private readonly call: CallOptions;
  private url: string;
  private hops = 0;
  private attempts = 0;
  /** Whether some attempt may have had its effect; once true, no later refusal makes it false. */
  private unsure = false;
  private ordeal = { refusals: 0, failures: 0, pausedMs: 0, failingMs: 0 };

  constructor(options: RequesterOptions, request: ApiRequest, call: CallOptions) {
    this.options = options;
    this.request = request;
    this.call = call;
    const query = (request.query ?? [])
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join("&");
    this.url = `${options.baseUrl}${request.path}${query === "" ? "" : `?${query}`}`;
  }

  async run(): Promise<Answer> {
    try {
      for (;;) {
        const verdict = await this.attempt();
        if (verdict.step === "accept") return verdict.answer;
        if (verdict.step === "again") continue;
        await this.options.clock.sleep(verdict.ms, this.call.signal);
        this.call.waited?.(verdict.ms, verdict.reason);
      }
    } catch (error) {
      if (!this.call.signal.aborted) {
        throw AutomoxError.from(
          error,
          this.details({ kind: "network", reason: "the request failed inside this client" }),
        );
      }
      const isClosed = this.call.signal.reason === this.options.closing.reason;
      const reason = isClosed ? "the client was closed" : "the call was cancelled";
      throw new AutomoxError(this.details({ kind: "cancelled", reason, cause: error }));
    }
  }

  private async attempt(): Promise<Verdict> {
    const { pacer, transport, clock } = this.options;
    const { method, body, headers } = this.request;
    const { signal } = this.call;
    const turn = await pacer.turn(signal, this.attempts === 0 ? "last" : "again");
    try {
      if (turn.waitedMs > 0) this.call.waited?.(turn.waitedMs, turn.reason);
      if (signal.aborted) throw signal.reason;
      this.attempts += 1;
      const text = body === undefined ? undefined : printExact(body);
      const began = clock.now();
      // Only the caller's abort is thrown, and then nobody knows how far a write has come.
      const sent = { method, url: this.url, body: text, headers };
      const outcome = await transport.send(sent, signal).catch((error) => {
        this.unsure ||= method !== "GET";
        throw error;
      });
      const tookMs = clock.now() - began;
      this.note(outcome, tookMs);
      // Before the turn ends: a pause that came after it would let the next one slip out.
      return this.judge(outcome, tookMs);
    } finally {
      turn.end();
    }
  }

  /** What an attempt means for the call, and for all others where the API asks for a pause. Throws what the call fails with. */
  private judge(outcome: HttpAnswer | NoAnswer, tookMs: number): Verdict {
    if (!isNoAnswer(outcome)) {
      this.heed(outcome);
      if (outcome.status >= 200 && outcome.status < 300)
        return { step: "accept", answer: this.accept(outcome) };
      if (this.followed(outcome)) return { step: "again" };
    }
    return this.endure(outcome, tookMs);
  }

  /** Follows a redirect of a read within the same origin; the key goes nowhere else. */
  private followed(answer: HttpAnswer): boolean {
    if (this.request.method !== "GET") return false;
    const target = readRedirect(answer, { from: this.url, hops: this.hops });
    if (target === undefined) return false;
    this.hops += 1;
    this.url = target;
    return true;
  }

  /** How to go on after a failure, or the error to end with. */
  private endure(outcome: HttpAnswer | NoAnswer, tookMs: number): Verdict {
    const { clock, pacer, log, maxWaitMs } = this.options;
    const { method, path } = this.request;
    const failure = this.failureOf(outcome);
    this.unsure ||= mayHaveHappened(method, failure);
    if (failure.how === "answered" && failure.status === 429) this.ordeal.refusals += 1;
    else {
      this.ordeal.failures += 1;
      this.ordeal.failingMs += tookMs;
    }
    const chance = clock.random?.() ?? Math.random();
    const next = nextStep({ method, failure, maxWaitMs }, this.ordeal, chance);
    if (next.step === "give up") throw this.error(outcome, { failure, because: next.because });
    const { afterMs, everybody } = next;
    log.debug("Automox request will be repeated", {
      method,
      path,
      attempt: this.attempts,
      after_ms: Math.ceil(afterMs),
    });
    const named = failure.how === "answered" && failure.named !== undefined;
    if (everybody || named) this.ordeal.pausedMs += afterMs;
    else this.ordeal.failingMs += afterMs;
    if (!everybody) return { step: "wait", ms: afterMs, reason: named ? ASKED : FAILED };
    pacer.pause(clock.now() + afterMs, REFUSED);
    return { step: "again" };
  }

  private failureOf(outcome: HttpAnswer | NoAnswer): Failure {
    if (isNoAnswer(outcome)) return outcome.failure;
    const { status } = outcome;
    const headers = pauseHeaders(outcome);
    const now = this.options.clock.now();
    const named =
      parseRetryAfter(headers, now) ?? (status === 429 ? parseRateLimitReset(headers, now) : undefined);
    return { how: "answered", status, named };
  }

  /** An answer may say that the next request would be refused, which is better heeded than tried. */
  private heed(answer: HttpAnswer): void {
    const { clock, pacer, maxWaitMs } = this.options;
    const headers = pauseHeaders(answer);
    if (!isUsedUp(headers)) return;
    const ms = parseRateLimitReset(headers, clock.now());
    if (ms !== undefined && ms <= maxWaitMs) pacer.pause(clock.now() + ms, USED_UP);
  }

  private accept(answer: HttpAnswer): Answer {
    const { method } = this.request;
    return {
      bytes: answer.bytes,
      complete: answer.complete,
      unreadable: (reason, more = {}) =>
        new AutomoxError(
          this.details({
            kind: "unreadable",
            reason,
            ...answered(answer),
            ...more,
            mayHaveHappened: method !== "GET",
          }),
        ),
    };
  }

  private error(
    outcome: HttpAnswer | NoAnswer,
    { failure, because }: { failure: Failure; because: Refusal["because"] },
  ): AutomoxError {
    const times = this.attempts > 1 ? `, at the last of ${this.attempts} attempts` : "";
    if (isNoAnswer(outcome)) {
      const { status, cause, reason } = outcome;
      // An earlier attempt may have arrived; then what to do about that must be told of each.
      const isUnreached = failure.how === "unanswered" && !failure.sent && !this.unsure;
      const told = { kind: "network", reason: `${reason}${times}`, status, cause, isUnreached } as const;
      return new AutomoxError(this.details(told));
    }
    const { status } = outcome;
    const namedMs = failure.how === "answered" ? failure.named : undefined;
    const { maxWaitMs, credential } = this.options;
    const { pausedMs } = this.ordeal;
    const reason = refusalReason({ status, namedMs, because, credential, pausedMs, maxWaitMs }) + times;
    const body = new TextDecoder().decode(outcome.bytes);
    const told = isTooDeep(body)
      ? { kind: "unreadable" as const, reason: `${reason}, with a body nested too deeply to be read` }
      : { kind: kindOf(status), reason, ...readErrorBody(body) };
    return new AutomoxError(this.details({ ...told, ...answered(outcome) }));
  }

  private details(
    more: Pick<AutomoxErrorDetails, "kind" | "reason"> & Partial<AutomoxErrorDetails>,
  ): AutomoxErrorDetails {
    const { method, path, query } = this.request;
    const { credential } = this.options;
    const organization = query?.find(([name]) => name === "o")?.[1];
    return { method, path, credential, organization, mayHaveHappened: this.unsure, ...more };
  }

  /** One line an attempt. Of the query only what cannot name a person. */
  private note(outcome: HttpAnswer | NoAnswer, tookMs: number): void {
    const { log, pacer, credential } = this.options;
    const { method, path, query = [] } = this.request;
    const { requestId } = isNoAnswer(outcome) ? { requestId: undefined } : answered(outcome);
    log.debug("Automox request", {
      method,
      path,
      ...(credential ? { credential } : {}),
      ...Object.fromEntries(query.filter(([name]) => SHOWN.has(name))),
      ...(outcome.status === undefined ? {} : { status: outcome.status }),
      ...(isNoAnswer(outcome) ? { failure: outcome.reason } : {}),
      ...(requestId === undefined ? {} : { request_id: requestId }),
      duration_ms: Math.round(tookMs),
      attempt: this.attempts,
      requests_in_window: pacer.inWindow,
      requests_made: pacer.made,
    });
  }
}

const SHOWN: ReadonlySet<string> = new Set(["o", "page", "limit", "startIndex", "count", "date"]);
