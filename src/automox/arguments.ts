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
