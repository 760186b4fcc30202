/** The bytes of an answer, and whether they are all. */
interface Body {
  readonly bytes: Uint8Array;
  readonly complete: boolean;
}

/**
 * Reads an answer's body up to a limit, counted after decompression, and lets go of the rest. Rejects when the connection breaks in the middle.
 */
export async function readBody(response: Response, maxBytes: number): Promise<Body> {
  if (!response.body) return { bytes: new Uint8Array(), complete: true };
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { bytes: Buffer.concat(chunks, size), complete: true };
    const room = maxBytes - size;
    chunks.push(value.length > room ? value.subarray(0, room) : value);
    size += Math.min(value.length, room);
    if (value.length > room) {
      // The rest is nobody's business; if letting go fails, the connection is closed anyway.
      reader.cancel().catch(() => {});
      return { bytes: Buffer.concat(chunks, size), complete: false };
    }
  }
}
