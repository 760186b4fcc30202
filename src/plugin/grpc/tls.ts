import { X509Certificate } from "node:crypto";
import type { TLSSocket, TlsOptions } from "node:tls";

export interface Credentials {
  /** PEM of the server's key and of its certificate. */
  readonly key: string;
  readonly certificate: string;
  /** PEM of the only client certificate that is let in. */
  readonly clientCertificate: string;
}

/**
 * Mutual TLS from version 1.2 on. The client must show a certificate, and the handshake proves that it holds the key;
 * which certificate it must be is checked byte for byte by {@link isExpectedClient} before a single frame is read,
 * which is stricter than trusting it as an authority. The stack's own verification is left out because of its price:
 * given any authority at all, Node first parses every one it ships with, 21 ms of each start (Node 20). grpc-go 1.67 and
 * later insist on "h2" in ALPN.
 */
export function tlsOptions(credentials: Credentials): TlsOptions {
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
export function isExpectedClient(socket: TLSSocket, expected: Buffer): boolean {
  return socket.getPeerX509Certificate()?.raw.equals(expected) === true;
}
