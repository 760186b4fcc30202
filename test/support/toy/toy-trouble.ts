import type { Call } from "../../../src/framework/call";
import { fail } from "../../../src/framework/diagnostics";
import type { Store } from "./toy-store";

export interface ToyApi {
  readonly store: Store;
  /** What was done, in order. */
  readonly log: string[];
  readonly region: string;
}

export class ToyError extends Error {}

const WAYS: Record<string, (signal: AbortSignal) => unknown> = {
  error: () =>
    fail({ code: "toy/no", summary: "Cannot do it", detail: "No.", path: [{ attribute: "name" }] }),
  known: () => {
    throw new ToyError("no");
  },
  unforeseen: () => {
    throw new TypeError("boom, says hunter2");
  },
  undefined: () => {
    throw undefined;
  },
  bigint: () => {
    throw 12345678901234567890n;
  },
  bare: () => {
    throw Object.create(null);
  },
  wait: (signal) =>
    new Promise<void>((resolve) => {
      signal.aborted ? resolve() : signal.addEventListener("abort", () => resolve());
    }),
  hang: (signal) =>
    new Promise((_resolve, reject) => {
      const end = () => reject(new ToyError("stopped"));
      signal.aborted ? end() : signal.addEventListener("abort", end);
    }),
};

/** `trouble` is "WHERE:WAY", for example "create:error". */
export async function stumble(call: Call<ToyApi>, where: string, trouble: unknown): Promise<void> {
  call.api.log.push(where);
  const [place, way = ""] = typeof trouble === "string" ? trouble.split(":") : [];
  if (place === where) await WAYS[way]?.(call.signal);
}
