import { parseExact } from "../wire/exact-json";
import { ShapeError } from "../wire/shape-error";
import { isMarkup } from "./error-body";
import { isTooDeep } from "./json-depth";
import type { Answer } from "./requester";

const UTF_8 = new TextDecoder("utf-8", { fatal: true });

/** Whether a 2xx came without a body, as an answer to a write may. */
export const isEmpty = ({ bytes }: Answer): boolean => bytes.every(isBlank);

const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

const MAX_PLAIN = 500;

/** Whether a 2xx is a word or a sentence: neither JSON nor a web page, which may come from something in front of the API. */
export function isPlainText(answer: Answer): boolean {
  const text = new TextDecoder().decode(answer.bytes.subarray(0, MAX_PLAIN + 1)).trim();
  // Markup begins with no letter, and JSON with these alone.
  return text.length <= MAX_PLAIN && /^\p{L}/u.test(text) && !/^(null|true|false)$/.test(text);
}

/** The JSON of an answer. Throws the answer's own `unreadable` error. */
function parseJson(answer: Answer): unknown {
  if (!answer.complete) throw answer.unreadable("the answer is larger than this client reads");
  if (isEmpty(answer)) throw answer.unreadable("the answer is empty");
  const text = decodeText(answer);
  if (isTooDeep(text)) throw answer.unreadable("the answer is nested too deeply to be read");
  try {
    return parseExact(text);
  } catch {
    // The parser's own message quotes the text, which may be personal.
    throw answer.unreadable(isMarkup(text) ? "the answer is a web page, not JSON" : "the answer is not JSON");
  }
}

/** Broken characters would be written back with the next change, so they are refused, not replaced. */
function decodeText(answer: Answer): string {
  try {
    return UTF_8.decode(answer.bytes);
  } catch (error) {
    throw answer.unreadable("the answer is not UTF-8", { cause: error });
  }
}

/** Runs a decoder; what it finds wrong becomes the answer's `unreadable` error. */
export function decoded<T>(answer: Answer, decode: (json: unknown) => T): T {
  const json = parseJson(answer);
  try {
    return decode(json);
  } catch (error) {
    if (!(error instanceof ShapeError))
      throw answer.unreadable("the answer could not be decoded", { cause: error });
    throw answer.unreadable(error.message, { userId: error.userId });
  }
}
