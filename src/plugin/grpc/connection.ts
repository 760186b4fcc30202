import { setMaxListeners } from "node:events";
import type { IncomingHttpHeaders, ServerHttp2Stream } from "node:http2";
import { errorText } from "../output/error-text";
import type { Logger } from "../output/log";
import { type AnyHandler, type RunningCall, runCall, type ServedMethod } from "./call";
import type { MethodEntry, Methods } from "./method-table";
import { checkRequest, refuse } from "./preconditions";
import type { Service } from "./service";
import { GrpcError, status } from "./status";

export interface ConnectionOptions {
  readonly methods: Methods;
  readonly maxRequestBytes: number;
  readonly log: Logger;
}

/** One client. It has its own implementation of every service, so two clients share no state. */
export interface Connection {
  /** Answers a request, now or when the services are there. */
  accept(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void;
  /** Aborts all calls; new ones are refused. */
  abort(reason: GrpcError): void;
  /** Aborts what still runs, waits for it, and closes the implementations. */
  close(): Promise<void>;
}

/** What every implementation may have beside its handlers. */
interface Closeable {
  close?(): void | Promise<void>;
}

/**
 * The state of a connection: implementations opened so far, and calls under way.
 *
 * It is open until `abort`, which lets running calls finish but admits no more, and is over after `close`. Nothing
 * here closes the HTTP/2 session; the server does, or the client has.
 */
export function createConnection(options: ConnectionOptions): Connection {
  const { log } = options;
  const controller = new AbortController();
  // As many listeners as there are calls is no leak.
  setMaxListeners(0, controller.signal);
  const opened = new Map<Service, object>();
  const calls = new Set<RunningCall>();
  let refusal: GrpcError | undefined;

  // On the first call, not on connecting: go-plugin's own services never need the provider's to be open.
  const open = (service: Service): object => {
    const known = opened.get(service);
    if (known !== undefined) return known;
    const implementation = service.open({ signal: controller.signal });
    opened.set(service, implementation);
    return implementation;
  };

  const start = (stream: ServerHttp2Stream, headers: IncomingHttpHeaders, entry: MethodEntry | undefined) => {
    // The client may have given up while the services were being loaded.
    if (stream.destroyed) return;
    if (refusal) return refuse(stream, refusal);
    let method: ServedMethod;
    try {
      method = findMethod(entry, String(headers[":path"]), open);
    } catch (error) {
      if (error instanceof GrpcError) return refuse(stream, error);
      log.error("service does not open", { error: errorText(error) });
      return refuse(stream, new GrpcError(status.internal, "internal error; the provider's log says more"));
    }
    const timeout = headers["grpc-timeout"] as string | undefined;
    const call = runCall(stream, { method, timeout, maxRequestBytes: options.maxRequestBytes, log });
    calls.add(call);
    void call.done.then(() => calls.delete(call));
  };

  const abort = (reason: GrpcError) => {
    refusal ??= reason;
    for (const call of calls) call.abort(reason);
    controller.abort(reason);
  };

  return {
    accept(stream, headers) {
      // Without a listener, a stream that fails would end the process.
      stream.on("error", (error) => log.debug("stream failed", { error: error.message }));
      if (!checkRequest(stream, headers)) return;
      const found = options.methods.find(String(headers[":path"]));
      if (!(found instanceof Promise)) {
        start(stream, headers, found);
        return;
      }
      void found.then(
        (entry) => start(stream, headers, entry),
        // The process is about to end because of it; see serve.ts.
        () => {},
      );
    },
    abort,
    async close() {
      // Without effect on calls that were aborted for a better reason.
      abort(new GrpcError(status.cancelled, "the connection is closed"));
      await Promise.all([...calls].map((call) => call.done));
      for (const implementation of opened.values()) {
        try {
          await (implementation as Closeable).close?.();
        } catch (error) {
          log.error("service does not close", { error: errorText(error) });
        }
      }
      opened.clear();
    },
  };
}

/** A method that the definition has and the implementation has not is what clients probe for: UNIMPLEMENTED. */
function findMethod(
  entry: MethodEntry | undefined,
  path: string,
  open: (service: Service) => object,
): ServedMethod {
  const implementation = entry && (open(entry.service) as Record<string, AnyHandler | undefined>);
  const handler = implementation?.[entry?.key ?? ""];
  if (!entry || !handler) throw new GrpcError(status.unimplemented, `unknown method ${path}`);
  return { path, definition: entry.definition, handler: handler.bind(implementation) };
}
