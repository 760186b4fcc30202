/** A piece of an expression; `text` is as written, of a quoted text without its quotes. */
export interface Piece {
  readonly kind: "name" | "number" | "text" | "sign" | "end";
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

const SIGNS = ["...", "==", "!=", ">=", "<=", "&&", "||", "=>", "::"];

/** Made anew each time: a pattern that is kept keeps its place with it. */
const SPACE = () => /\s*/y;
const NAME = () => /[\p{L}_][\p{L}\p{N}_-]*/uy;
const NUMBER = () => /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** The piece that begins at or behind a place. */
export function pieceAt(source: string, from: number): Piece {
  const at = from + matched(SPACE(), source, from).length;
  const piece = (kind: Piece["kind"], text: string, length = text.length): Piece => ({
    kind,
    text,
    at,
    end: at + length,
  });
  if (at >= source.length) return piece("end", "");
  if (source[at] === '"') {
    const end = endOfQuoted(source, at);
    return piece("text", source.slice(at + 1, end), end + 1 - at);
  }
  const name = matched(NAME(), source, at);
  if (name !== "") return piece("name", name);
  const number = matched(NUMBER(), source, at);
  if (number !== "") return piece("number", number);
  return piece("sign", SIGNS.find((sign) => source.startsWith(sign, at)) ?? (source[at] as string));
}

function matched(pattern: RegExp, source: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? "";
}

/** Where the quote is that ends a text begun at a place; templates in it may hold further quotes. */
function endOfQuoted(source: string, start: number): number {
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] === "\\") at++;
    else if (source[at] === '"') return at;
    else if (isTemplate(source, at)) at = endOfTemplate(source, at + 2);
    else if (isDoubled(source, at)) at++;
  }
  throw new SyntaxError("a quote is missing");
}

/** Where the brace is that ends what `${` began before a place. */
export function endOfTemplate(source: string, start: number): number {
  let depth = 0;
  for (let at = start; at < source.length; at++) {
    if (source[at] === '"') at = endOfQuoted(source, at);
    else if (source[at] === "{") depth++;
    else if (source[at] === "}" && depth-- === 0) return at;
  }
  throw new SyntaxError("a } is missing");
}

/** `${` or `%{`. */
export const isTemplate = (source: string, at: number): boolean =>
  (source[at] === "$" || source[at] === "%") && source[at + 1] === "{";

/** `$${` or `%%{`, which is the text without the first sign. */
export const isDoubled = (source: string, at: number): boolean =>
  source[at] === source[at + 1] && isTemplate(source, at + 1);
