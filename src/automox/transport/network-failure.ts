import type { Failure } from "./retry";

/** Why there was no answer, in words without host or address, and what that means for a repeat. */
export interface NetworkFailure {
  readonly failure: Failure & { readonly how: "unanswered" };
  readonly reason: string;
}

/** Before any byte of the request can have left: the name was not found or nobody took the connection. */
const UNSENT: ReadonlyMap<string, string> = new Map([
  ["ENOTFOUND", "the host name cannot be resolved"],
  ["EAI_AGAIN", "the host name cannot be resolved at the moment"],
  ["ECONNREFUSED", "the connection was refused"],
  ["CONNECT_TIMEOUT", "the connection could not be made in time"],
  ["UND_ERR_CONNECT_TIMEOUT", "the connection could not be made in time"],
]);

/** The server could not prove who it is, so nothing was sent to it. Node's names for what OpenSSL found. */
const UNTRUSTED =
  /^(CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_CERT_|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH_)/;

const BROKEN: ReadonlyMap<string, string> = new Map([
  ["ECONNRESET", "the connection was closed before the answer"],
  ["UND_ERR_SOCKET", "the connection was closed before the answer"],
  ["EPIPE", "the connection was closed while sending"],
  ["ETIMEDOUT", "the connection timed out"],
  ["EHOSTUNREACH", "the host cannot be reached"],
  ["ENETUNREACH", "the network cannot be reached"],
]);

/** Reads what a request failed with. Anything not known for certain counts as sent, because a write must not be repeated by mistake. */
export function readNetworkFailure(thrown: unknown): NetworkFailure {
  const { code, syscall, message } = innermost(thrown);
  // Only undici's message has the status. The tunnel was not there, so nothing went through it.
  const [, refusal] = (code === "UND_ERR_ABORTED" && /^Proxy response \((\d{3})\)/.exec(message)) || [];
  if (refusal !== undefined) {
    return unanswered(`the proxy refused to connect (${refusal})`, {
      sent: false,
      passing: refusal >= "500",
    });
  }
  const beforeSending = syscall === "connect" || syscall === "getaddrinfo";
  const unsent = UNSENT.get(code);
  if (unsent !== undefined) return unanswered(unsent, { sent: false, passing: true });
  if (UNTRUSTED.test(code)) {
    const reason = `the server's certificate is not trusted (${code}); NODE_EXTRA_CA_CERTS can name a file with further authorities`;
    return unanswered(reason, { sent: false, passing: false });
  }
  if (code.startsWith("ERR_SSL_") || code === "EPROTO") {
    return unanswered(`no secure connection could be made (${code})`, { sent: false, passing: false });
  }
  const reason =
    BROKEN.get(code) ?? (code === "" ? "the connection failed" : `the connection failed (${code})`);
  return unanswered(reason, { sent: !beforeSending, passing: true });
}

export const unanswered = (
  reason: string,
  facts: { readonly sent: boolean; readonly passing: boolean },
): NetworkFailure => ({ failure: { how: "unanswered", ...facts }, reason });

interface Innermost {
  readonly code: string;
  readonly syscall: string;
  readonly message: string;
}

/** An AggregateError has one error for each address tried; `fetch` wraps both in a TypeError. */
function innermost(thrown: unknown): Innermost {
  let found: Innermost = { code: "", syscall: "", message: "" };
  let at: unknown = thrown;
  for (let depth = 0; depth < 5 && typeof at === "object" && at !== null; depth += 1) {
    const { code, syscall, message, cause, errors } = at as Partial<Record<string, unknown>>;
    if (typeof code === "string" && /^[A-Z][A-Z0-9_]*$/.test(code)) {
      found = { code, syscall: textOf(syscall), message: textOf(message) };
    }
    at = cause ?? (Array.isArray(errors) ? errors[0] : undefined);
  }
  return found;
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
