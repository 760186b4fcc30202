import { status as grpcStatus } from "@grpc/grpc-js";
import {
  type CallFunction_Response,
  ProviderDefinition as definition,
  type InvokeAction_Event,
  type ListResource_Event,
  type ProviderDefinition,
  type WriteStateBytes_Response,
} from "../../../../src/plugin/gen/tfplugin6";
import { GrpcError, status } from "../../../../src/plugin/grpc/status";
import type { Implementation, PluginCall, Service } from "../../../../src/plugin/service";
import type { TestClient } from "../support/grpc-client";
import { startServer, type TestServer } from "../support/test-server";

type Handlers = Implementation<typeof ProviderDefinition>;

function provider(open: Service<typeof ProviderDefinition>["open"]): Service {
  return { definition, open };
}

const emptyResult = { result: { msgpack: Buffer.alloc(0), json: Buffer.alloc(0) } };

/** Resolves when the signal aborts, with its reason. */
function aborted(call: PluginCall): Promise<unknown> {
  return new Promise((resolve) =>
    call.signal.addEventListener("abort", () => resolve(call.signal.reason), { once: true }),
  );
}

describe("gRPC server", () => {
  let server: TestServer;
  let client: TestClient;

  async function serve(handlers: Handlers): Promise<void> {
    server = await startServer({ services: [provider(() => handlers)] });
    client = server.client(definition);
  }

  afterEach(() => server.tearDown());

  it("answers a unary call with what the handler returns", async () => {
    await serve({ stopProvider: async () => ({ Error: "ü" }) });
    await expect(client.unary("stopProvider", {})).resolves.toEqual({ Error: "ü" });
  });

  it.each([
    ["messages of one byte", 1],
    ["messages of one frame", 16_384],
    ["messages around the window", 65_536],
    ["messages of 100 MB", 100_000_000],
  ])("carries %s both ways", async (_, size) => {
    await serve({
      callFunction: async (request) => ({ result: request.arguments[0] }),
    });
    const msgpack = Buffer.alloc(size, "abcdefg");
    const request = { name: "echo", arguments: [{ msgpack, json: Buffer.alloc(0) }] };
    const answer = await client.unary<CallFunction_Response>("callFunction", request);
    expect(Buffer.compare(Buffer.from(answer.result?.msgpack ?? []), msgpack)).toBe(0);
  });
});
