import { setMaxListeners } from "node:events";
import type { IncomingHttpHeaders, ServerHttp2Stream } from "node:http2";
import { errorText } from "../error-text";
import type { Logger } from "../log";
import type { Service } from "../service";
import { type AnyHandler, type RunningCall, runCall, type ServedMethod } from "./call";
import type { MethodTable } from "./method-table";
import { checkRequest, refuse } from "./preconditions";
import { GrpcError, status } from "./status";

export interface ConnectionOptions {
  /** A promise while the services are still being loaded; calls wait for it. */
  readonly methods: MethodTable | Promise<MethodTable>;
  readonly maxRequestBytes: number;
  readonly log: Logger;
}

/** One client. It has its own implementation of every service, so two clients share no state. */
export interface Connection {
  accept(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void;
  /** Aborts all calls; new ones are refused. */
  abort(reason: GrpcError): void;
  /** Resolves when no call is left. */
  idle(): Promise<void>;
  /** Aborts what still runs, waits for it, and closes the implementations. */
  close(): Promise<void>;
}

interface Closeable {
  close?(): void | Promise<void>;
}

export function createConnection(options: ConnectionOptions): Connection {
  const { log } = options;
  const controller = new AbortController();
  // As many listeners as there are calls is no leak.
  setMaxListeners(0, controller.signal);
  const opened = new Map<Service, object>();
  const calls = new Set<RunningCall>();
  let refusal: GrpcError | undefined;

  const open = (service: Service): object => {
    const known = opened.get(service);
    if (known !== undefined) return known;
    const implementation = service.open({ signal: controller.signal });
    opened.set(service, implementation);
    return implementation;
  };

  const find = (table: MethodTable, path: string): ServedMethod => {
    const entry = table.get(path);
    const implementation = entry && (open(entry.service) as Record<string, AnyHandler | undefined>);
    const handler = implementation?.[entry?.key ?? ""];
    if (!entry || !handler) throw new GrpcError(status.unimplemented, `unknown method ${path}`);
    return { path, definition: entry.definition, handler: handler.bind(implementation) };
  };

  const start = (stream: ServerHttp2Stream, headers: IncomingHttpHeaders, table: MethodTable) => {
    // The client may have given up while the services were being loaded.
    if (stream.destroyed) return;
    if (refusal) return refuse(stream, refusal);
    let method: ServedMethod;
    try {
      method = find(table, String(headers[":path"]));
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

  const idle = async () => {
    while (calls.size > 0) await Promise.all([...calls].map((call) => call.done));
  };

  return {
    accept(stream, headers) {
      stream.on("error", (error) => log.debug("stream failed", { error: error.message }));
      if (!checkRequest(stream, headers)) return;
      const { methods } = options;
      if (methods instanceof Map) start(stream, headers, methods);
      else
        void (methods as Promise<MethodTable>).then(
          (table) => start(stream, headers, table),
          () => {},
        );
    },
    abort,
    idle,
    async close() {
      abort(new GrpcError(status.cancelled, "the connection is closed"));
      await idle();
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
