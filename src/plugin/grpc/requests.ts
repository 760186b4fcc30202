import type { ServerHttp2Stream } from "node:http2";
import { createFrameReader } from "./frame";
import type { Codec } from "./service";
import { GrpcError, status } from "./status";

interface RequestOptions<Req> {
  readonly codec: Codec<Req>;
  readonly maxBytes: number;
  /** Aborted when no more of the request will come; its reason is what a waiting reader gets. */
  readonly signal: AbortSignal;
}

/**
 * The one message of a unary request, once the client has ended its side: only then is it certain that no second
 * message follows. Rejects with a GrpcError. Bytes of the message may be views onto what was received.
 */
export function readOne<Req>(body: ServerHttp2Stream, options: RequestOptions<Req>): Promise<Req> {
  return new Promise((resolve, reject) => {
    let message: Buffer | undefined;
    const reader = createFrameReader(options.maxBytes, (next) => {
      if (message !== undefined) throw wrongCount("more than one message");
      message = next;
    });
    body.on("data", (chunk: Buffer) => {
      try {
        reader.push(chunk);
      } catch (error) {
        reject(error);
      }
    });
    body.once("end", () => {
      try {
        expectWhole(body);
        reader.end();
        if (message === undefined) throw wrongCount("no message");
        resolve(decode(options.codec, message));
      } catch (error) {
        reject(error);
      }
    });
    options.signal.addEventListener("abort", () => reject(options.signal.reason), { once: true });
  });
}

/**
 * The messages of a streaming request, in order. The body is read only as fast as the messages are taken, so a slow
 * handler holds the client back by HTTP/2 flow control.
 */
export async function* readMany<Req>(
  body: ServerHttp2Stream,
  options: RequestOptions<Req>,
): AsyncGenerator<Req, void> {
  // One chunk can hold several messages; more than a chunk never waits.
  const waiting: Buffer[] = [];
  let failure: unknown;
  let isOver = false;
  let wake = () => {};

  const finish = (error?: unknown) => {
    failure ??= error;
    isOver = true;
    wake();
  };
  const reader = createFrameReader(options.maxBytes, (message) => {
    waiting.push(message);
    body.pause();
    wake();
  });
  // These run in event listeners, where a throw would end the process.
  const attempt = (step: () => void) => {
    try {
      step();
    } catch (error) {
      finish(error);
    }
  };
  body.on("data", (chunk: Buffer) => attempt(() => reader.push(chunk)));
  body.once("end", () =>
    attempt(() => {
      expectWhole(body);
      reader.end();
      finish();
    }),
  );
  options.signal.addEventListener("abort", () => finish(options.signal.reason), { once: true });
  if (options.signal.aborted) finish(options.signal.reason);

  // What arrived before a failure is handed on first, so a handler sees the stream as the client wrote it.
  while (true) {
    const message = waiting.shift();
    if (message !== undefined) yield decode(options.codec, message);
    else if (failure !== undefined) throw failure;
    else if (isOver) return;
    else {
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      body.resume();
      await woken;
    }
  }
}

/** Node ends the body of a request that was reset or lost like one that is complete. */
function expectWhole(body: ServerHttp2Stream): void {
  if (body.aborted) throw new GrpcError(status.cancelled, "the client cancelled the call");
}

function decode<Req>(codec: Codec<Req>, message: Buffer): Req {
  try {
    return codec.decode(message);
  } catch {
    // The decoder's own text quotes nothing useful to a client, and the bytes may be a secret.
    throw new GrpcError(status.internal, "the request is not a message of the expected type");
  }
}

/** gRPC's list of status codes gives UNIMPLEMENTED to a wrong number of messages. */
function wrongCount(what: string): GrpcError {
  return new GrpcError(status.unimplemented, `expected exactly one message in the request, got ${what}`);
}
