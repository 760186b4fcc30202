import type { ServerHttp2Stream } from "node:http2";
import { framed, frameHeader } from "./frame";
import { type GrpcError, status, toTrailers } from "./status";

/** The response of one call. After `finish` or `fail`, or once the client is gone, everything is a no-op. */
export interface Answer {
  /** Sends a message. False when the client's window is full and Node has begun to buffer. */
  send(message: Uint8Array): boolean;
  /** Resolves when the client can take another message, or never will. */
  room(): Promise<void>;
  /** Ends the response with status OK, behind this message where there is one. */
  finish(message?: Uint8Array): void;
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
/** gRPC has no use for a date. */
const WITH_TRAILERS = { waitForTrailers: true, sendDate: false };
const STATUS_ALONE = { endStream: true, sendDate: false };

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
    stream.respond(RESPONSE_HEADERS, WITH_TRAILERS);
  };

  return {
    isComplete: () => isComplete,
    send(message) {
      if (isLost()) return true;
      begin();
      const hasRoom = stream.write(begun(stream, message));
      stream.uncork();
      return hasRoom;
    },
    room: () => (isLost() || !stream.writableNeedDrain ? Promise.resolve() : drained(stream)),
    finish(message) {
      if (isLost()) return;
      begin();
      isComplete = true;
      stream.end(message && begun(stream, message));
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
      stream.respond({ ...RESPONSE_HEADERS, ...trailers }, STATUS_ALONE);
      stopReading(stream);
    },
  };
}

/**
 * What is left to be written of a message. A large one is not copied to stand behind its header; corked, the two still
 * leave in one write.
 */
function begun(stream: ServerHttp2Stream, message: Uint8Array): Uint8Array {
  if (message.length <= LARGEST_COPY) return framed(message);
  stream.cork();
  stream.write(frameHeader(message.length));
  return message;
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
