// A connection without a socket: every message becomes the bytes that gRPC would carry and is read back from them, and a handler gets the
// signals that it would get. What HTTP/2 does beyond that is the subject of test/protocol and test/stories/grpc.
import { setMaxListeners } from "node:events";
import { setImmediate as turn } from "node:timers/promises";
import type { AnyHandler } from "../../../src/plugin/grpc/call";
import type { Codec, GenericDefinition, MethodDefinition, Service } from "../../../src/plugin/grpc/service";
import { GrpcError, status } from "../../../src/plugin/grpc/status";
import type { Process } from "./process";

export interface DirectConnection extends Process {
  /** What the plugin does to all calls when its client is gone; new ones are refused. */
  abort(reason: GrpcError): void;
  /** Leaves the connection; resolves when its calls have ended and it is released. */
  end(): Promise<void>;
}

type Handlers = Readonly<Record<string, AnyHandler | undefined>> & { close?(): void | Promise<void> };

interface Method {
  readonly definition: MethodDefinition;
  readonly path: string;
  readonly handler: AnyHandler;
}

/** Calls under way, each until its answer has arrived. */
type Calls = Map<AbortController, Promise<void>>;

const carried = (codec: Codec<unknown>, message: unknown): unknown =>
  codec.decode(Buffer.from(codec.encode(message).finish()));

export function directConnection<D extends GenericDefinition>(service: Service<D>): DirectConnection {
  const { fullName, methods } = service.definition;
  const connection = new AbortController();
  // As many listeners as there are calls is no leak.
  setMaxListeners(0, connection.signal);
  const handlers = service.open({ signal: connection.signal }) as unknown as Handlers;
  const calls: Calls = new Map();
  let ending: Promise<void> | undefined;

  function answers(name: string, request: object): AsyncGenerator<unknown> {
    const definition = methods[name];
    const handler = handlers[name]?.bind(handlers);
    if (connection.signal.aborted) throw connection.signal.reason;
    if (!definition || !handler) throw new GrpcError(status.unimplemented, `unknown method ${name}`);
    return carryOut({ definition, handler, path: `/${fullName}/${definition.name}` }, request, calls);
  }

  const abort = (reason: GrpcError) => {
    for (const call of calls.keys()) call.abort(reason);
    connection.abort(reason);
  };
  async function release(): Promise<void> {
    abort(new GrpcError(status.cancelled, "the connection is closed"));
    await Promise.all(calls.values());
    await handlers.close?.();
  }
  const end = (): Promise<void> => {
    ending ??= release();
    return ending;
  };

  return {
    async call<Res>(name: string, request: object) {
      for await (const answer of answers(name, request)) return answer as Res;
      throw new GrpcError(status.internal, `${name} ended without an answer`);
    },
    events: <Event>(name: string, request: object) => answers(name, request) as AsyncGenerator<Event>,
    abort,
    end,
    close: () => void end(),
  };
}

/** One call. Whoever leaves the loop over its answers before they end cancels it. */
async function* carryOut(
  { definition, path, handler }: Method,
  request: object,
  calls: Calls,
): AsyncGenerator<unknown> {
  const call = new AbortController();
  let done = () => {};
  const answered = new Promise<void>((resolve) => {
    done = resolve;
  });
  calls.set(call, answered);
  let isComplete = false;
  try {
    // As over a socket, a message arrives in a later turn than it is sent.
    await turn();
    const answer = handler(carried(definition.requestType, request), {
      signal: call.signal,
      abort: () => call.abort(),
      method: path,
      answered,
    });
    const messages = Symbol.asyncIterator in answer ? answer : [await answer];
    for await (const message of messages) {
      isComplete = !definition.responseStream;
      await turn();
      yield carried(definition.responseType, message);
    }
    isComplete = true;
  } finally {
    if (!isComplete) call.abort(new GrpcError(status.cancelled, "the client cancelled the call"));
    calls.delete(call);
    done();
  }
}
