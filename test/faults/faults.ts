import type { Effect } from "../../src/simulator/world/faults";

export interface Fault {
  readonly name: string;
  readonly effect: Effect;
  /** Only answers to a listing can be short. */
  readonly only?: "listing" | "write";
}

const answer = (status: number, text: string): Effect => ({
  kind: "answer",
  status,
  body: { errors: [text] },
});

/** What a request is about; a fault of one person says something else than one of a list. */
export type RequestKind = "write" | "person" | "other";

export function kindOf(call: string): RequestKind {
  if (!call.startsWith("GET ")) return "write";
  return /\/users\/(USER|\d+)(\/zones)?$/.test(call) ? "person" : "other";
}

export const suits = ({ only }: Fault, call: string): boolean =>
  only === undefined || (only === "listing" ? /^GET .*\/(users|zones)$/.test(call) : !call.startsWith("GET"));

/** Everything that has been seen to go wrong between a client and Automox, one at a time. */
export const FAULTS: readonly Fault[] = [
  { name: "400", effect: answer(400, "Bad request") },
  { name: "401", effect: answer(401, "Unauthorized") },
  { name: "403", effect: answer(403, "Forbidden") },
  { name: "404", effect: answer(404, "Not found") },
  { name: "409", effect: answer(409, "Conflict") },
  { name: "429", effect: { kind: "rate-limited" } },
  { name: "429 for 9 seconds", effect: { kind: "rate-limited", retryAfter: 9 } },
  { name: "429 for a day", effect: { kind: "rate-limited", retryAfter: 86_400 } },
  { name: "500", effect: answer(500, "Something went wrong") },
  { name: "closed before the effect", effect: { kind: "close-before-effect" } },
  { name: "closed after the effect", effect: { kind: "close-after-effect" } },
  { name: "hanging", effect: { kind: "hang" } },
  { name: "not JSON", effect: { kind: "not-json", done: "yes" } },
  { name: "wrong shape", effect: { kind: "wrong-shape", done: "yes" } },
  { name: "short page", effect: { kind: "short-page", rows: 1 }, only: "listing" },
  { name: "2xx without effect", effect: { kind: "no-effect" }, only: "write" },
];
