import {
  type ClientHttp2Session,
  connect,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
} from "node:http2";
import { createConnection } from "node:net";
import { frameHeader } from "../../../src/plugin/grpc/frame";

export interface RawResponse {
  readonly headers: IncomingHttpHeaders;
  readonly trailers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Status of the call, wherever it stood. */
  readonly grpcStatus: string | undefined;
  /** As sent, still percent-encoded. */
  readonly grpcMessage: string | undefined;
  /** HTTP/2's own error code of the stream; 0 when it ended in order. */
  readonly resetCode: number;
}

export interface RawRequest {
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  /** Written one by one. */
  readonly body?: readonly Buffer[];
  /** Leave the request's side open. */
  readonly stayOpen?: true;
}

/** A client that says what no gRPC client would. */
export function rawConnect(path: string): ClientHttp2Session {
  return connect("http://localhost", { createConnection: () => createConnection(path) });
}

export function frame(message: Uint8Array): Buffer {
  return Buffer.concat([frameHeader(message.length), message]);
}

export function rawCall(session: ClientHttp2Session, request: RawRequest): Promise<RawResponse> {
  return new Promise((resolve, reject) => {
    const stream = session.request({
      ":method": "POST",
      ":path": request.path,
      "content-type": "application/grpc",
      te: "trailers",
      ...request.headers,
    });
    let headers: IncomingHttpHeaders = {};
    let trailers: IncomingHttpHeaders = {};
    const body: Buffer[] = [];
    stream.on("response", (received) => {
      headers = received;
    });
    stream.on("trailers", (received) => {
      trailers = received;
    });
    stream.on("data", (chunk: Buffer) => body.push(chunk));
    stream.on("error", reject);
    stream.on("close", () => {
      const all = { ...headers, ...trailers };
      resolve({
        headers,
        trailers,
        body: Buffer.concat(body),
        grpcStatus: all["grpc-status"] as string | undefined,
        grpcMessage: all["grpc-message"] as string | undefined,
        resetCode: stream.rstCode ?? 0,
      });
    });
    for (const chunk of request.body ?? []) stream.write(chunk);
    if (!request.stayOpen) stream.end();
  });
}
