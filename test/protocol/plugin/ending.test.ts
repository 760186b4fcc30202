import {
  GRPCBrokerDefinition,
  GRPCControllerDefinition,
  GRPCStdioDefinition,
} from "../../../src/plugin/gen/goplugin";
import { HealthDefinition } from "../../../src/plugin/gen/health";
import { frame, rawConnect } from "../../support/plugin/raw-http2";
import { openWorkshop, type PluginProcess, type Workshop } from "./plugin-process";

const inOrder = { code: 0, signal: null };

const applyRequest = {
  typeName: "toy_thing",
  plannedState: { msgpack: Buffer.of(0xc0), json: Buffer.alloc(0) },
  plannedPrivate: Buffer.alloc(0),
};

describe("the end of a plugin", () => {
  let workshop: Workshop;
  beforeAll(() => {
    workshop = openWorkshop();
  });
  afterAll(() => workshop.tearDown());

  async function applying(env: Record<string, string> = {}) {
    const plugin = workshop.start({ env: { TOY_SLOW: "1", ...env } });
    const client = await plugin.client();
    const apply = client.unary("applyResourceChange", applyRequest);
    apply.catch(() => {});
    await plugin.logged("apply begins");
    return { plugin, client, apply };
  }

  it("comes by itself after Shutdown, which is answered first, although timers and streams are open", async () => {
    const plugin = workshop.start({ env: { TOY_BUSY: "1" } });
    const events: string[] = [];
    const exited = plugin.exited.then((exit) => {
      events.push("exit");
      return exit;
    });
    const stdio = (await plugin.client(GRPCStdioDefinition)).methods.streamStdio?.({});
    const broker = (await plugin.client(GRPCBrokerDefinition)).methods.startStream?.();
    for (const stream of [stdio, broker]) {
      stream.on("error", () => {});
      stream.on("end", () => events.push("a stream ends"));
      stream.resume();
    }
    const controller = await plugin.client(GRPCControllerDefinition);
    await controller.unary("shutdown", {});
    events.push("answer");
    await expect(exited).resolves.toEqual(inOrder);
    expect(events.filter((event) => event !== "a stream ends")).toEqual(["answer", "exit"]);
    expect(plugin.sockets()).toEqual([]);
  });

  it("does not come while go-plugin's two streams are open, and they stay open", async () => {
    const plugin = workshop.start();
    const ended: string[] = [];
    const stdio = (await plugin.client(GRPCStdioDefinition)).methods.streamStdio?.({});
    const broker = (await plugin.client(GRPCBrokerDefinition)).methods.startStream?.();
    for (const [name, stream] of [["stdio", stdio] as const, ["broker", broker] as const]) {
      stream.on("error", () => {});
      stream.on("end", () => ended.push(name));
      stream.resume();
    }
    const health = await plugin.client(HealthDefinition);
    for (let n = 0; n < 5; n++) {
      await expect(health.unary("check", { service: "plugin" })).resolves.toEqual({ status: 1 });
    }
    expect(ended).toEqual([]);
  });

  it("comes when the last connection closes, although timers are open", async () => {
    const plugin = workshop.start({ env: { TOY_BUSY: "1" } });
    const [one, two] = [await plugin.client(), await plugin.client()];
    await one.unary("stopProvider", {});
    await two.unary("stopProvider", {});
    one.close();
    await expect(two.unary("stopProvider", {})).resolves.toEqual({ Error: "2/2" });
    two.close();
    await expect(plugin.exited).resolves.toEqual(inOrder);
    expect(plugin.sockets()).toEqual([]);
  });

  it("comes after running calls were aborted and services closed, when the client is lost", async () => {
    const plugin = workshop.start({ env: { TOY_SLOW: "1", PLUGIN_CLIENT_CERT: undefined } });
    const session = rawConnect((await plugin.line).split("|")[3] ?? "");
    const path = "/tfplugin6.Provider/ApplyResourceChange";
    const call = session.request({ ":method": "POST", ":path": path, "content-type": "application/grpc" });
    call.on("error", () => {});
    call.end(frame(Buffer.alloc(0)));
    await plugin.logged("apply begins");
    session.destroy();
    await expect(plugin.exited).resolves.toEqual(inOrder);
    const messages = plugin.entries().map((entry) => entry["@message"]);
    expect(messages.filter((message) => /apply|service|connection/.test(String(message)))).toEqual([
      "apply begins",
      "connection is over",
      "apply ends",
      "service is closed",
    ]);
  });

  it.each<NodeJS.Signals>(["SIGINT", "SIGHUP"])(
    "does not come by %s, not even in the middle of a call",
    async (signal) => {
      const { plugin, client, apply } = await applying();
      for (let n = 0; n < 3; n++) plugin.process.kill(signal);
      await expect(client.unary("stopProvider", {})).resolves.toEqual({ Error: "1/1" });
      plugin.process.kill("SIGTERM");
      await expect(apply).resolves.toMatchObject({ newState: { msgpack: Buffer.of(0xc0) } });
      await expect(plugin.exited).resolves.toEqual(inOrder);
    },
  );

  it("by SIGTERM lets a running call answer with what it has", async () => {
    const { plugin, apply } = await applying();
    plugin.process.kill("SIGTERM");
    await expect(apply).resolves.toMatchObject({ newState: { msgpack: Buffer.of(0xc0) } });
    await expect(plugin.exited).resolves.toEqual(inOrder);
    expect(plugin.sockets()).toEqual([]);
  });

  describe("by an error of its own", () => {
    let plugin: PluginProcess;
    let answer: unknown;

    beforeAll(async () => {
      const env = { TOY_CRASH: "no such thing: s3cret-key", TOY_SECRET: "s3cret-key" };
      plugin = workshop.start({ env });
      const client = await plugin.client();
      const state = { msgpack: Buffer.of(0xc0), json: Buffer.alloc(0) };
      answer = await client.unary("readResource", {
        typeName: "",
        currentState: state,
        private: Buffer.of(1),
      });
      await plugin.exited;
    });

    it("lets a running call answer", () => {
      expect(answer).toMatchObject({ private: Buffer.of(1) });
    });

    it("leaves the text that go-plugin shows as a crash, without a secret", () => {
      const stderr = plugin.stderr();
      expect(stderr).toMatch(
        /^panic: terraform-provider-toy stopped on an error of its own: Error: no such thing: \[redacted\]\n\nError: no such thing: \[redacted\]\n {4}at /m,
      );
      expect(stderr).not.toContain("s3cret-key");
      expect(plugin.entries().filter((entry) => entry["@level"] === "error")).toHaveLength(1);
    });

    it("fails, and leaves no socket and no word on stdout", async () => {
      await expect(plugin.exited).resolves.toEqual({ code: 1, signal: null });
      expect(plugin.sockets()).toEqual([]);
      expect(plugin.stdout()).toBe(`${await plugin.line}\n`);
    });
  });

  it("comes with a reason when what it serves cannot be loaded", async () => {
    const plugin = workshop.start({ env: { TOY_LAZY: "fails", TF_LOG: undefined } });
    const client = await plugin.client();
    client.unary("stopProvider", {}).catch(() => {});
    await expect(plugin.exited).resolves.toEqual({ code: 1, signal: null });
    expect(plugin.stderr()).toMatch(/^panic: terraform-provider-toy .*the toy is broken\n/);
    expect(plugin.stderr().match(/^panic: /gm)).toHaveLength(1);
  });
});
