import type { Phrase } from "./phrase";
import { cellCode, harmless, inlineCode } from "./safe-text";

/** Letters, digits and punctuation that mean nothing in Markdown, however they are put together; no `@`, `#`, `/`, `<`, `[`, `*`, and `_` only within a word. */
const PLAIN = /^(?:[\p{L}\p{N} .,;:()'"%=?+-]|(?<=[a-z])_(?=[a-z]))*$/u;

/** Text of ours as it is; anything with a sign that could mean something becomes code, so that no mention, link or HTML can live in it. */
const ours = (text: string, code: (text: string) => string): string => {
  const line = text.replaceAll(/\s+/gu, " ");
  return PLAIN.test(line) && !/www\.|:\S*\w\.\w/i.test(line) ? line : blanksOutside(line, code);
};

/** The blanks around a code would be inside it. */
function blanksOutside(line: string, code: (text: string) => string): string {
  const text = harmless(line, 2_000);
  return text === ""
    ? line.replaceAll(/\s+/gu, " ")
    : `${/^\s/u.test(line) ? " " : ""}${code(text)}${/\s$/u.test(line) ? " " : ""}`;
}

/** A sentence as one line of Markdown, outside of tables. */
export const markdownLine = (phrase: Phrase, maxCharacters = 200): string => {
  const code = (text: string) => inlineCode(text, maxCharacters);
  return phrase.map((part) => (typeof part === "string" ? ours(part, code) : code(part.value))).join("");
};

/** A sentence as the cell of a table. */
export const markdownCell = (phrase: Phrase, maxCharacters = 200): string => {
  const code = (text: string) => cellCode(text, maxCharacters);
  return phrase.map((part) => (typeof part === "string" ? ours(part, code) : code(part.value))).join("");
};

/** A sentence as plain text in one line, for terminals, annotations and JSON messages. */
export const plainLine = (phrase: Phrase, maxCharacters = 200): string =>
  phrase
    .map((part) =>
      typeof part === "string" ? blanksOutside(part, (text) => text) : harmless(part.value, maxCharacters),
    )
    .join("");
