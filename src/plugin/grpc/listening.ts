import type { Http2Server } from "node:http2";
import { createServer as createPlainServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import type { Logger } from "../output/log";
import { type Credentials, isExpectedClient, readCertificate, tlsOptions } from "./tls";

interface ListeningOptions {
  /** Absent: without TLS. */
  readonly credentials: Credentials | undefined;
  readonly log: Logger;
  /** Makes what speaks HTTP/2 to the clients that are let in. Called once. */
  readonly createHttp2: () => Promise<Http2Server>;
  /** A client was let in, and has left before anything was said. */
  readonly onLeft: () => void;
}

/**
 * What listens for clients, and lets in the announced one only.
 *
 * Node takes 4 to 12 ms to load its HTTP/2. A client waits for them where they come before the handshake line; so they come while it
 * looks at our certificate.
 */
export function createListening(options: ListeningOptions): Server {
  const { credentials, log } = options;
  let creating: Promise<Http2Server> | undefined;
  const http2 = () => {
    creating ??= options.createHttp2();
    return creating;
  };
  const failed = (error: Error) => log.debug("connection failed", { error: error.message });
  const letIn = async (socket: Socket) => {
    socket.on("error", failed);
    const server = await http2();
    socket.off("error", failed);
    // What the client has sent meanwhile is read from the socket's buffer.
    if (!socket.destroyed) server.emit("connection", socket);
    else options.onLeft();
  };
  if (!credentials) return createPlainServer((socket) => void letIn(socket));

  const expected = readCertificate(credentials.clientCertificate);
  const server = createTlsServer(tlsOptions(credentials));
  // Two turns of the event loop later the client's greeting has been answered.
  server.on("connection", () => setImmediate(() => setImmediate(http2)));
  server.on("secureConnection", (socket) => {
    if (isExpectedClient(socket, expected)) return void letIn(socket);
    log.warn("refused a client whose certificate is not the one announced");
    socket.destroy();
  });
  server.on("tlsClientError", (error: Error) => log.warn("refused a client", { error: error.message }));
  return server;
}
