import type { NextStep } from "./retry";

export interface Refusal {
  readonly status: number;
  /** What the answer asked to wait. */
  readonly namedMs: number | undefined;
  readonly because: (NextStep & { readonly step: "give up" })["because"];
  /** Set where what must not be handed on is no API key. */
  readonly credential: "scim" | undefined;
  /** Waited already, and allowed at a time. */
  readonly pausedMs: number;
  readonly maxWaitMs: number;
}

/** Why a call ends with an answer that is no success, as the middle of a sentence. Where it waited or would have to, with the numbers. */
export function refusalReason({
  status,
  namedMs,
  because,
  credential,
  pausedMs,
  maxWaitMs,
}: Refusal): string {
  if (status >= 300 && status < 400) {
    const secret = credential === "scim" ? "SCIM token" : "API key";
    return `Automox answered ${status}, a redirect that is not followed, because the ${secret} must not go elsewhere`;
  }
  if (because !== "too-long") return `Automox answered ${status}`;
  const allowed = `${maxWaitMs / 1_000} s`;
  return namedMs !== undefined && namedMs > maxWaitMs
    ? `Automox answered ${status} and asks for a pause of ${seconds(namedMs)} s, longer than the ${allowed} that may be waited`
    : `Automox still answered ${status} after pauses of ${seconds(pausedMs)} s together, of ${allowed} that may be waited at a time`;
}

const seconds = (ms: number): number => Math.ceil(ms / 1_000);
