import type { ServerHttp2Stream } from "node:http2";
import { errorText } from "../output/error-text";
import type { Logger } from "../output/log";
import { type Answer, createAnswer } from "./answer";
import { readMany, readOne } from "./requests";
import type { MethodDefinition, PluginCall } from "./service";
import { GrpcError, type StatusCode, status } from "./status";
import { parseTimeout } from "./timeout";

/** Any of the four kinds of handler; the definition says which. */
export type AnyHandler = (request: unknown, call: PluginCall) => Promise<unknown> | AsyncIterable<unknown>;

/** A method as one connection serves it. */
export interface ServedMethod {
  /** "/package.Service/Method". */
  readonly path: string;
  readonly definition: MethodDefinition;
  readonly handler: AnyHandler;
}

export interface CallOptions {
  readonly method: ServedMethod;
  /** `grpc-timeout` of the request. */
  readonly timeout: string | undefined;
  readonly maxRequestBytes: number;
  readonly log: Logger;
}

/** A call under way. */
export interface RunningCall {
  /** Resolves when the handler has returned and the stream is closed, so the answer is out. Never rejects. */
  readonly done: Promise<void>;
  /** Aborts the handler's signal. The handler may still answer: an apply that is cut short has a state to tell. */
  abort(reason: GrpcError): void;
}

/**
 * Answers one request. Every outcome, a handler that throws as well, ends in a status for the client.
 *
 * A handler's signal aborts for four reasons: the client cancels, its connection is lost, the deadline passes, or the
 * process is about to end. Only in the last case somebody still listens. A handler has to heed its signal; one that
 * does not keeps its memory, and on ending costs the whole grace.
 */
export function runCall(stream: ServerHttp2Stream, options: CallOptions): RunningCall {
  const controller = new AbortController();
  const answer = createAnswer(stream);
  const closed = new Promise<void>((resolve) => stream.once("close", resolve)).then(() => {
    // Reset by the client, or lost together with its connection.
    if (!answer.isComplete())
      controller.abort(new GrpcError(status.cancelled, "the client cancelled the call"));
  });
  const ran = run({ stream, answer, controller, answered: closed, ...options });
  return {
    done: Promise.all([ran, closed]).then(() => {}),
    abort: (reason) => controller.abort(reason),
  };
}

interface Run extends CallOptions {
  readonly stream: ServerHttp2Stream;
  readonly answer: Answer;
  readonly controller: AbortController;
  readonly answered: Promise<void>;
}

/** One call from its first byte to its status. Never rejects: nobody waits for it who could do anything. */
async function run(options: Run): Promise<void> {
  const { answer, controller, log, method } = options;
  const started = performance.now();
  let timer: NodeJS.Timeout | undefined;
  let code: StatusCode = status.ok;
  try {
    const timeoutMs = parseTimeout(options.timeout);
    if (timeoutMs !== undefined) {
      // The client is answered at once; the handler ends when it notices, and what it then says is dropped.
      timer = setTimeout(() => {
        const reason = new GrpcError(status.deadlineExceeded, "the deadline of the call has passed");
        controller.abort(reason);
        answer.fail(reason);
      }, timeoutMs);
    }
    answer.finish(await respond(options));
  } catch (error) {
    const failure = toGrpcError(error, options);
    code = failure.code;
    answer.fail(failure);
  } finally {
    clearTimeout(timer);
    const milliseconds = Math.round(performance.now() - started);
    log.trace("call ended", { method: method.path, status: code, milliseconds });
  }
}

/**
 * Reads the request, runs the handler, sends its messages. Leaves the status to the caller, and with it the message of a
 * handler that has a single one.
 */
async function respond(options: Run): Promise<Uint8Array | undefined> {
  const { stream, answer, controller, answered, method, maxRequestBytes } = options;
  const { definition, handler, path } = method;
  const { signal } = controller;
  const reading = { codec: definition.requestType, maxBytes: maxRequestBytes, signal };
  const request = definition.requestStream ? readMany(stream, reading) : await readOne(stream, reading);
  const result = handler(request, { signal, abort: () => controller.abort(), method: path, answered });

  if (!definition.responseStream) return definition.responseType.encode(await result).finish();
  for await (const message of result as AsyncIterable<unknown>) {
    if (!answer.send(definition.responseType.encode(message).finish())) await answer.room();
    // Leaving the loop runs the handler's own clean-up.
    if (answer.isComplete() || stream.closed) break;
  }
  return undefined;
}

/** What the client may know of a failure. Only a GrpcError was written for its eyes; all else goes to the log. */
function toGrpcError(error: unknown, { controller, method, log }: Run): GrpcError {
  if (error instanceof GrpcError) return error;
  const text = errorText(error);
  if (controller.signal.aborted) {
    log.debug("call ended after it was aborted", { method: method.path, error: text });
    const reason: unknown = controller.signal.reason;
    return reason instanceof GrpcError ? reason : new GrpcError(status.cancelled, "the call was aborted");
  }
  log.error("call failed", { method: method.path, error: text });
  return new GrpcError(status.internal, `internal error in ${method.path}; the provider's log says more`);
}
