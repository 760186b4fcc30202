import { GrpcError, status } from "./status";

/** One byte that says whether the message is compressed, four of length, big-endian. */
const HEADER_BYTES = 5;

/**
 * A message that is whole in one chunk is handed on as a view of it. A larger one is copied once, into a buffer of
 * its announced size; a list of chunks joined at the end would need its memory twice.
 */
const LARGEST_VIEW = 65_536;

/** The header of an uncompressed message of this many bytes. */
export function frameHeader(length: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32BE(length, 1);
  return header;
}

/** A message behind its header. */
export function framed(message: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(HEADER_BYTES + message.length);
  frame[0] = 0;
  frame.writeUInt32BE(message.length, 1);
  frame.set(message, HEADER_BYTES);
  return frame;
}

interface FrameReader {
  /** Takes the next bytes of the request body, cut anywhere. Throws GrpcError, after which the call is lost. */
  push(chunk: Buffer): void;
  /** The body has ended. Throws when it ends inside a message. */
  end(): void;
}

/**
 * Takes the body of a gRPC request apart into messages. A message that announces more than `maxBytes` is refused by
 * its header, before any of it is kept.
 */
export function createFrameReader(maxBytes: number, onMessage: (message: Buffer) => void): FrameReader {
  let header: Buffer = Buffer.alloc(0);
  let message: Buffer | undefined;
  let filled = 0;

  // The length of the message behind this header.
  const open = (bytes: Buffer) => {
    const flag = bytes.readUInt8(0);
    const length = bytes.readUInt32BE(1);
    if (flag === 1) throw new GrpcError(status.internal, "compressed message without grpc-encoding");
    if (flag !== 0) throw new GrpcError(status.internal, `malformed message: flag byte ${flag}`);
    if (length > maxBytes) {
      const limit = `${length} bytes, the limit is ${maxBytes}`;
      throw new GrpcError(status.resourceExhausted, `received message is too large: ${limit}`);
    }
    return length;
  };

  const push = (chunk: Buffer) => {
    let rest = chunk;
    while (rest.length > 0) {
      if (message === undefined) {
        const wanted = HEADER_BYTES - header.length;
        header =
          header.length === 0 ? rest.subarray(0, wanted) : Buffer.concat([header, rest.subarray(0, wanted)]);
        rest = rest.subarray(wanted);
        if (header.length < HEADER_BYTES) return;
        const length = open(header);
        header = Buffer.alloc(0);
        if (rest.length >= length && length <= LARGEST_VIEW) {
          onMessage(rest.subarray(0, length));
          rest = rest.subarray(length);
          continue;
        }
        // Unfilled memory: nothing reads it before it is full.
        message = Buffer.allocUnsafe(length);
        filled = 0;
      }
      const copied = rest.copy(message, filled);
      filled += copied;
      rest = rest.subarray(copied);
      if (filled === message.length) {
        const whole = message;
        message = undefined;
        onMessage(whole);
      }
    }
  };

  return {
    push,
    end() {
      if (message !== undefined || header.length > 0) {
        throw new GrpcError(status.internal, "the request ended inside a message");
      }
    },
  };
}
