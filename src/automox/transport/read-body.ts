/** The bytes of an answer, and whether they are all. */
interface Body {
  readonly bytes: Uint8Array;
  readonly complete: boolean;
}

/**
 * Reads an answer's body up to a limit, counted after decompression, and lets go of the rest. Rejects when the connection breaks in the middle.
 */
export async function readBody(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  maxBytes: number,
): Promise<Body> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    const room = maxBytes - size;
    chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
    size += Math.min(chunk.length, room);
    // Leaving the loop ends the connection: the rest is nobody's business.
    if (chunk.length > room) return { bytes: Buffer.concat(chunks, size), complete: false };
  }
  return { bytes: Buffer.concat(chunks, size), complete: true };
}
