import { uuidOf } from "../wire/uuid";
import { AutomoxError } from "./errors";
import type { Method } from "./retry";

/** Refuses a number that no request should be made with; without it, NaN would end up in a path. Throws `invalid`. */
export function checkNumber(
  name: string,
  value: number,
  {
    method,
    path,
    min,
    max = Number.MAX_SAFE_INTEGER,
  }: { method: Method; path: string; min: number; max?: number },
): void {
  if (Number.isSafeInteger(value) && value >= min && value <= max) return;
  const range = max === Number.MAX_SAFE_INTEGER ? `${min} or more` : `from ${min} to ${max}`;
  throw new AutomoxError({
    kind: "invalid",
    method,
    path,
    reason: `expected \`${name}\` to be a whole number, ${range}, got ${value}`,
  });
}

/** A UUID in lower case, fit for a path. Throws `invalid` for anything else, without showing it: it may be a key in the wrong place. */
export function checkUuid(
  name: string,
  value: string,
  { method, path }: { readonly method: Method; readonly path: string },
): string {
  const uuid = uuidOf(value);
  if (uuid !== undefined) return uuid;
  throw new AutomoxError({ kind: "invalid", method, path, reason: `expected \`${name}\` to be a UUID` });
}
