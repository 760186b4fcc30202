/**
 * What is said of a value that cannot be used and may be a key in the wrong place: "36 characters, not a number".
 * Never the value, because a key that stands only there is in no list of secrets.
 */
export const unshown = (value: string, expected: string): string =>
  value === ""
    ? "an empty text"
    : `${value.length} ${value.length === 1 ? "character" : "characters"}, not ${expected}`;
