import { hidden } from "../../secrets/hidden";

const MAX_TEXT = 500;

/** Control characters, halves of characters, and marks that reorder or hide what a terminal shows. */
const UNSEEN = /[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/gu;

/** An invitation link lets in whoever has it, so of links only the host is kept. */
const LINK = /\b(https?:\/\/[^\s/?#"'<>]+)[^\s"'<>]*/gi;

/**
 * Makes somebody else's text fit to be shown: one line, at most `max` characters, no control characters, no links, no
 * secrets, should the API echo one. undefined if nothing is left.
 */
export function cleanText(text: string, max: number = MAX_TEXT): string | undefined {
  const line = hidden(text)
    .slice(0, 20 * max)
    .replaceAll(LINK, "$1/…")
    .replaceAll(UNSEEN, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  if (line === "") return undefined;
  const characters = [...line];
  return characters.length <= max ? line : `${characters.slice(0, max - 1).join("")}…`;
}
