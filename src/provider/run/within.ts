import type { Call } from "../../framework/call";
import { error, Failure } from "../../framework/diagnostics";
import type { Calling } from "../calls/calling";
import { parseDuration, printDuration } from "../schemas/duration";
import { DEFAULT_TIMEOUTS, type Operation, type Timeouts } from "../schemas/timeouts";
import type { Run } from "./run";

interface TimedCall extends Calling {
  /** When the operation must end, on the provider's clock. */
  readonly deadline: number;
}

const LONG_WAIT_MS = 30_000;

/**
 * Runs one operation within its timeout. Warns where pacing held it back for over 30 seconds, with total and
 * reason, so that a slow run explains itself.
 */
export async function within<T>(
  call: Call<Pick<Run, "clock">>,
  { operation, timeouts: given, name }: { operation: Operation; timeouts: Timeouts; name: string },
  work: (calling: TimedCall) => Promise<T>,
): Promise<T> {
  const limitText = given?.[operation] ?? DEFAULT_TIMEOUTS[operation];
  const limitMs = parseDuration(limitText) ?? 0;
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), limitMs);
  const forward = () => over.abort();
  call.signal.aborted ? forward() : call.signal.addEventListener("abort", forward, { once: true });
  const deadline = call.api.clock.now() + limitMs;
  try {
    return await paced({ warn: call.warn, signal: over.signal }, name, (calling) =>
      work({ ...calling, deadline }),
    );
  } catch (error) {
    if (over.signal.aborted && !call.signal.aborted && !(error instanceof Failure))
      throw outOfTime({ operation, name, limitText });
    throw error;
  } finally {
    clearTimeout(timer);
    call.signal.removeEventListener("abort", forward);
  }
}

/** The same for an operation without a timeout. */
export async function paced<T>(
  { warn, signal }: Pick<Call<unknown>, "warn" | "signal">,
  name: string,
  work: (calling: Calling) => Promise<T>,
): Promise<T> {
  const waits = new Map<string, number>();
  const waited = (ms: number, reason: string) => void waits.set(reason, (waits.get(reason) ?? 0) + ms);
  try {
    return await work({ signal, waited });
  } finally {
    tellWaits({ warn }, name, waits);
  }
}

const outOfTime = ({
  operation,
  name,
  limitText,
}: {
  operation: Operation;
  name: string;
  limitText: string;
}) =>
  new Failure(
    error({
      code: "user/timeout",
      summary: `${name}: not done within ${limitText}`,
      detail:
        `timeouts.${operation} is ${limitText}. What was done is kept; apply again to go on, or allow more ` +
        `time with timeouts = { ${operation} = "1h" }.`,
      path: [{ attribute: "timeouts" }, { attribute: operation }],
    }),
  );

function tellWaits(
  { warn }: Pick<Call<unknown>, "warn">,
  name: string,
  waits: ReadonlyMap<string, number>,
): void {
  const total = [...waits.values()].reduce((sum, ms) => sum + ms, 0);
  if (total <= LONG_WAIT_MS) return;
  const reasons = [...waits].map(([reason, ms]) => `${reason} (${printDuration(ms)})`).join("; ");
  warn({
    code: "pacing/waited",
    summary: "Automox requests were held back",
    detail: `${name} waited ${printDuration(total)}: ${reasons}.`,
  });
}
