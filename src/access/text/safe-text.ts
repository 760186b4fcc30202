import { hidden } from "../../secrets/hidden";
import { visible } from "../cli/for-terminal";

/**
 * Text of other people (names, addresses, keys, messages) made fit to print anywhere in one line.
 *
 * Line ends, tabs and blanks become one blank. What cannot be seen or turns the reading direction (control
 * characters, bidi marks, zero-width characters, tags, lone surrogates) becomes visible as `⟨U+202E⟩`: hiding
 * it would hide the trick. Longer texts are cut, and say so. Source of the set: Unicode categories Cc, Cf,
 * Cs, Co, Zl, Zp, and what is ignorable by default (fillers, variation selectors).
 */
export function harmless(text: string, maxCharacters = 200): string {
  // Secrets go before anything that could leave half of one, or spell it in yet another way.
  const line = hidden(text)
    .replaceAll(/[\s\u0085]+/gu, " ")
    .replaceAll(INVISIBLE, visible)
    .trim();
  const characters = [...line];
  if (characters.length <= maxCharacters) return line;
  return `${characters.slice(0, maxCharacters).join("")}… (${characters.length} characters)`;
}

const INVISIBLE = /\p{Cc}|\p{Cf}|\p{Cs}|\p{Co}|\p{Zl}|\p{Zp}|\p{Default_Ignorable_Code_Point}/gu;

/**
 * As inline code for Markdown outside of tables: there neither mentions, `#12`, links, HTML nor emphasis
 * live. Never empty. Source: CommonMark 0.31.2 section 6.1, GitHub and GitLab resolve references only outside
 * of code.
 */
export function inlineCode(text: string, maxCharacters = 200): string {
  const line = harmless(text, maxCharacters);
  if (line === "") return "` `";
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`;
}

/**
 * As inline code for a cell of a table. A pipe ends the cell even inside code, and a backslash before it may
 * itself be escaped by another, so it is shown as `⟨U+007C⟩` (GFM 0.29 section 4.10; cmark-gfm scans `\\\\`
 * before `\\|`).
 */
export const cellCode = (text: string, maxCharacters = 200): string =>
  inlineCode(text.replaceAll("|", "⟨U+007C⟩"), maxCharacters);

/** For the text of an element or the value of a quoted attribute in HTML. */
export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
