import type { Http2Server } from "node:http2";
import { createServer, type Server, type Socket } from "node:net";
import type { Logger } from "../output/log";
import { type Credentials, createTlsServer, readCertificate } from "./tls";

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
 * Node takes 3 ms to load its TLS and make our key ready, and 4 to 12 ms to load its HTTP/2. A client waits for them where
 * they come before the handshake line; so TLS comes while it reads the line, and HTTP/2 while it looks at our certificate.
 */
export function createListening(options: ListeningOptions): Server {
  const { credentials, log } = options;
  const http2 = once(options.createHttp2);
  const failed = (error: Error) => log.debug("connection failed", { error: error.message });
  const letIn = async (socket: Socket) => {
    socket.on("error", failed);
    const server = await http2();
    socket.off("error", failed);
    // What the client has sent meanwhile is read from the socket's buffer.
    if (!socket.destroyed) server.emit("connection", socket);
    else options.onLeft();
  };
  if (!credentials) return createServer((socket) => void letIn(socket));

  const expected = readCertificate(credentials.clientCertificate);
  const tls = once(() => createTlsServer(credentials, { expected, letIn, log }));
  const server = createServer((socket) => {
    void tls().then((securing) => securing.emit("connection", socket));
    // Two turns of the event loop later the client's greeting has been answered.
    setImmediate(() => setImmediate(http2));
  });
  // The line is written before the event loop turns.
  server.on("listening", () => setImmediate(tls));
  return server;
}

function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
