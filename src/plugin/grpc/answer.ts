import type { ServerHttp2Stream } from "node:http2";
import { frameHeader } from "./frame";
import { type GrpcError, status, toTrailers } from "./status";

/** The response of one call. After `finish` or `fail`, or once the client is gone, everything is a no-op. */
export interface Answer {
  /** Sends a message. False when the client has room for no more just now. */
  send(message: Uint8Array): boolean;
  /** Resolves when the client can take another message, or never will. */
  room(): Promise<void>;
  /** Ends the response with status OK. */
  finish(): void;
  /** Ends the response with this status, behind the messages that were sent. */
  fail(error: GrpcError): void;
  /** Whether the status has been decided and handed to HTTP/2. */
  isComplete(): boolean;
}

/** Of HTTP/2 (RFC 9113, section 7). Node's own constants would load all of its HTTP/2 before the line. */
const NO_ERROR = 0;

/** Up to here, copying a message behind its header is cheaper than a second write. */
const LARGEST_COPY = 16_384;

const RESPONSE_HEADERS = { ":status": 200, "content-type": "application/grpc" } as const;

/**
 * An answer goes out in one of two forms. With messages: headers, messages, and the status in trailers. Without any,
 * as failed calls mostly are: one block of headers that carries the status and ends the stream ("trailers-only").
 * Headers are therefore held back until the first message.
 */
export function createAnswer(stream: ServerHttp2Stream): Answer {
  let isComplete = false;
  let hasHeaders = false;
  let trailers = toTrailers(status.ok);
  const isLost = () => isComplete || stream.destroyed || stream.closed;

  const begin = () => {
    if (hasHeaders) return;
    hasHeaders = true;
    // Node asks for the trailers when the last message has been handed to the connection.
    stream.once("wantTrailers", () => {
      stream.sendTrailers(trailers);
      stopReading(stream);
    });
    stream.respond(RESPONSE_HEADERS, { waitForTrailers: true });
  };

  return {
    isComplete: () => isComplete,
    send(message) {
      if (isLost()) return true;
      begin();
      return write(stream, message);
    },
    room: () => (isLost() || !stream.writableNeedDrain ? Promise.resolve() : drained(stream)),
    finish() {
      if (isLost()) return;
      begin();
      isComplete = true;
      stream.end();
    },
    fail(error) {
      if (isLost()) return;
      isComplete = true;
      trailers = toTrailers(error.code, error.message);
      if (hasHeaders) {
        stream.end();
        return;
      }
      // A status without any message is one block of headers that ends the stream.
      stream.respond({ ...RESPONSE_HEADERS, ...trailers }, { endStream: true });
      stopReading(stream);
    },
  };
}

/**
 * False when the client's window is full and Node has begun to buffer. A large message is not copied to stand behind
 * its header; corked, the two still leave in one write.
 */
function write(stream: ServerHttp2Stream, message: Uint8Array): boolean {
  const header = frameHeader(message.length);
  if (message.length <= LARGEST_COPY) return stream.write(Buffer.concat([header, message]));
  stream.cork();
  stream.write(header);
  const hasRoom = stream.write(message);
  stream.uncork();
  return hasRoom;
}

/** A client that is gone makes no room, so that counts as well. */
function drained(stream: ServerHttp2Stream): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      stream.off("drain", settle);
      stream.off("close", settle);
      resolve();
    };
    stream.on("drain", settle);
    stream.on("close", settle);
  });
}

/**
 * The answer is out. What the client still sends is of no interest, and unread data would keep the stream open:
 * RST_STREAM with NO_ERROR after a complete response is HTTP/2's way to say so.
 */
export function stopReading(stream: ServerHttp2Stream): void {
  if (stream.readableEnded) return;
  stream.resume();
  // Not at once: closing would overtake the trailers.
  setImmediate(() => stream.close(NO_ERROR));
}
