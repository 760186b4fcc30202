export const DAY_MS = 86_400_000;

/** Whole days between two moments, 0 where the first is still to come. */
export const daysBetween = (fromMs: number, toMs: number): number =>
  Math.max(0, Math.floor((toMs - fromMs) / DAY_MS));

/** So many days in UTC, today included, the newest first. */
export const lastDays = (now: Date, count: number): readonly string[] =>
  Array.from({ length: count }, (_, back) =>
    new Date(now.getTime() - back * DAY_MS).toISOString().slice(0, 10),
  );

/** `YYYY-MM-DD`; refuses the 30th of February too, which Date would move into March. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
