import { isDeepStrictEqual } from "node:util";
import { parseObject } from "./checks";

type Prefs = Readonly<Record<string, unknown>>;

/** Two spellings of the same preferences. */
export const samePrefs = (a: string, b: string): boolean => {
  const left = parseObject(a);
  const right = parseObject(b);
  return left !== undefined && right !== undefined && isDeepStrictEqual(left, right);
};

/**
 * What the state says of managed preferences: only the keys that are managed, with what the API has.
 * null stays null (nothing is managed); unchanged if the answer carried no preferences.
 */
export function observedPrefs(managed: string | null, live: Prefs | null | undefined): string | null {
  if (managed === null || live === undefined) return managed;
  const keys = Object.keys(parseObject(managed) ?? {});
  const seen = Object.fromEntries(keys.filter((key) => live && key in live).map((key) => [key, live?.[key]]));
  const text = JSON.stringify(seen);
  return samePrefs(managed, text) ? managed : text;
}
