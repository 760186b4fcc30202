import { streamSafe } from "./stream-safe";

/**
 * Text as Terraform keeps it: Unicode normalisation form C. A lone surrogate, which UTF-8 cannot
 * carry, becomes U+FFFD, as Go's own decoders do.
 */
export function normalizeText(text: string): string {
  // The first test costs nothing for Latin-1 strings, which is nearly all of them.
  const wellFormed = /[\ud800-\udfff]/.test(text) ? text.replace(/\p{Surrogate}/gu, "\ufffd") : text;
  return streamSafe(wellFormed).normalize("NFC");
}

/**
 * Order of Go's string comparison, by UTF-8 bytes, which is the order of code points. JavaScript's
 * own `<` goes by UTF-16 units and puts U+1F600 before U+FF5E.
 */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) return codePointRank(left) - codePointRank(right);
  }
  return a.length - b.length;
}

/** Moves surrogate units (which stand for U+10000 and above) behind U+E000–U+FFFF. */
function codePointRank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
