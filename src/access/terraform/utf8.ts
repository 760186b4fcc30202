import { TextDecoder } from "node:util";

/** The same text as UTF-8 without a byte order mark: a redirection in PowerShell writes UTF-16. */
export async function* asUtf8(bytes: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | undefined;
  let isFirst = true;
  for await (const part of bytes) {
    let chunk = typeof part === "string" ? Buffer.from(part, "utf8") : part;
    if (chunk.length === 0) continue;
    if (isFirst) {
      isFirst = false;
      if (chunk[0] === 0xff && chunk[1] === 0xfe) decoder = new TextDecoder("utf-16le");
      if (chunk[0] === 0xfe && chunk[1] === 0xff) decoder = new TextDecoder("utf-16be");
      if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) chunk = chunk.subarray(3);
    }
    yield decoder ? Buffer.from(decoder.decode(chunk, { stream: true }), "utf8") : chunk;
  }
}
