import type { Phrase } from "./phrase";
import { cellCode, harmless, inlineCode } from "./safe-text";

const joined = (
  sentence: Phrase,
  { ours, theirs }: { readonly ours: (text: string) => string; readonly theirs: (text: string) => string },
): string => sentence.map((part) => (typeof part === "string" ? ours(part) : theirs(part.value))).join("");

const asItIs = (text: string): string => text;

/** A sentence whose own words are this program's: only the values are made harmless. */
export const plainText = (sentence: Phrase): string =>
  joined(sentence, { ours: asItIs, theirs: (text) => harmless(text) });

/** The same for Markdown outside of tables. */
export const markdownText = (sentence: Phrase): string =>
  joined(sentence, { ours: asItIs, theirs: (text) => inlineCode(text) });

/**
 * Letters, digits and punctuation that mean nothing in Markdown, however they are put together; no `@`, `#`,
 * `/`, `<`, `[`, `*`, and `_` only within a word.
 */
const PLAIN = /^[\p{L}\p{N} .,;:()'"%=?+_-]*$/u;
const LONE_UNDERSCORE = /(?:^|[^a-z])_|_(?:[^a-z]|$)/;

/** What forges make a link of without being asked to. */
const isLink = (line: string): boolean =>
  /www\./i.test(line) ||
  line.split(" ").some((word) => word.includes(":") && /\w\.\w/.test(word.slice(word.indexOf(":") + 1)));

/**
 * Text of ours as it is; anything with a sign that could mean something becomes code, so that no mention,
 * link or HTML can live in it.
 */
const plainOr =
  (code: (text: string) => string) =>
  (text: string): string => {
    const line = text.replaceAll(/\s+/gu, " ");
    const isPlain = PLAIN.test(line) && !LONE_UNDERSCORE.test(line) && !isLink(line);
    return isPlain ? line : blanksOutside(line, code);
  };

/** The blanks around a code would be inside it. */
function blanksOutside(line: string, code: (text: string) => string): string {
  const text = harmless(line, 2_000);
  return text === ""
    ? line.replaceAll(/\s+/gu, " ")
    : `${/^\s/u.test(line) ? " " : ""}${code(text)}${/\s$/u.test(line) ? " " : ""}`;
}

/**
 * A sentence as one line of Markdown, outside of tables; its own words may come from a document that somebody
 * else wrote.
 */
export function markdownLine(sentence: Phrase, maxCharacters = 200): string {
  const code = (text: string) => inlineCode(text, maxCharacters);
  return joined(sentence, { ours: plainOr(code), theirs: code });
}

/** The same as the cell of a table. */
export function markdownCell(sentence: Phrase, maxCharacters = 200): string {
  const code = (text: string) => cellCode(text, maxCharacters);
  return joined(sentence, { ours: plainOr(code), theirs: code });
}

/** The same as plain text in one line, for terminals, annotations and JSON messages. */
export const plainLine = (sentence: Phrase, maxCharacters = 200): string =>
  joined(sentence, {
    ours: (text) => blanksOutside(text, asItIs),
    theirs: (text) => harmless(text, maxCharacters),
  });
