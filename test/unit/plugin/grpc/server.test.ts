import { status as grpcStatus } from "@grpc/grpc-js";
import {
  type CallFunction_Response,
  ProviderDefinition as definition,
} from "../../../../src/plugin/gen/tfplugin6";
import type { Service } from "../../../../src/plugin/grpc/service";
import { GrpcError, status } from "../../../../src/plugin/grpc/status";
import type { TestClient } from "../../../support/plugin/grpc-client";
import { aborted, gate, type Handlers, provider, value } from "../../../support/plugin/handlers";
import { frame, rawCall, rawConnect } from "../../../support/plugin/raw-http2";
import { startServer, type TestServer } from "../../../support/plugin/test-server";

describe("gRPC server", () => {
  let server: TestServer;
  let client: TestClient;

  async function serve(handlers: Handlers, more: { maxRequestBytes?: number } = {}): Promise<void> {
    server = await startServer({ services: [provider(() => handlers)], ...more });
    client = server.client(definition);
  }

  afterEach(() => server.tearDown());

  it("answers a unary call with what the handler returns", async () => {
    await serve({ stopProvider: async (_, call) => ({ Error: call.method }) });
    const answer = client.unary("stopProvider", {});
    await expect(answer).resolves.toEqual({ Error: "/tfplugin6.Provider/StopProvider" });
  });

  it.each([
    ["one byte", 1],
    ["exactly one HTTP/2 frame", 16_384 - 5],
    ["a little more than a default window", 65_536],
    ["8 MiB, above the 4 MiB that grpc-js would refuse", 8 * 1024 * 1024],
    ["100 MB", 100_000_000],
  ])("carries messages of %s both ways", async (_, size) => {
    await serve({ callFunction: async (request) => ({ result: request.arguments[0] }) });
    const sent = value(size);
    const answer = await client.unary<CallFunction_Response>("callFunction", { name: "", arguments: [sent] });
    expect(Buffer.compare(Buffer.from(answer.result?.msgpack ?? []), sent.msgpack)).toBe(0);
  });

  it("refuses a message above the limit by its header, and serves on", async () => {
    await serve({ callFunction: async () => ({ result: value(1) }) }, { maxRequestBytes: 1_000 });
    const large = client.unary("callFunction", { name: "", arguments: [value(2_000_000)] });
    await expect(large).rejects.toMatchObject({
      code: grpcStatus.RESOURCE_EXHAUSTED,
      details: expect.stringMatching(/^received message is too large: \d+ bytes, the limit is 1000$/),
    });
    await expect(client.unary("callFunction", { name: "", arguments: [] })).resolves.toBeDefined();
  });

  it("runs 300 calls at once", async () => {
    const all = gate();
    let arrived = 0;
    await serve({
      stopProvider: async () => {
        if (++arrived === 300) all.open();
        await all.opened;
        return { Error: "" };
      },
    });
    const calls = Array.from({ length: 300 }, () => client.unary("stopProvider", {}));
    expect(await Promise.all(calls)).toHaveLength(300);
  });

  it("takes new calls while the client leaves large answers unread", async () => {
    await serve({
      getFunctions: async () => ({ functions: new Map(), diagnostics: [] }),
      callFunction: async () => ({ result: value(30_000_000) }),
    });
    const session = rawConnect(server.path);
    const body = frame(Buffer.alloc(0));
    const path = "/tfplugin6.Provider/CallFunction";
    const unread = session.request({ ":method": "POST", ":path": path, "content-type": "application/grpc" });
    unread.end(body);
    await new Promise((resolve) => unread.once("response", resolve));
    const answer = await rawCall(session, { path: "/tfplugin6.Provider/GetFunctions", body: [body] });
    expect(answer.grpcStatus).toBe("0");
    session.destroy();
  });

  it("answers UNIMPLEMENTED to a method without a handler, and to a service it does not have", async () => {
    await serve({});
    await expect(client.unary("getFunctions", {})).rejects.toMatchObject({
      code: grpcStatus.UNIMPLEMENTED,
      details: "unknown method /tfplugin6.Provider/GetFunctions",
    });
    const stranger = server.client({ ...definition, fullName: "tfplugin5.Provider" });
    await expect(stranger.unary("stopProvider", {})).rejects.toMatchObject({
      code: grpcStatus.UNIMPLEMENTED,
    });
  });

  it("tells the client nothing of what a handler threw, and the log everything", async () => {
    await serve({
      stopProvider: async () => {
        throw new TypeError("reading 'password' of /home/ada");
      },
    });
    await expect(client.unary("stopProvider", {})).rejects.toMatchObject({
      code: grpcStatus.INTERNAL,
      details: "internal error in /tfplugin6.Provider/StopProvider; the provider's log says more",
    });
    const errors = server.log.lines
      .map((line) => JSON.parse(line))
      .filter((line) => line["@level"] === "error");
    expect(errors).toEqual([
      expect.objectContaining({
        error: expect.stringContaining("TypeError: reading 'password' of /home/ada"),
      }),
    ]);
  });

  it.each([
    [
      "synchronously",
      () => {
        throw new Error("no promise");
      },
    ],
    [
      "with something that is no error",
      async () => {
        throw "text";
      },
    ],
    [
      "with something that cannot be shown",
      async () => {
        throw Object.create(null);
      },
    ],
    ["by answering something that is no message", async () => undefined as never],
  ])("survives a handler that fails %s", async (_, stopProvider) => {
    await serve({ stopProvider });
    await expect(client.unary("stopProvider", {})).rejects.toMatchObject({ code: grpcStatus.INTERNAL });
  });

  it("sends a status that a handler chose, its text in any language", async () => {
    await serve({
      stopProvider: async () => {
        throw new GrpcError(status.unavailable, "100 % später: \n√");
      },
    });
    await expect(client.unary("stopProvider", {})).rejects.toMatchObject({
      code: grpcStatus.UNAVAILABLE,
      details: "100 % später: \n√",
    });
  });

  it("aborts the handler's signal when the client cancels", async () => {
    const started = gate();
    const ended = gate<unknown>();
    await serve({
      stopProvider: async (_, call) => {
        started.open();
        ended.open(await aborted(call));
        return { Error: "" };
      },
    });
    const call = client.methods.stopProvider?.({}, () => {});
    await started.opened;
    call.cancel();
    await expect(ended.opened).resolves.toMatchObject({ code: status.cancelled });
  });

  it("loads what no service at hand answers once, and calls wait for it", async () => {
    const loaded = gate<readonly Service[]>();
    const late = jest.fn(() => loaded.opened);
    const { stopProvider } = definition.methods;
    const atHand: Service = {
      definition: { ...definition, methods: { stopProvider } },
      open: () => ({ stopProvider: async () => ({ Error: "at hand" }) }),
    };
    server = await startServer({ services: [atHand], late });
    const client = server.client(definition);
    await client.unary("stopProvider", {});
    expect(late).not.toHaveBeenCalled();
    const early = [1, 2].map(() => client.unary("callFunction", { name: "", arguments: [] }));
    expect(await client.unary("stopProvider", {})).toEqual({ Error: "at hand" });
    loaded.open([provider(() => ({ callFunction: async () => ({ result: value(3), error: undefined }) }))]);
    for (const answer of early) expect(await answer).toMatchObject({ result: { msgpack: value(3).msgpack } });
    expect(late).toHaveBeenCalledTimes(1);
  });
});
