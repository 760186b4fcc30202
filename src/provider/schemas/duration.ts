import type { Check } from "../../framework/checks";

const UNITS: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const FORM = /^(\d{1,9})(s|m|h|d)$/;

/** "90s", "20m", "2h", "14d": a whole number and a unit. Milliseconds; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  const [, amount, unit] = FORM.exec(text) ?? [];
  const factor = UNITS[unit ?? ""];
  return amount === undefined || factor === undefined || Number(amount) === 0
    ? undefined
    : Number(amount) * factor;
}

export const durationShape: Check<string> = {
  says: 'a duration of a whole number and a unit s, m, h or d, for example "20m"',
  holds: (value) => parseDuration(value) !== undefined,
};

/** In words for messages: 90 s, 12 min, 1 h 30 min. */
export function printDuration(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}
