import { isNumber } from "../cty/value";

/** A rule about one value that describes itself, so that messages and docs compose. */
export interface Check<T> {
  /** Lower case, no full stop: it is read after "must be". */
  readonly says: string;
  /** Gets values that are known throughout. */
  readonly holds: (value: T) => boolean;
  /** What to do about this very value, a whole sentence: "Did you mean \"admin\"?". Not asked for sensitive ones. */
  readonly remedy?: (value: T) => string | undefined;
}

function all(value: unknown): readonly unknown[] {
  if (value instanceof Map) return [...value.values()];
  return Array.isArray(value) ? value : [value];
}

/** For numbers, and for every element of a collection of numbers. */
export const safeInteger: Check<never> = {
  says: "a whole number no larger than 9007199254740991 in size",
  // Not for what is no number: what stands in the wrong place has a message of its own.
  holds: (value: unknown) =>
    all(value).every((element) => !isNumber(element) || Number.isSafeInteger(element)),
};

export const oneOfWords = (words: readonly string[]): Check<never> => ({
  says: `one of ${words.map((word) => JSON.stringify(word)).join(", ")}`,
  holds: (value: unknown) => words.includes(value as string),
  remedy: (value: unknown) => {
    const meant = words.find((word) => word.toLowerCase() === String(value).trim().toLowerCase());
    return meant === undefined ? undefined : `Write ${JSON.stringify(meant)}.`;
  },
});

export const nonEmpty: Check<string> = {
  says: "non-empty text",
  holds: (value) => value.length > 0,
};

export const between = (least: number, most: number): Check<number> => ({
  says: `a number from ${least} to ${most}`,
  holds: (value) => value >= least && value <= most,
});
