import { connect, type IncomingHttpHeaders } from "node:http2";
import { createConnection } from "node:net";
import { status as grpcStatus } from "@grpc/grpc-js";
import { GRPCBrokerDefinition } from "../../../src/plugin/gen/goplugin";
import {
  ProviderDefinition as definition,
  type ListResource_Event,
  WriteStateBytes_RequestChunk,
} from "../../../src/plugin/gen/tfplugin6";
import type { Service } from "../../../src/plugin/grpc/service";
import { status } from "../../../src/plugin/grpc/status";
import type { TestClient } from "../../support/plugin/grpc-client";
import { aborted, gate, type Handlers, provider } from "../../support/plugin/handlers";
import { frame, rawConnect } from "../../support/plugin/raw-http2";
import { startServer, type TestServer } from "../../support/plugin/test-server";

const chunk = { bytes: Buffer.alloc(60_000, "x"), totalLength: 0n };
const message = frame(WriteStateBytes_RequestChunk.encode(chunk).finish());

function event(displayName: string): ListResource_Event {
  return { displayName, diagnostic: [] };
}

describe("streaming calls", () => {
  let server: TestServer;
  let client: TestClient;

  async function serve(handlers: Handlers): Promise<void> {
    server = await startServer({ services: [provider(() => handlers)] });
    client = server.client(definition);
  }

  afterEach(() => server.tearDown());

  it("sends what the handler yields, in order, and then the status", async () => {
    await serve({
      async *listResource(request) {
        for (let n = 0n; n < request.limit; n++) yield event(`${request.typeName} ${n}`);
      },
    });
    const call = client.methods.listResource?.({ typeName: "x", includeResourceObject: false, limit: 500n });
    const received: string[] = [];
    call.on("data", (message: ListResource_Event) => received.push(message.displayName));
    const end = await new Promise<{ code: number }>((resolve) => call.on("status", resolve));
    expect(end.code).toBe(grpcStatus.OK);
    expect(received).toEqual(Array.from({ length: 500 }, (_, n) => `x ${n}`));
  });

  it.each([10, 60_000])("sends a message of %d bytes before the handler has another", async (length) => {
    const read = gate();
    await serve({
      async *listResource() {
        yield event("x".repeat(length));
        await read.opened;
      },
    });
    const events = client.stream<ListResource_Event>("listResource", { typeName: "", limit: 0n });
    for await (const { displayName } of events) {
      expect(displayName).toHaveLength(length);
      read.open();
    }
  });

  it("asks the handler for no more than the client takes", async () => {
    let produced = 0;
    await serve({
      async *listResource() {
        for (; produced < 2_000; produced++) yield event("x".repeat(60_000));
      },
      stopProvider: async () => ({ Error: "" }),
    });
    const call = client.methods.listResource?.({ typeName: "", includeResourceObject: false, limit: 0n });
    call.pause();
    // A handler that is never held back would be through before any of these is answered.
    for (let n = 0; n < 20; n++) await client.unary("stopProvider", {});
    expect(produced).toBeLessThan(1_000);
    let received = 0;
    call.on("data", () => received++);
    call.resume();
    await new Promise((resolve) => call.on("end", resolve));
    expect(received).toBe(2_000);
  });

  it("takes from the client no more than the handler reads", async () => {
    const reading = gate();
    let received = 0;
    await serve({
      async writeStateBytes(requests) {
        for await (const _ of requests) {
          received++;
          await reading.opened;
        }
        return { diagnostics: [] };
      },
      stopProvider: async () => ({ Error: "" }),
    });
    const session = rawConnect(server.path);
    const path = "/tfplugin6.Provider/WriteStateBytes";
    const call = session.request({ ":method": "POST", ":path": path, "content-type": "application/grpc" });
    const ended = new Promise<IncomingHttpHeaders>((resolve) => call.once("trailers", resolve));
    let sent = 0;
    // One by one: what is written in one go is reported in one go.
    const writeNext = () => {
      if (sent === 500) call.end();
      else {
        call.write(message, () => {
          sent++;
          writeNext();
        });
      }
    };
    writeNext();
    call.resume();
    // 30 MB are to come. A handler that is not waited for would let them all come.
    for (let before = -1; sent < 500 && sent !== before; ) {
      before = sent;
      for (let n = 0; n < 5; n++) await client.unary("stopProvider", {});
    }
    expect(sent).toBeLessThan(250);
    reading.open();
    await expect(ended).resolves.toMatchObject({ "grpc-status": "0" });
    expect(received).toBe(500);
    session.destroy();
  });

  it("ends a streaming request whose handler answers without reading it", async () => {
    await serve({ writeStateBytes: async () => ({ diagnostics: [] }) });
    const answered = gate<unknown>();
    const call = client.methods.writeStateBytes?.((error: unknown) => answered.open(error));
    call.on("error", () => {});
    call.write(chunk);
    await expect(answered.opened).resolves.toBeNull();
  });

  it("fails a stream that has begun with a status in its trailers", async () => {
    await serve({
      async *listResource() {
        yield event("first");
        throw new Error("secret");
      },
    });
    const call = client.methods.listResource?.({ typeName: "", includeResourceObject: false, limit: 0n });
    const received: string[] = [];
    call.on("data", (message: ListResource_Event) => received.push(message.displayName));
    const error = await new Promise((resolve) => call.on("error", resolve));
    expect(received).toEqual(["first"]);
    expect(error).toMatchObject({
      code: grpcStatus.INTERNAL,
      details: expect.not.stringContaining("secret"),
    });
  });

  it("lets a handler clean up when the client cancels a stream", async () => {
    const cleaned = gate();
    await serve({
      async *listResource(_, call) {
        try {
          yield event("first");
          await aborted(call);
          yield event("nobody takes this");
        } finally {
          cleaned.open();
        }
      },
    });
    const call = client.methods.listResource?.({ typeName: "", includeResourceObject: false, limit: 0n });
    call.on("error", () => {});
    await new Promise((resolve) => call.once("data", resolve));
    call.cancel();
    await cleaned.opened;
  });

  it("lets a handler clean up when the client cancels while it is held back", async () => {
    const cleaned = gate<number>();
    const started = gate();
    await serve({
      async *listResource() {
        let produced = 0;
        try {
          for (; produced < 500; produced++) {
            yield event("x".repeat(60_000));
            started.open();
          }
        } finally {
          cleaned.open(produced);
        }
      },
    });
    const call = client.methods.listResource?.({ typeName: "", includeResourceObject: false, limit: 0n });
    call.on("error", () => {});
    call.pause();
    await started.opened;
    call.cancel();
    expect(await cleaned.opened).toBeLessThan(500);
  });

  it("fails a handler that is reading when the client cancels", async () => {
    const failed = gate<unknown>();
    const started = gate();
    await serve({
      async writeStateBytes(requests) {
        try {
          for await (const _ of requests) started.open();
        } catch (error) {
          failed.open(error);
        }
        return { diagnostics: [] };
      },
    });
    const socket = createConnection(server.path);
    const session = connect("http://localhost", { createConnection: () => socket });
    const call = session.request({
      ":method": "POST",
      ":path": "/tfplugin6.Provider/WriteStateBytes",
      "content-type": "application/grpc",
    });
    call.on("error", () => {});
    call.write(frame(Buffer.alloc(0)));
    await started.opened;
    // RST_STREAM of stream 1 with CANCEL. Node, and so grpc-js, would end the request before it, which go does not.
    socket.write(Buffer.from("00000403000000000100000008", "hex"));
    await expect(failed.opened).resolves.toMatchObject({ code: status.cancelled });
    session.destroy();
  });

  it("talks both ways at once, and goes on after the client has half-closed", async () => {
    const echo: Service<typeof GRPCBrokerDefinition> = {
      definition: GRPCBrokerDefinition,
      open: () => ({
        async *startStream(requests) {
          const seen: number[] = [];
          for await (const { serviceId, network, address } of requests) {
            seen.push(serviceId);
            yield { serviceId, network, address };
          }
          for (const serviceId of seen) yield { serviceId: serviceId + 100, network: "", address: "" };
        },
      }),
    };
    server = await startServer({ services: [echo] });
    const call = server.client(GRPCBrokerDefinition).methods.startStream?.();
    const received: number[] = [];
    for (const serviceId of [1, 2, 3]) {
      call.write({ serviceId, network: "", address: "" });
      const answer = await new Promise<{ serviceId: number }>((resolve) => call.once("data", resolve));
      received.push(answer.serviceId);
    }
    call.on("data", (message: { serviceId: number }) => received.push(message.serviceId));
    call.end();
    await new Promise((resolve) => call.on("end", resolve));
    expect(received).toEqual([1, 2, 3, 101, 102, 103]);
  });
});
