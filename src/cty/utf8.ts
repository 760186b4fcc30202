import { CtyError } from "./error";

const encoder = new TextEncoder();
// A byte order mark is a character of the text like any other.
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Longest text worth reading byte by byte instead of through the decoder, whose every call is dear. */
const SHORT = 32;

/** Text of UTF-8 bytes. Throws CtyError if they are not valid UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  if (bytes.length <= SHORT) {
    const text = asciiText(bytes);
    if (text !== undefined) return text;
  }
  try {
    return decoder.decode(bytes);
  } catch {
    throw new CtyError("text must be valid UTF-8");
  }
}

function asciiText(bytes: Uint8Array): string | undefined {
  let text = "";
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte >= 0x80) return undefined;
    text += String.fromCharCode(byte);
  }
  return text;
}

export function encodeUtf8(text: string): Uint8Array {
  return encoder.encode(text);
}
