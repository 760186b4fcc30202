export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** How one attempt failed, as far as repeating it matters. */
export type Failure =
  | {
      readonly how: "answered";
      readonly status: number;
      /** Milliseconds that the answer itself asks to wait. */
      readonly named?: number | undefined;
    }
  | {
      readonly how: "unanswered";
      /** Whether the request may have reached the API. */
      readonly sent: boolean;
      /** Whether it may be better in a moment; a bad certificate will not be. */
      readonly passing: boolean;
    };

/** What one call has been through. Counts include the failure in question. */
interface Ordeal {
  readonly refusals: number;
  readonly failures: number;
  /** Waited for refusals and named pauses. */
  readonly pausedMs: number;
  /** Spent in failing requests and on back-off between them. */
  readonly failingMs: number;
}

export type NextStep =
  | { readonly step: "repeat"; readonly afterMs: number; readonly everybody: boolean }
  | { readonly step: "give up"; readonly because: "final" | "enough" | "too-long" };

/** Passing by their documentation (503) or by their nature. */
const REPEATS_BY_STATUS: ReadonlyMap<number, number> = new Map([
  // Automox answers 500 with one opaque sentence, mostly for requests that it will refuse again.
  [500, 2],
  [408, 4],
  [502, 4],
  [503, 4],
  [504, 4],
]);
const REPEATS_UNANSWERED = 4;
const REPEATS_REFUSED = 12;

/** A call that keeps failing ends after this long, whatever the number of its attempts. */
const FAILING_MS = 120_000;

const FIRST_BACK_OFF_MS = 500;
/** Without a named time the window may be minutes long, so refusals begin slower. */
const FIRST_REFUSED_MS = 2_000;
const LONGEST_BACK_OFF_MS = 60_000;

/**
 * What to do after a failed attempt: whether the method may be repeated, whether the failure is passing, and how long to wait. Pure; `chance` is from 0 up to 1.
 *
 * GET, PUT and DELETE are idempotent, and so is PATCH as this client uses it: setting values. A POST is repeated only where it certainly was not done: refused with 429, or never sent. A time named
 * by the API is kept exactly; back-off is spread, so that many workers do not return together.
 */
export function nextStep(
  attempt: { readonly method: Method; readonly failure: Failure; readonly maxWaitMs: number },
  { refusals, failures, pausedMs, failingMs }: Ordeal,
  chance: number,
): NextStep {
  const { method, failure, maxWaitMs } = attempt;
  const refused = failure.how === "answered" && failure.status === 429;
  if (!mayRepeat(method, failure)) return { step: "give up", because: "final" };
  const repeats = refused ? REPEATS_REFUSED : repeatsOf(failure);
  if (repeats === 0) return { step: "give up", because: "final" };
  if ((refused ? refusals : failures) > repeats) return { step: "give up", because: "enough" };
  const named = failure.how === "answered" ? failure.named : undefined;
  if (named !== undefined && named > maxWaitMs) return { step: "give up", because: "too-long" };
  if (refused || named !== undefined) {
    const afterMs = named ?? Math.min(backOff(FIRST_REFUSED_MS, refusals, chance), maxWaitMs);
    // Twice, because a pause of the longest kind may end in another program's share of the same key.
    const patient = maxWaitMs > 0 && pausedMs + afterMs <= 2 * maxWaitMs;
    return patient
      ? { step: "repeat", afterMs, everybody: refused }
      : { step: "give up", because: refused ? "too-long" : "enough" };
  }
  const afterMs = backOff(FIRST_BACK_OFF_MS, failures, chance);
  return failingMs + afterMs <= FAILING_MS
    ? { step: "repeat", afterMs, everybody: false }
    : { step: "give up", because: "enough" };
}

/** Whether a write that failed so may have had its effect. Reads never have one. */
export function mayHaveHappened(method: Method, failure: Failure): boolean {
  if (method === "GET") return false;
  if (failure.how === "unanswered") return failure.sent;
  // A 4xx is a refusal, except the server's own time-out; a redirect may follow work already done.
  return failure.status < 400 || failure.status >= 500 || failure.status === 408;
}

const mayRepeat = (method: Method, failure: Failure): boolean =>
  method !== "POST" || !mayHaveHappened(method, failure);

function repeatsOf(failure: Failure): number {
  if (failure.how === "unanswered") return failure.passing ? REPEATS_UNANSWERED : 0;
  return REPEATS_BY_STATUS.get(failure.status) ?? 0;
}

/** Doubles from `first` up to a minute; spread over its upper half. */
function backOff(first: number, attempt: number, chance: number): number {
  const full = Math.min(first * 2 ** (attempt - 1), LONGEST_BACK_OFF_MS);
  return full * (0.5 + chance / 2);
}
