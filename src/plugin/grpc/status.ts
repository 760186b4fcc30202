/** The status codes of gRPC that this server sends, with the numbers of the gRPC specification. */
export const status = {
  ok: 0,
  /** The caller gave up, or the process is ending. */
  cancelled: 1,
  deadlineExceeded: 4,
  /** A message above the limit. */
  resourceExhausted: 8,
  /** No such method, a wrong number of messages, or a compression we do not read. */
  unimplemented: 12,
  /** Bytes that are no message, or a handler that threw. */
  internal: 13,
  /** The process is about to end. */
  unavailable: 14,
} as const;

export type StatusCode = (typeof status)[keyof typeof status];

/** A failed call. The message goes to the client as it is, so it must hold nothing that is not for its eyes. */
export class GrpcError extends Error {
  readonly code: StatusCode;

  constructor(code: StatusCode, message: string) {
    super(message);
    this.name = "GrpcError";
    this.code = code;
  }
}

/** Some clients refuse header blocks above 8 KiB; a character can take three bytes, and a byte three characters. */
const MAX_MESSAGE_LENGTH = 600;

/** The trailers of a call that ends with this status; `grpc-message` is left out when there is nothing to say. */
export function toTrailers(code: StatusCode, message = ""): Record<string, string> {
  const trailers = { "grpc-status": String(code) };
  return message === "" ? trailers : { ...trailers, "grpc-message": encodeMessage(message) };
}

/** Percent-encodes what may not stand in `grpc-message`: all but printable ASCII, and the percent sign. */
export function encodeMessage(message: string): string {
  let encoded = "";
  for (const byte of Buffer.from(message.slice(0, MAX_MESSAGE_LENGTH), "utf8")) {
    const isPlain = byte >= 0x20 && byte <= 0x7e && byte !== 0x25;
    encoded += isPlain ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return encoded;
}
