import { InvalidArgumentError } from "commander";
import { parsed, preset } from "../cli/options";
import { DAY_MS } from "../facts/days";

const UNITS: Readonly<Record<string, number>> = { h: DAY_MS / 24, d: DAY_MS, w: 7 * DAY_MS };

/** "12h", "14d", "2w": milliseconds. Throws InvalidArgumentError for anything else. */
export function parseAge(text: string): number {
  const [, amount = "0", unit = ""] = /^(\d{1,5})([hdw])$/.exec(text.trim()) ?? [];
  const ms = Number(amount) * (UNITS[unit] ?? 0);
  if (ms === 0) throw new InvalidArgumentError("Expected a number with h, d or w, such as 14d.");
  return ms;
}

/** From which age on a pending invitation is stale. */
export const staleAfter = (meaning: string) => ({
  "--stale-after <age>": preset(parsed(meaning, parseAge), 14 * DAY_MS, "14d"),
});
