import ignore from "ignore";
import { foldEmail } from "../../automox/wire/email";
import { AccessError } from "../cli/access-error";
import { isDay } from "../facts/days";
import type { DriftItem } from "./item";

/** Why an item is left out; `until` is the last day as `YYYY-MM-DD`, null: without end. */
export interface Excuse {
  readonly reason: string;
  readonly until: string | null;
}

/** One line of the ignore file. */
interface IgnoreLine extends Excuse {
  /** From 1. */
  readonly line: number;
  readonly pattern: string;
}

/** Something found, or `not_compared` with its attribute. */
interface Excusable {
  readonly kind: string;
  readonly person: Pick<DriftItem["person"], "email">;
  readonly org: number | null;
  readonly attribute?: string | null;
}

export interface IgnoreRules {
  /** Undefined: the item is reported. */
  excuseOf(item: Excusable): Excuse | undefined;
  /** Lines that excused nothing since the rules were read. */
  unused(): readonly IgnoreLine[];
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
  return { line: number, pattern, reason, until };
}

/**
 * Gitignore patterns over `kind/e-mail/organization`, and `not_compared/e-mail/organization/attribute`; the last one that fits counts, and `!` takes back. A
 * part alone fits at its place: `unmanaged_user`, `*@agency.example.com`. Every line but a `!` one says why,
 * with `reason=`; `until=` is its last day. Throws AccessError with every line that is wrong, has no reason,
 * or is past its day: an exception nobody renews must not live on.
 */
export function readIgnoreRules(text: string, { file, now }: { file: string; now: Date }): IgnoreRules {
  const today = now.toISOString().slice(0, 10);
  const complaints: string[] = [];
  const lines: IgnoreLine[] = [];
  for (const [index, each] of text.split(/\r?\n/).entries()) {
    const entry = parseIgnoreLine(each, index + 1);
    if (typeof entry === "string") complaints.push(`${file}:${index + 1} ${entry}.`);
    else if (entry?.until && entry.until < today)
      complaints.push(`${file}:${index + 1} ended on ${entry.until}; renew it, or take it out.`);
    else if (entry) lines.push(entry);
  }
  if (complaints.length > 0) throw new AccessError(complaints.join("\n"));
  const matching = (some: readonly IgnoreLine[]) =>
    ignore({ ignorecase: true }).add(some.map(({ pattern, line }) => ({ pattern, mark: String(line) })));
  const ofGaps = matching(lines.filter(({ pattern }) => GAPS.test(pattern)));
  const ofItems = matching(lines.filter(({ pattern }) => !GAPS.test(pattern)));
  const byMark = new Map(lines.map((entry) => [String(entry.line), entry]));
  const used = new Set<number>();
  return {
    excuseOf({ kind, person, org, attribute }) {
      // What a pattern is held against: lower case; a slash within an address is `%2F`.
      const email = foldEmail(person.email).replaceAll("/", "%2F");
      const end = attribute === undefined ? "" : `/${attribute ?? "everything"}`;
      const { ignored, rule } = (kind === NOT_COMPARED ? ofGaps : ofItems).test(
        `${kind}/${email}/${org ?? "-"}${end}`,
      );
      const found = byMark.get(rule?.mark ?? "");
      if (!ignored || found === undefined) return undefined;
      used.add(found.line);
      return { reason: found.reason, until: found.until };
    },
    unused: () => lines.filter(({ line, pattern }) => !pattern.startsWith("!") && !used.has(line)),
  };
}

export const NOT_COMPARED = "not_compared";

/** What cannot be compared is accepted by name alone: no pattern for findings hides it. */
const GAPS = /^!?\/?not_compared(?:\/|$)/i;

/** Nothing is ignored. */
export const NO_IGNORE_RULES: IgnoreRules = { excuseOf: () => undefined, unused: () => [] };

export const VENDOR = "support account of Automox";

/**
 * What nobody is to put into a file: the tool's own key, and the vendor's support people. `--strict` asks for
 * them too.
 */
export function builtInExcuse({ kind, person }: DriftItem, keyOwner: string | null): Excuse | undefined {
  if (kind !== "unmanaged_admin" && kind !== "unmanaged_user") return undefined;
  const email = foldEmail(person.email);
  if (keyOwner !== null && email === foldEmail(keyOwner))
    return { reason: "owner of the API key in use", until: null };
  return email.endsWith("@automox.com") ? { reason: VENDOR, until: null } : undefined;
}
