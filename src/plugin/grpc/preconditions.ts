import type { IncomingHttpHeaders, OutgoingHttpHeaders, ServerHttp2Stream } from "node:http2";
import { createAnswer, stopReading } from "./answer";
import { type GrpcError, status, toTrailers } from "./status";

/**
 * Whether a request is one that gRPC can answer. If not, it has been answered: what is not gRPC at all by an HTTP
 * status, as the specification of gRPC over HTTP/2 asks, the rest by a gRPC status.
 */
export function checkRequest(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): boolean {
  if (headers[":method"] !== "POST") return end(stream, { ":status": 405, allow: "POST" });
  if (!/^application\/grpc(\+proto)?\s*(;|$)/i.test(headers["content-type"] ?? ""))
    return end(stream, { ":status": 415 });
  const encoding = headers["grpc-encoding"] ?? "identity";
  if (encoding !== "identity") {
    // The header tells the client what it may use instead.
    const trailers = toTrailers(status.unimplemented, "compressed messages are not supported");
    const accepted = { "content-type": "application/grpc", "grpc-accept-encoding": "identity" };
    return end(stream, { ":status": 200, ...accepted, ...trailers });
  }
  return true;
}

/** Answers a request that never became a call. */
export function refuse(stream: ServerHttp2Stream, error: GrpcError): void {
  createAnswer(stream).fail(error);
}

function end(stream: ServerHttp2Stream, headers: OutgoingHttpHeaders): false {
  stream.respond(headers, { endStream: true });
  stopReading(stream);
  return false;
}
