import ignore from "ignore";
import { foldEmail } from "../../automox/wire/email";
import { AccessError } from "../cli/access-error";
import { type IgnoreLine, parseIgnoreLine } from "./ignore-line";
import type { DriftItem } from "./item";

/** Why an item is left out. */
export interface Excuse {
  readonly reason: string;
  readonly until: string | null;
}

export interface IgnoreRules {
  /** Undefined: the item is reported. */
  excuseOf(item: DriftItem): Excuse | undefined;
  /** Lines that excused nothing since the rules were read. */
  unused(): readonly IgnoreLine[];
}

/** What a pattern is held against. Lower case; a slash within an address is `%2F`. */
const ignorePathOf = ({ kind, person, org }: Pick<DriftItem, "kind" | "person" | "org">): string =>
  `${kind}/${foldEmail(person.email).replaceAll("/", "%2F")}/${org}`;

/**
 * Gitignore patterns over `kind/e-mail/organization`; the last one that fits counts, and `!` takes back. A
 * part alone fits at its place: `unmanaged_user`, `*@agency.example.com`. Every line but a `!` one says why,
 * with `reason=`; `until=` is its last day. Throws AccessError with every line that is wrong, has no reason,
 * or is past its day: an exception nobody renews must not live on.
 */
export function readIgnoreRules(text: string, { file, now }: { file: string; now: Date }): IgnoreRules {
  const parsed = text
    .split(/\r?\n/)
    .map((line, index) => ({ line: index + 1, entry: parseIgnoreLine(line, index + 1) }));
  const today = now.toISOString().slice(0, 10);
  const complaints = parsed.flatMap(({ line, entry }) => {
    if (typeof entry === "string") return [`${file}:${line} ${entry}.`];
    if (entry?.until != null && entry.until < today)
      return [`${file}:${line} ended on ${entry.until}; renew it, or take it out.`];
    return [];
  });
  if (complaints.length > 0) throw new AccessError(complaints.join("\n"));
  const lines = parsed.flatMap(({ entry }) => (typeof entry === "object" ? [entry] : []));
  const matcher = ignore({ ignorecase: true });
  for (const { pattern, line } of lines) matcher.add({ pattern, mark: String(line) });
  const byMark = new Map(lines.map((entry) => [String(entry.line), entry]));
  const used = new Set<number>();
  return {
    excuseOf(item) {
      const { ignored, rule } = matcher.test(ignorePathOf(item));
      const line = byMark.get(rule?.mark ?? "");
      if (!ignored || line === undefined) return undefined;
      used.add(line.line);
      return { reason: line.reason ?? "", until: line.until };
    },
    unused: () => lines.filter(({ line, pattern }) => !pattern.startsWith("!") && !used.has(line)),
  };
}

/** Nothing is ignored. */
export const NO_IGNORE_RULES: IgnoreRules = { excuseOf: () => undefined, unused: () => [] };

export const VENDOR = "support account of Automox";

const UNMANAGED: readonly string[] = ["unmanaged_admin", "unmanaged_user"];

/**
 * What nobody is to put into a file: the tool's own key, and the vendor's support people. `--strict` asks for
 * them too.
 */
export function builtInExcuse({ kind, person }: DriftItem, keyOwner: string | null): Excuse | undefined {
  if (!UNMANAGED.includes(kind)) return undefined;
  const email = foldEmail(person.email);
  if (keyOwner !== null && email === foldEmail(keyOwner))
    return { reason: "owner of the API key in use", until: null };
  if (email.endsWith("@automox.com")) return { reason: VENDOR, until: null };
  return undefined;
}
