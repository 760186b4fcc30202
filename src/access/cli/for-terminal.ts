/** Control characters, with what makes a colour of one, and marks that turn the reading direction. */
const TURNING = /\p{Cc}(?:\[[\d;]*m)?|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const COLOR = /^\p{Cc}\[/u;
const LAYOUT = ["\n", "\r", "\t"];

/**
 * A result that goes to a screen and not into a file: CSV carries every name exactly as it is, and a name
 * must neither move the cursor nor turn what stands beside it.
 */
export const forTerminal = (text: string): string =>
  text.replaceAll(TURNING, (mark) => {
    const [first = "", ...rest] = mark;
    if (LAYOUT.includes(first) || (first === "\u001b" && COLOR.test(mark))) return mark;
    return `${visible(first)}${rest.join("")}`;
  });

/** A character that cannot be seen, as one that can. */
export const visible = (mark: string): string =>
  `⟨U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟩`;
