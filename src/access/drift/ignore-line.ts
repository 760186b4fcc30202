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

const FIELD = /\s+(reason|until)=("(?:[^"\\]|\\.)*"|\S*)\s*$/;

/**
 * `PATTERN reason="…" until=YYYY-MM-DD`: the fields stand at the end, in any order, each once. Undefined for
 * an empty line or a comment; a text says what is wrong.
 */
export function parseIgnoreLine(text: string, line: number): IgnoreLine | string | undefined {
  let rest = text.trim();
  if (rest === "" || rest.startsWith("#")) return undefined;
  const fields = new Map<string, string>();
  for (let found = FIELD.exec(rest); found; found = FIELD.exec(rest)) {
    const [, name = "", raw = ""] = found;
    if (fields.has(name)) return `${name}= is given twice`;
    fields.set(name, unquoted(raw));
    rest = rest.slice(0, found.index);
  }
  const unknown = /(?<!\\)\s+(?!reason=|until=)([a-z_]+)=/.exec(rest);
  if (unknown) return `there is no field ${unknown[1]}=; fields are reason= and until=`;
  // A reason of several words without quotes is the likeliest slip.
  if (/(?<!\\)\s/.test(rest))
    return 'a pattern holds no blank; write a reason of several words as reason="…"';
  const reason = fields.get("reason")?.trim() ?? "";
  const until = fields.get("until") ?? null;
  if (until !== null && !isDay(until)) return `until=${until} is no day as YYYY-MM-DD`;
  if (reason === "" && !rest.startsWith("!")) return 'has no reason; add reason="why this is accepted"';
  return { line, pattern: rest, reason: reason === "" ? null : reason, until };
}

const unquoted = (raw: string): string =>
  raw.startsWith('"') ? raw.slice(1, -1).replaceAll(/\\(.)/g, "$1") : raw;
