import { X509Certificate } from "node:crypto";
import type { Server, TLSSocket, TlsOptions } from "node:tls";
import type { Logger } from "../output/log";

export interface Credentials {
  /** PEM of the server's key and of its certificate. */
  readonly key: string;
  readonly certificate: string;
  /** PEM of the only client certificate that is let in. */
  readonly clientCertificate: string;
}

interface Door {
  /** The announced certificate, see {@link readCertificate}. */
  readonly expected: Buffer;
  readonly letIn: (socket: TLSSocket) => void;
  readonly log: Logger;
}

/** Takes connections that are emitted to it, and lets in who shows the announced certificate. */
export async function createTlsServer(credentials: Credentials, door: Door): Promise<Server> {
  const { expected, letIn, log } = door;
  const { createServer } = await import("node:tls");
  const server = createServer(tlsOptions(credentials));
  server.on("secureConnection", (socket) => {
    if (isExpectedClient(socket, expected)) return letIn(socket);
    log.warn("refused a client whose certificate is not the one announced");
    socket.destroy();
  });
  server.on("tlsClientError", (error: Error) => log.warn("refused a client", { error: error.message }));
  return server;
}

/**
 * Mutual TLS from version 1.2 on. The client must show a certificate, and the handshake proves that it holds the key;
 * which certificate it must be is checked byte for byte by {@link isExpectedClient} before a single frame is read,
 * which is stricter than trusting it as an authority. The stack's own verification is left out because of its price:
 * given any authority at all, Node first parses every one it ships with, 21 ms of each start (Node 20). grpc-go 1.67 and
 * later insist on "h2" in ALPN.
 */
function tlsOptions(credentials: Credentials): TlsOptions {
  return {
    key: credentials.key,
    cert: credentials.certificate,
    ca: [],
    requestCert: true,
    rejectUnauthorized: false,
    minVersion: "TLSv1.2",
    ALPNProtocols: ["h2"],
  };
}

/** The announced certificate itself; throws when the text is none. */
export function readCertificate(pem: string): Buffer {
  try {
    return new X509Certificate(pem).raw;
  } catch {
    throw new Error("PLUGIN_CLIENT_CERT holds no certificate in PEM");
  }
}

/**
 * Whether the peer showed exactly the announced certificate. A TLS stack that trusts it as an authority would also
 * accept another one signed with its key, because go-plugin marks its certificate as one.
 */
function isExpectedClient(socket: TLSSocket, expected: Buffer): boolean {
  return socket.getPeerX509Certificate()?.raw.equals(expected) === true;
}
