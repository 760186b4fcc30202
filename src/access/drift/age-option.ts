import { DAY_MS } from "../facts/days";

const UNITS: Readonly<Record<string, number>> = { h: DAY_MS / 24, d: DAY_MS, w: 7 * DAY_MS };

/** "12h", "14d", "2w": milliseconds; undefined for anything else. */
export function parseAge(text: string): number | undefined {
  const [, amount, unit = ""] = /^(\d{1,5})([hdw])$/.exec(text.trim()) ?? [];
  const factor = UNITS[unit];
  return amount === undefined || factor === undefined || Number(amount) === 0
    ? undefined
    : Number(amount) * factor;
}
