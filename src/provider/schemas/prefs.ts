import { isDeepStrictEqual } from "node:util";
import { printExact } from "../../automox/wire/exact-json";
import { parseObject } from "./checks";

type Prefs = Readonly<Record<string, unknown>>;

/** Whether two texts spell the same preferences. */
export const samePrefs = (a: string, b: string): boolean => {
  const left = parseObject(a);
  const right = parseObject(b);
  return left !== undefined && right !== undefined && isDeepStrictEqual(left, right);
};

/**
 * What the state says of preferences: the managed keys, with the values of Automox. null (nothing is managed)
 * stays null, and an answer without preferences changes nothing.
 */
export function observedPrefs(managed: string | null, live: Prefs | null | undefined): string | null {
  if (managed === null || live === undefined) return managed;
  const keys = Object.keys(parseObject(managed) ?? {});
  const seen = Object.fromEntries(
    keys.filter((key) => live && Object.hasOwn(live, key)).map((key) => [key, live?.[key]]),
  );
  const text = printExact(seen);
  return samePrefs(managed, text) ? managed : text;
}
