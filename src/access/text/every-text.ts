type Change = (text: string) => string;

/** A copy with every text in it changed, however deep; what lies under the member `lines` is changed line by line. */
export function everyText<T>(value: T, change: Change, lines?: string): T {
  if (typeof value === "string") return change(value) as T;
  if (Array.isArray(value)) return value.map((each) => everyText(each, change, lines)) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [
    key,
    everyText(each, key === lines ? (text) => lineByLine(text, change) : change, lines),
  ]);
  return Object.fromEntries(entries) as T;
}

/** Lines stay lines, and what is set in stays set in. */
export const lineByLine = (text: string, change: Change): string =>
  text
    .split("\n")
    .map((line) => `${/^ */.exec(line)?.[0]}${change(line)}`)
    .join("\n");
