const MAX_DEPTH = 100;

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const OPENING: readonly number[] = [0x5b, 0x7b];
const CLOSING: readonly number[] = [0x5d, 0x7d];

/**
 * Whether a text has lists and objects nested so deeply that nobody meant it to be read: whatever walks through it step
 * into step would run out of stack. One walk over the text; brackets inside of JSON's texts mean nothing.
 */
export function isTooDeep(text: string, deepest = MAX_DEPTH): boolean {
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length && depth <= deepest; at++) {
    const mark = text.charCodeAt(at);
    if (mark === QUOTE) isQuoted = !isQuoted;
    else if (isQuoted) at += mark === BACKSLASH ? 1 : 0;
    else if (OPENING.includes(mark)) depth++;
    else if (CLOSING.includes(mark)) depth--;
  }
  return depth > deepest;
}
