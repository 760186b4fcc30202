import type { IncomingMessage } from "node:http";

/** An API request as plain data; no key text is in it except in `credentials`. */
export interface ApiRequest {
  readonly method: string;
  /** Scheme, host and port as the client wrote them: `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** Below the base address ("/users/101"); anything outside the base address keeps its whole path. */
  readonly path: string;
  /** Without `api_key`. */
  readonly query: Readonly<Record<string, string>>;
  readonly contentType: string;
  readonly userAgent: string;
  readonly credentials: Credentials;
  readonly text: string;
  /** The parsed body; undefined where none was sent or it is not JSON. */
  readonly body: unknown;
}

interface Credentials {
  /** How the key came: the Authorization header wins over the query parameter. */
  readonly via: "bearer" | "query" | "none";
  readonly key: string;
}

/** All API paths begin with this. */
export const BASE_PATH = "/api";
const MAXIMUM_BODY_BYTES = 1024 * 1024;

/** Reads a request to its end. Throws if the body is larger than a megabyte. */
export async function readRequest(incoming: IncomingMessage): Promise<ApiRequest> {
  const url = addressOf(incoming);
  const text = await readText(incoming);
  const { api_key: queryKey, ...query } = Object.fromEntries(url.searchParams);
  const bearer = /^Bearer +(\S+)$/i.exec(incoming.headers.authorization ?? "")?.[1];
  return {
    method: incoming.method ?? "GET",
    origin: `http://${incoming.headers.host ?? "127.0.0.1"}`,
    path: url.pathname.startsWith(`${BASE_PATH}/`) ? url.pathname.slice(BASE_PATH.length) : url.pathname,
    query,
    contentType: incoming.headers["content-type"] ?? "",
    userAgent: incoming.headers["user-agent"] ?? "",
    credentials: bearer
      ? { via: "bearer", key: bearer }
      : { via: queryKey ? "query" : "none", key: queryKey ?? "" },
    text,
    body: parsed(text),
  };
}

/** The address asked for; only path and query of it mean anything. A client behind a proxy sends all of it, others the path. */
export function addressOf({ url = "/" }: IncomingMessage): URL {
  return new URL(url.startsWith("/") ? `http://simulator.invalid${url}` : url);
}

/** The whole body as text. Throws if it is larger than a megabyte. */
export async function readText(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAXIMUM_BODY_BYTES) throw new Error(`The body is larger than ${MAXIMUM_BODY_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parsed(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return undefined; // Not JSON: the operation refuses it, the log shows that nothing readable was sent.
  }
}
