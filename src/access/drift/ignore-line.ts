import { isDay } from "../facts/days";
/** One line of the ignore file. */
export interface IgnoreLine {
  /** From 1. */
  readonly line: number;
  readonly pattern: string;
  readonly reason: string | null;
  /** `YYYY-MM-DD`, the last day it holds; null: without end. */
  readonly until: string | null;
}

/** To the first blank without a backslash before it. */
const PATTERN = /^(?:[^\s\\]|\\(?:.|$))+/;
const FIELD = /^\s+([a-z_]+)=(?:("(?:[^"\\]|\\.)*")|(\S*))/;

/**
 * `PATTERN reason="…" until=YYYY-MM-DD`: the fields stand at the end, in any order, each once. Undefined for
 * an empty line or a comment; a text says what is wrong.
 */
export function parseIgnoreLine(text: string, number: number): IgnoreLine | string | undefined {
  const line = text.trim();
  if (line === "" || line.startsWith("#")) return undefined;
  const [pattern = ""] = PATTERN.exec(line) ?? [];
  const fields = new Map<string, string>();
  for (let rest = line.slice(pattern.length); rest !== ""; ) {
    const [whole, name = "", quoted, bare = ""] = FIELD.exec(rest) ?? [];
    // A reason of several words without quotes is the likeliest slip.
    if (whole === undefined) return 'a pattern holds no blank; write a reason of several words as reason="…"';
    if (name !== "reason" && name !== "until")
      return `there is no field ${name}=; fields are reason= and until=`;
    if (fields.has(name)) return `${name}= is given twice`;
    fields.set(name, quoted === undefined ? bare : quoted.slice(1, -1).replaceAll(/\\(.)/g, "$1"));
    rest = rest.slice(whole.length);
  }
  const reason = fields.get("reason")?.trim() ?? "";
  const until = fields.get("until") ?? null;
  if (until !== null && !isDay(until)) return `until=${until} is no day as YYYY-MM-DD`;
  if (reason === "" && !pattern.startsWith("!")) return 'has no reason; add reason="why this is accepted"';
  return { line: number, pattern, reason: reason === "" ? null : reason, until };
}
