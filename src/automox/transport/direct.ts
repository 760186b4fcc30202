import type { IncomingMessage, ClientRequest as NodeRequest, RequestOptions } from "node:http";
import type { Connections, Incoming, Outgoing } from "./exchange";

/** As long as undici grants. Where nobody has answered by then, nothing has been sent, which a request that timed out later cannot say. */
const CONNECT_TIMEOUT_MS = 10_000;
/** Servers that name no time of their own tend to close after 5 seconds; a connection closed under a write costs a look. */
const IDLE_MS = 4_000;

/**
 * Node's own HTTP client, with connections that are kept. It trusts what NODE_EXTRA_CA_CERTS names and knows no proxy.
 *
 * Not `fetch`: that compiles its HTTP parser from WebAssembly in each process that sends anything, and the process cannot end before
 * the compiler has (docs/decisions/0004).
 */
export function directly(secure: boolean): Connections {
  let opened: Promise<Client> | undefined;
  return {
    async send(request, signal) {
      opened ??= open(secure);
      return read(await answer(await opened, request, signal));
    },
    close: async () => (await opened)?.agent.destroy(),
  };
}

interface Client {
  /** Looked up at each request: tests put their own in its place. */
  readonly http: { request(url: string, options: RequestOptions): NodeRequest };
  readonly agent: NonNullable<Exclude<RequestOptions["agent"], boolean>>;
  readonly connected: "connect" | "secureConnect";
}

/** Loaded with the first request, because most processes of a run send none. */
async function open(secure: boolean): Promise<Client> {
  const { default: http } = await (secure ? import("node:https") : import("node:http"));
  const agent = new http.Agent({ keepAlive: true, timeout: IDLE_MS });
  return { http, agent, connected: secure ? "secureConnect" : "connect" };
}

function answer({ http, agent, connected }: Client, sent: Outgoing, signal: AbortSignal) {
  return new Promise<IncomingMessage>((resolve, reject) => {
    const headers = { ...sent.headers, "Accept-Encoding": "gzip" };
    const request = http.request(sent.url, { method: sent.method, headers, agent, signal });
    let isOpen = false;
    request.once("response", resolve);
    // Not once: a connection that breaks behind the head of an answer tells the request as well, and that must not end the process.
    request.on("error", (error) => reject(isOpen ? brokenOff(error) : error));
    request.once("socket", (socket) => {
      isOpen = !socket.connecting;
      if (isOpen) return;
      const giveUp = () =>
        request.destroy(Object.assign(new Error("nobody there"), { code: "CONNECT_TIMEOUT" }));
      const timer = setTimeout(giveUp, CONNECT_TIMEOUT_MS).unref();
      socket.once(connected, () => {
        isOpen = true;
      });
      for (const event of [connected, "close"]) socket.once(event, () => clearTimeout(timer));
    });
    request.end(sent.body);
  });
}

/** TLS names what breaks an open connection as it does what keeps one from opening, where nothing can have been sent. */
const brokenOff = (error: NodeJS.ErrnoException): Error =>
  /^(ERR_SSL_|EPROTO$)/.test(error.code ?? "")
    ? Object.assign(new Error("broken off"), { code: "ECONNRESET" })
    : error;

function read(message: IncomingMessage): Incoming {
  const { statusCode = 0, headers } = message;
  const header = (name: string) => {
    const value = headers[name];
    return (Array.isArray(value) ? value.join(", ") : value) ?? null;
  };
  const body = header("content-encoding")?.toLowerCase() === "gzip" ? unpacked(message) : message;
  return { status: statusCode, header, body };
}

/** What fails below, fails above, and what is given up above, is given up below. */
async function* unpacked(message: IncomingMessage): AsyncIterable<Uint8Array> {
  unpacking ??= loadUnpacking();
  const { createGunzip, pipeline } = await unpacking;
  const packed = pipeline(message, createGunzip(), () => {});
  try {
    yield* packed;
  } catch (error) {
    // A 204 has no body, and may be called packed all the same.
    const isEmpty = packed.bytesWritten === 0 && Reflect.get(Object(error), "code") === "Z_BUF_ERROR";
    if (!isEmpty) throw error;
  }
}

async function loadUnpacking() {
  const [{ createGunzip }, { pipeline }] = await Promise.all([import("node:zlib"), import("node:stream")]);
  return { createGunzip, pipeline };
}

let unpacking: ReturnType<typeof loadUnpacking> | undefined;
