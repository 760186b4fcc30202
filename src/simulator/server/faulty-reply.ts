import type { Effect } from "../world/faults";
import type { Reply } from "./recognised";

/** How an answer leaves: whole, cut off after some bytes, or not at all. */
export type Sending =
  | { readonly how: "whole"; readonly reply: Reply }
  | { readonly how: "cut"; readonly reply: Reply; readonly bytes: number }
  | { readonly how: "closed" }
  | { readonly how: "never" };

/** True if the request must not be carried out at all under this effect. */
export function preventsEffect(effect: Effect): boolean {
  switch (effect.kind) {
    case "answer":
    case "rate-limited":
    case "close-before-effect":
    case "hang":
      return true;
    case "not-json":
    case "wrong-shape":
    case "empty":
      return effect.done === "no";
    default:
      return false;
  }
}

/** Applies the effect to the true answer; `reply` is undefined where the request was not carried out. */
export function spoiled(effect: Effect | undefined, reply: Reply | undefined): Sending {
  const basis: Reply = reply ?? { status: 200, headers: {}, text: "", list: false, effect: false };
  const otherShape = basis.list ? { unexpected: true } : ["unexpected"];
  switch (effect?.kind) {
    case "answer":
      return whole(basis, { status: effect.status, headers: effect.headers ?? {}, ...bodyOf(effect.body) });
    case "rate-limited":
      return whole(basis, {
        status: 429,
        headers: effect.retryAfter === undefined ? {} : { "retry-after": String(effect.retryAfter) },
        ...bodyOf({ errors: ["Too many requests."] }),
      });
    case "close-before-effect":
    case "close-after-effect":
      return { how: "closed" };
    case "truncate":
      return {
        how: "cut",
        reply: basis,
        bytes: effect.bytes ?? Math.floor(Buffer.byteLength(basis.text) / 2),
      };
    case "not-json":
      return whole(basis, {
        status: effect.status ?? 200,
        headers: {},
        contentType: "text/html",
        text: "<!doctype html><html><head><title>Sign in</title></head><body>Please sign in.</body></html>",
      });
    case "wrong-shape":
      return whole(basis, {
        status: basis.status === 204 ? 200 : basis.status,
        headers: {},
        ...bodyOf("body" in effect ? effect.body : otherShape),
      });
    case "empty":
      return whole(basis, { status: basis.status, headers: {}, contentType: "", text: "" });
    case "hang":
      return { how: "never" };
    default:
      return { how: "whole", reply: basis };
  }
}

interface Replacement {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly contentType: string;
  readonly text: string;
}

function bodyOf(body: unknown): Pick<Replacement, "contentType" | "text"> {
  if (body === undefined) return { contentType: "", text: "" };
  return typeof body === "string"
    ? { contentType: "text/plain", text: body }
    : { contentType: "application/json", text: JSON.stringify(body) };
}

function whole(basis: Reply, { status, headers, contentType, text }: Replacement): Sending {
  const typed: Record<string, string> = contentType ? { "content-type": contentType } : {};
  return { how: "whole", reply: { ...basis, status, headers: { ...typed, ...lowerCased(headers) }, text } };
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
