import {
  ProviderDefinition as definition,
  type ProviderDefinition,
} from "../../../../src/plugin/gen/tfplugin6";
import type { Service } from "../../../../src/plugin/grpc/service";
import { GrpcError, status } from "../../../../src/plugin/grpc/status";
import { aborted, gate, provider } from "../../../support/plugin/handlers";
import { frame, rawCall, rawConnect } from "../../../support/plugin/raw-http2";
import { startServer, type TestServer } from "../../../support/plugin/test-server";

const path = "/tfplugin6.Provider/StopProvider";
const empty = frame(Buffer.alloc(0));

describe("connections", () => {
  let server: TestServer;

  afterEach(() => server.tearDown());

  it("give every client its own service, so two aliases in one process stay apart", async () => {
    let opened = 0;
    server = await startServer({
      services: [
        provider(() => {
          const number = ++opened;
          let calls = 0;
          return { stopProvider: async () => ({ Error: `connection ${number}, call ${++calls}` }) };
        }),
      ],
    });
    const [one, two] = [server.client(definition), server.client(definition)];
    const answers = [];
    for (const client of [one, one, two, one, two]) answers.push(await client.unary("stopProvider", {}));
    expect(answers).toEqual([
      { Error: "connection 1, call 1" },
      { Error: "connection 1, call 2" },
      { Error: "connection 2, call 1" },
      { Error: "connection 1, call 3" },
      { Error: "connection 2, call 2" },
    ]);
  });

  it("open a service only when it is called", async () => {
    const opened: string[] = [];
    const other: Service = {
      definition: { ...definition, fullName: "other.Service" },
      open: () => {
        opened.push("other");
        return {};
      },
    };
    server = await startServer({
      services: [other, provider(() => ({ stopProvider: async () => ({ Error: "" }) }))],
    });
    await server.client(definition).unary("stopProvider", {});
    expect(opened).toEqual([]);
  });

  it("close their service once, after its calls have ended", async () => {
    const events: string[] = [];
    const started = gate();
    const closed = gate();
    server = await startServer({
      services: [
        provider((connection) => {
          connection.signal.addEventListener("abort", () => events.push("connection aborted"));
          return {
            stopProvider: async (_, call) => {
              started.open();
              await aborted(call);
              await new Promise((resolve) => setImmediate(resolve));
              events.push("call ended");
              return { Error: "" };
            },
            close() {
              events.push("closed");
              closed.open();
            },
          };
        }),
      ],
    });
    const session = rawConnect(server.path);
    session
      .request({ ":method": "POST", ":path": path, "content-type": "application/grpc" })
      .on("error", () => {})
      .end(empty);
    await started.opened;
    session.destroy();
    await closed.opened;
    expect(events).toEqual(["connection aborted", "call ended", "closed"]);
  });

  it("survive a service that does not open, and one that does not close", async () => {
    let attempts = 0;
    server = await startServer({
      services: [
        provider(() => {
          if (++attempts === 1) throw new Error("not yet");
          return {
            stopProvider: async () => ({ Error: "" }),
            close: async () => {
              throw new Error("cannot close");
            },
          };
        }),
      ],
    });
    const client = server.client(definition);
    await expect(client.unary("stopProvider", {})).rejects.toMatchObject({
      code: status.internal,
      details: expect.not.stringContaining("not yet"),
    });
    await expect(client.unary("stopProvider", {})).resolves.toBeDefined();
    await server.close();
    const errors = server.log.lines.filter((line) => line.includes('"error"'));
    expect(errors).toEqual([expect.stringContaining("not yet"), expect.stringContaining("cannot close")]);
  });

  it("tell when the first client came and the last one left", async () => {
    const events: string[] = [];
    const noneLeft = gate();
    server = await startServer({
      services: [provider(() => ({ stopProvider: async () => ({ Error: "" }) }))],
      onConnected: () => events.push("connected"),
      onLastClosed: () => {
        events.push("last closed");
        noneLeft.open();
      },
    });
    const [one, two] = [rawConnect(server.path), rawConnect(server.path)];
    await rawCall(one, { path, body: [empty] });
    await rawCall(two, { path, body: [empty] });
    const oneClosed = new Promise((resolve) => one.once("close", resolve));
    one.close();
    await oneClosed;
    await rawCall(two, { path, body: [empty] });
    two.close();
    await noneLeft.opened;
    expect(events).toEqual(["connected", "connected", "last closed"]);
  });

  it("let a running call answer when they are aborted, and refuse new ones", async () => {
    const started = gate();
    const release = gate();
    server = await startServer({
      services: [
        provider(() => ({
          stopProvider: async (_, call) => {
            started.open();
            await aborted(call);
            await release.opened;
            return { Error: "what could be saved" };
          },
        })),
      ],
    });
    const client = server.client(definition);
    const running = client.unary("stopProvider", {});
    await started.opened;
    server.abort(new GrpcError(status.unavailable, "the provider ends"));
    await expect(client.unary("stopProvider", {})).rejects.toMatchObject({
      code: status.unavailable,
      details: "the provider ends",
    });
    release.open();
    await expect(running).resolves.toEqual({ Error: "what could be saved" });
  });

  it("give the reason of the abort to a client whose call fails by it", async () => {
    const started = gate();
    server = await startServer({
      services: [
        provider(() => ({
          stopProvider: async (_, call) => {
            started.open();
            await aborted(call);
            throw new Error("fetch failed");
          },
        })),
      ],
    });
    const running = server.client(definition).unary("stopProvider", {});
    await started.opened;
    server.abort(new GrpcError(status.unavailable, "the provider ends"));
    await expect(running).rejects.toMatchObject({ code: status.unavailable, details: "the provider ends" });
  });

  it("are closed by the server after the answers are out", async () => {
    const started = gate();
    server = await startServer({
      services: [
        provider(() => ({
          stopProvider: async (_, call) => {
            started.open();
            await aborted(call);
            return { Error: "x".repeat(1_000_000) };
          },
        })),
      ],
    });
    const client = server.client(definition);
    const running = client.unary<{ Error: string }>("stopProvider", {});
    await started.opened;
    const closed = server.close();
    expect((await running).Error).toHaveLength(1_000_000);
    await closed;
  });

  it("call a method on its own object", async () => {
    // An implementation may be a class instance; its methods see their own object.
    class Counter {
      private count = 0;
      async stopProvider() {
        return { Error: String(++this.count) };
      }
    }
    const service: Service<typeof ProviderDefinition> = { definition, open: () => new Counter() };
    server = await startServer({ services: [service] });
    const client = server.client(definition);
    await client.unary("stopProvider", {});
    await expect(client.unary("stopProvider", {})).resolves.toEqual({ Error: "2" });
  });
});
