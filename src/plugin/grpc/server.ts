import type { Http2Server, Http2Session } from "node:http2";
import type { Server } from "node:net";
import type { Logger } from "../output/log";
import { type Connection, createConnection } from "./connection";
import { Heartbeat } from "./heartbeat";
import { createListening } from "./listening";
import { createMethods, type LateServices } from "./method-table";
import type { Service } from "./service";
import type { GrpcError } from "./status";
import type { Credentials } from "./tls";

export interface GrpcServerOptions {
  readonly services: readonly Service[];
  /** Called once, by the first call of a method that those have not; such calls wait. If it rejects, they are never answered. */
  readonly late?: LateServices | undefined;
  /** Absent: HTTP/2 without TLS. */
  readonly credentials?: Credentials | undefined;
  readonly log: Logger;
  /** Default 256 MiB, the limit of the official SDK. What is sent has no limit. */
  readonly maxRequestBytes?: number;
  /** Called for every client that was let in. */
  readonly onConnected?: () => void;
  /** Called each time a client has left and none is left over. */
  readonly onLastClosed?: () => void;
}

export interface GrpcServer {
  /** To be listened with. */
  readonly server: Server;
  /**
   * Pings every client that has answered the last ping, and leaves those whose connection is dead. True when there are
   * clients, and none has answered.
   */
  isSilent(): boolean;
  /** Aborts all calls and refuses new ones. */
  abort(reason: GrpcError): void;
  /** Leaves every client without another word: their calls have nobody to answer any more. */
  drop(): void;
  /** Resolves when no call runs, every answer is handed over, and all services are closed. */
  close(): Promise<void>;
  /** Resolves when every client that is still there has received what was sent to it. */
  delivered(): Promise<void>;
}

/**
 * In MB. With Node's default of 10, new calls are refused while one large answer waits for its client to read it.
 * The real bounds are the client's `-parallelism` and its limit on messages.
 */
const MAX_SESSION_MEMORY = 4_096;

/** terraform-plugin-go sets the same (v0.31 tf6server); Terraform itself sends up to 2^31 - 1 bytes. */
const DEFAULT_MAX_REQUEST_BYTES = 256 * 1024 * 1024;

/**
 * gRPC over HTTP/2, as far as one process that talks to another one needs it: the four kinds of call, deadlines,
 * cancellation, flow control and statuses (the specification is PROTOCOL-HTTP2.md of grpc/grpc). No compression, no
 * metadata for handlers, no reflection: Terraform and OpenTofu use none of them.
 *
 * HTTP/2's windows are Node's defaults of 64 KiB; larger ones made 100 MB only a fifth faster.
 */
export function createGrpcServer(options: GrpcServerOptions): GrpcServer {
  const { log, credentials } = options;
  const maxRequestBytes = options.maxRequestBytes ?? DEFAULT_MAX_REQUEST_BYTES;
  const methods = createMethods(options.services, options.late);
  const sessions = new Map<Http2Session, Connection>();
  const heartbeat = new Heartbeat();
  const closing = new Set<Promise<void>>();

  const createHttp2 = async (): Promise<Http2Server> => {
    const { createServer } = await import("node:http2");
    const http2 = createServer({ maxSessionMemory: MAX_SESSION_MEMORY });
    http2.on("session", (session) => {
      const connection = createConnection({ methods, maxRequestBytes, log });
      sessions.set(session, connection);
      options.onConnected?.();
      session.once("close", () => {
        sessions.delete(session);
        heartbeat.forget(session);
        const closed = connection.close().finally(() => closing.delete(closed));
        closing.add(closed);
        left();
      });
    });
    http2.on("stream", (stream, headers) => {
      const connection = stream.session && sessions.get(stream.session);
      if (connection) connection.accept(stream, headers);
      // Of a session that has closed meanwhile.
      else stream.destroy();
    });
    // Connections fail when clients die; that is for the log, and the connection closes by itself.
    http2.on("sessionError", (error: Error) => log.debug("connection failed", { error: error.message }));
    return http2;
  };
  const left = () => {
    if (sessions.size === 0) options.onLastClosed?.();
  };
  const server = createListening({ credentials, log, createHttp2, onLeft: left });

  return {
    server,
    isSilent: () => heartbeat.isSilent(sessions.keys()),
    abort(reason) {
      for (const connection of sessions.values()) connection.abort(reason);
    },
    drop() {
      for (const session of sessions.keys()) session.destroy();
    },
    async close() {
      await Promise.all([...[...sessions.values()].map((connection) => connection.close()), ...closing]);
    },
    async delivered() {
      await Promise.all([...sessions.keys()].map(delivered));
    },
  };
}

/**
 * What answers a ping has received all that was sent before. Not the session's `close` instead: Node leaves it out where the
 * client was quicker than a write of ours.
 */
function delivered(session: Http2Session): Promise<void> {
  return new Promise((resolve) => {
    if (session.destroyed) return resolve();
    session.once("close", resolve);
    if (!session.ping(() => resolve())) resolve();
  });
}
