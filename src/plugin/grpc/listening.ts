import { createServer as createPlainServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import type { Logger } from "../output/log";
import { type Credentials, isExpectedClient, readCertificate, tlsOptions } from "./tls";

interface ListeningOptions {
  /** Absent: without TLS. */
  readonly credentials: Credentials | undefined;
  readonly log: Logger;
  /** A client is about to come: a good moment to load what speaks to it. Called before each. */
  readonly onKnock: () => void;
  /** A client that is let in. */
  readonly onClient: (socket: Socket) => void;
}

/** What listens for clients, and lets in the announced one only. */
export function createListening({ credentials, log, onKnock, onClient }: ListeningOptions): Server {
  if (!credentials) return createPlainServer().on("connection", onKnock).on("connection", onClient);
  const expected = readCertificate(credentials.clientCertificate);
  const server = createTlsServer(tlsOptions(credentials));
  // Two turns of the event loop later its greeting has been answered, and the client is busy with our certificate.
  server.on("connection", () => setImmediate(() => setImmediate(onKnock)));
  server.on("secureConnection", (socket) => {
    if (isExpectedClient(socket, expected)) return onClient(socket);
    log.warn("refused a client whose certificate is not the one announced");
    socket.destroy();
  });
  server.on("tlsClientError", (error: Error) => log.warn("refused a client", { error: error.message }));
  return server;
}
