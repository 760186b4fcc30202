import { createHmac } from "node:crypto";

/**
 * A value as a plan tells it: a text, nothing, or hidden. What is not known before the apply may be anything. What the
 * configuration marks as sensitive is reckoned with by its text and never printed; once sealed it is a code that only
 * holders of the digest's key can make.
 */
export type Told = string | null | AfterApply | Sensitive;

interface AfterApply {
  readonly hidden: "after-apply";
}

interface Sensitive {
  readonly hidden: "sensitive";
  /** Undefined once sealed. */
  readonly text?: string | undefined;
  /** HMAC-SHA-256 in hex; null without a key. */
  readonly code?: string | null | undefined;
  /** Of a sealed role: whether it is an administrator's. */
  readonly administers?: boolean | undefined;
}

export const AFTER_APPLY: AfterApply = { hidden: "after-apply" };

const isHidden = (value: unknown, how: "after-apply" | "sensitive"): boolean =>
  typeof value === "object" && value !== null && "hidden" in value && value.hidden === how;

export const isAfterApply = (value: unknown): value is AfterApply => isHidden(value, "after-apply");

export const isSensitive = (value: unknown): value is Sensitive => isHidden(value, "sensitive");

/** Undefined where nobody can say. */
export function textOf(told: Told): string | null | undefined {
  if (told === null || typeof told === "string") return told;
  return told.hidden === "sensitive" ? told.text : undefined;
}

/** The same, where what cannot be said is as good as absent. */
export const knownText = (told: Told): string | null => textOf(told) ?? null;

/** As a reader may see it. */
export function shownText(told: Told): string | null {
  if (told === null || typeof told === "string") return told;
  return told.hidden === "sensitive" ? "(sensitive)" : "(known after apply)";
}

/** Nobody can say that something unknown is what it was. */
export function isSame(a: Told, b: Told, fold: (text: string) => string = (text) => text): boolean {
  const [left, right] = [textOf(a), textOf(b)];
  if (left === undefined || right === undefined) return false;
  return left === null || right === null ? left === right : fold(left) === fold(right);
}

export interface Sealing {
  readonly key: string | null;
  readonly fold?: ((text: string) => string) | undefined;
}

/** Null without a key: a digest without one could be guessed. */
export function codeOf({ text, code }: Sensitive, { key, fold = (plain) => plain }: Sealing): string | null {
  if (text === undefined) return code ?? null;
  return key === null ? null : createHmac("sha256", key).update(fold(text)).digest("hex");
}
