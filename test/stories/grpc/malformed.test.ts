import { type ClientHttp2Session, connect } from "node:http2";
import { createConnection } from "node:net";
import { CallFunction_Request, StopProvider_Response } from "../../../src/plugin/gen/tfplugin6";
import { status } from "../../../src/plugin/grpc/status";
import { aborted, gate, provider, value } from "../../support/plugin/handlers";
import { frame, rawCall, rawConnect } from "../../support/plugin/raw-http2";
import { startServer, type TestServer } from "../../support/plugin/test-server";

const path = "/tfplugin6.Provider/CallFunction";
const message = frame(CallFunction_Request.encode({ name: "f", arguments: [] }).finish());

describe("requests as no good client sends them", () => {
  let server: TestServer;
  let session: ClientHttp2Session;
  let handled: number;
  let deadline: Promise<unknown>;

  beforeEach(async () => {
    handled = 0;
    const seen = gate<unknown>();
    deadline = seen.opened;
    server = await startServer({
      maxRequestBytes: 1_000,
      services: [
        provider(() => ({
          callFunction: async () => {
            handled++;
            return {};
          },
          stopProvider: async (_, call) => {
            seen.open(await aborted(call));
            return { Error: "too late" };
          },
        })),
      ],
    });
    session = rawConnect(server.path);
  });
  afterEach(async () => {
    session.destroy();
    await server.tearDown();
  });

  it.each([
    ["GET", { ":method": "GET" }, 405],
    ["JSON", { "content-type": "application/json" }, 415],
    ["gRPC-Web", { "content-type": "application/grpc-web" }, 415],
    ["messages in JSON", { "content-type": "application/grpc+json" }, 415],
    ["no content type", { "content-type": undefined }, 415],
  ])("answers %s with an HTTP status", async (_, headers, expected) => {
    const answer = await rawCall(session, { path, headers, body: [] });
    expect(answer).toMatchObject({ headers: { ":status": expected }, grpcStatus: undefined });
    expect(handled).toBe(0);
  });

  it.each(["application/grpc", "application/grpc+proto", "application/grpc;charset=utf-8"])(
    "takes %s for gRPC",
    async (type) => {
      const answer = await rawCall(session, { path, headers: { "content-type": type }, body: [message] });
      expect(answer).toMatchObject({ grpcStatus: "0", resetCode: 0 });
      expect(answer.body).toEqual(frame(Buffer.alloc(0)));
    },
  );

  it("refuses a compression by naming the one it takes", async () => {
    const answer = await rawCall(session, { path, headers: { "grpc-encoding": "gzip" }, body: [message] });
    expect(answer.grpcStatus).toBe(String(status.unimplemented));
    expect(answer.headers["grpc-accept-encoding"]).toBe("identity");
  });

  it.each<[string, Buffer[], number]>([
    ["no message", [], status.unimplemented],
    ["two messages", [message, message], status.unimplemented],
    ["a compressed message that was not announced", [Buffer.of(1, 0, 0, 0, 0)], status.internal],
    ["an unknown flag", [Buffer.of(0x80, 0, 0, 0, 0)], status.internal],
    ["a body that ends inside the header", [message.subarray(0, 3)], status.internal],
    ["a body that ends inside the message", [message.subarray(0, -1)], status.internal],
    ["bytes that are no message", [frame(Buffer.of(0x0a, 0xff, 0xff))], status.internal],
    ["a text that is longer than its message", [frame(Buffer.of(0x0a, 0x05, 0x61))], status.internal],
  ])("answers %s with a status and no handler", async (_, body, expected) => {
    const answer = await rawCall(session, { path, body });
    expect(answer).toMatchObject({ grpcStatus: String(expected), resetCode: 0 });
    expect(answer.grpcMessage).toBeTruthy();
    expect(handled).toBe(0);
    // The connection has not suffered.
    expect(await rawCall(session, { path, body: [message] })).toMatchObject({ grpcStatus: "0" });
  });

  it("refuses a message above the limit without waiting for it", async () => {
    const answer = await rawCall(session, {
      path,
      body: [Buffer.of(0, 0xff, 0xff, 0xff, 0xff)],
      stayOpen: true,
    });
    expect(answer.grpcStatus).toBe(String(status.resourceExhausted));
  });

  it("puts messages together that arrive byte by byte", async () => {
    const body = [...message].map((byte) => Buffer.of(byte));
    expect(await rawCall(session, { path, body })).toMatchObject({ grpcStatus: "0" });
  });

  it("does not call the handler before the client has ended its side", async () => {
    const stream = session.request({ ":method": "POST", ":path": path, "content-type": "application/grpc" });
    stream.write(message);
    const other = await rawCall(session, { path, body: [message] });
    expect(other.grpcStatus).toBe("0");
    expect(handled).toBe(1);
    const answered = new Promise((resolve) => stream.once("response", resolve));
    stream.end();
    await answered;
    expect(handled).toBe(2);
  });

  it.each([
    ["half-way", message.subarray(0, -1)],
    ["after its message, before its end", message],
  ])("never calls the handler of a request that was cancelled %s", async (_, body) => {
    const socket = createConnection(server.path);
    const own = connect("http://localhost", { createConnection: () => socket });
    const stream = own.request({ ":method": "POST", ":path": path, "content-type": "application/grpc" });
    stream.on("error", () => {});
    stream.write(body);
    await rawCall(own, { path, body: [message] });
    // RST_STREAM of stream 1 with CANCEL, as go sends it; Node would end the request first.
    socket.write(Buffer.from("00000403000000000100000008", "hex"));
    await rawCall(own, { path, body: [message] });
    expect(handled).toBe(2);
    own.destroy();
  });

  it("ends a call at its deadline, aborts the handler, and ignores what it still says", async () => {
    const headers = { "grpc-timeout": "1m" };
    const body = [frame(Buffer.alloc(0))];
    const answer = await rawCall(session, { path: "/tfplugin6.Provider/StopProvider", headers, body });
    expect(answer).toMatchObject({ grpcStatus: String(status.deadlineExceeded), resetCode: 0 });
    expect(answer.body).toHaveLength(0);
    await expect(deadline).resolves.toMatchObject({ code: status.deadlineExceeded });
  });

  it("refuses a deadline that is none", async () => {
    const answer = await rawCall(session, { path, headers: { "grpc-timeout": "soon" }, body: [message] });
    expect(answer).toMatchObject({ grpcStatus: String(status.internal) });
    expect(answer.grpcMessage).toContain("grpc-timeout");
  });

  it("encodes what a header cannot carry", async () => {
    const answer = await rawCall(session, { path: "/a%b/ü", body: [] });
    expect(answer).toMatchObject({ grpcStatus: String(status.unimplemented) });
    expect(answer.grpcMessage).toMatch(/^[ -~]+$/);
  });

  it("aborts the handler when the connection is lost", async () => {
    const stream = session.request({
      ":method": "POST",
      ":path": "/tfplugin6.Provider/StopProvider",
      "content-type": "application/grpc",
    });
    stream.on("error", () => {});
    stream.end(frame(StopProvider_Response.encode({ Error: "" }).finish()));
    await rawCall(session, { path, body: [message] });
    session.destroy();
    await expect(deadline).resolves.toMatchObject({ code: status.cancelled });
  });

  it("keeps a message that is spread over frames apart from the next one", async () => {
    const large = frame(CallFunction_Request.encode({ name: "f", arguments: [value(900)] }).finish());
    const body = [large.subarray(0, 700), large.subarray(700)];
    expect(await rawCall(session, { path, body })).toMatchObject({ grpcStatus: "0" });
  });
});
