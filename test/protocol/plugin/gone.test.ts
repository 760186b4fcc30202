// A client that is gone without a word, by each sign there is. Only the one sign is planted: the rest looks as with a client
// that is there.
import { once } from "node:events";
import { createConnection, type Socket } from "node:net";
import { ProviderDefinition } from "../../../src/plugin/gen/tfplugin6";
import { createClient, type TestClient } from "../../support/plugin/grpc-client";
import { openWorkshop, type PluginProcess, type Workshop } from "./plugin-process";

/** HTTP/2's preface and an empty SETTINGS, then nothing any more: no ping is answered. */
const PREFACE = Buffer.concat([
  Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
  Buffer.of(0, 0, 0, 4, 0, 0, 0, 0, 0),
]);

const PLAIN = { PLUGIN_CLIENT_CERT: undefined };
const inOrder = { code: 0, signal: null };

const applyRequest = {
  typeName: "toy_thing",
  plannedState: { msgpack: Buffer.of(0xc0), json: Buffer.alloc(0) },
  plannedPrivate: Buffer.alloc(0),
};

/** Why the process ended, and what happened to its apply. */
const told = (plugin: PluginProcess) =>
  plugin
    .entries()
    .filter((entry) => /apply|service|process ends|grace/.test(String(entry["@message"])))
    .map(({ reason, "@message": message }) =>
      message === "the process ends" ? reason : [message, reason].filter(Boolean).join(": "),
    );

/** Of the socket, from the handshake line or the line to reattach by. */
async function addressOf(plugin: PluginProcess): Promise<string> {
  const first = await plugin.line;
  if (first.includes("|")) return first.split("|")[3] ?? "";
  const find = () => /"String":"([^"]+)"/.exec(plugin.stdout())?.[1];
  while (find() === undefined) await once(plugin.process.stdout ?? process.stdin, "data");
  return find() ?? "";
}

describe("a plugin whose client is gone", () => {
  let workshop: Workshop;
  const sockets: Socket[] = [];
  beforeAll(() => {
    workshop = openWorkshop();
  });
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    return workshop.tearDown();
  });

  function silentClient(address: string): void {
    const socket = createConnection(address);
    socket.on("error", () => {});
    socket.write(PREFACE);
    sockets.push(socket);
  }

  async function applying(plugin: PluginProcess): Promise<TestClient> {
    const client = await plugin.client();
    client.unary("applyResourceChange", applyRequest).catch(() => {});
    await plugin.logged("apply begins");
    return client;
  }

  it("ends by itself when its parent is another process, although connection and pipes are as they were", async () => {
    const plugin = workshop.start({ env: { TOY_SLOW: "1", TOY_BUSY: "1" }, isGrandchild: true });
    await applying(plugin);
    plugin.process.kill("SIGKILL");
    await plugin.exited;
    expect(told(plugin)).toEqual(["apply begins", "its parent is gone", "apply ends", "service is closed"]);
    expect(plugin.sockets()).toEqual([]);
  });

  it("ends by itself when no ping is answered, although connection, parent and pipes are as they were", async () => {
    const plugin = workshop.start({ env: { ...PLAIN, TOY_BUSY: "1" } });
    silentClient(await addressOf(plugin));
    await expect(plugin.exited).resolves.toEqual(inOrder);
    expect(told(plugin)).toEqual(["its client answers no ping"]);
  });

  it("ends by itself when its client broke HTTP/2 before it went, although its parent is as it was", async () => {
    const plugin = workshop.start({ env: { ...PLAIN, TOY_BUSY: "1" } });
    const socket = createConnection(await addressOf(plugin));
    // DATA of no stream.
    socket.write(Buffer.concat([PREFACE, Buffer.of(0, 0, 1, 0, 0, 0, 0, 0, 0, 0)]), () => socket.destroy());
    await expect(plugin.exited).resolves.toEqual(inOrder);
    expect(plugin.sockets()).toEqual([]);
  });

  it("ends by itself when nobody reads its log, although connection and parent are as they were", async () => {
    const plugin = workshop.start({ env: { TOY_SLOW: "1", TOY_BUSY: "1" } });
    await applying(plugin);
    plugin.process.stderr?.destroy();
    const client = await plugin.client();
    // Writes a line of the log.
    client.unary("stopProvider", {}).catch(() => {});
    await expect(plugin.exited).resolves.toEqual(inOrder);
    expect(plugin.sockets()).toEqual([]);
  });

  it("waits for a handler that heeds nothing no longer than the shortest grace", async () => {
    const plugin = workshop.start({ env: { TOY_SLOW: "deaf" } });
    const client = await applying(plugin);
    plugin.process.kill("SIGTERM");
    await plugin.logged("the process ends");
    client.close();
    await expect(plugin.exited).resolves.toEqual(inOrder);
    const grace = expect.stringMatching(
      /^ended by grace: (the last connection closed|its client answers no ping)$/,
    );
    expect(told(plugin)).toEqual(["apply begins", "SIGTERM", grace]);
  });

  it("stays while another client answers, and stays in reattach mode, where clients come and go", async () => {
    const debug = { env: { ...PLAIN, TF_PLUGIN_MAGIC_COOKIE: undefined }, args: ["--debug"] };
    const answered = workshop.start({ env: PLAIN });
    const reattached = workshop.start({ ...debug, isGrandchild: true });
    const connect = async (plugin: PluginProcess) => {
      const address = await addressOf(plugin);
      silentClient(address);
      return createClient(ProviderDefinition, { address: `unix:${address}` });
    };
    const clients = [await connect(answered), await connect(reattached)];
    try {
      for (const client of clients) await client.unary("stopProvider", {});
      reattached.process.kill("SIGKILL");
      // Begins later than the others, and so tells that their time is over.
      const alone = workshop.start({ env: PLAIN });
      silentClient(await addressOf(alone));
      await alone.exited;
      for (const client of clients) {
        const answer = await client.unary("stopProvider", {});
        expect(answer).toEqual({ Error: expect.stringMatching("/2$") });
      }
    } finally {
      for (const client of clients) client.close();
      process.kill(Number(/"Pid":(\d+)/.exec(reattached.stdout())?.[1]), "SIGKILL");
    }
  });
});
