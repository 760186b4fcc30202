import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { createConnection, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Listener, type ListenOptions, listen } from "../../../src/plugin/listener";

describe("listener", () => {
  let server: Server;
  let listener: Listener | undefined;
  let folder: string;

  async function start(options: Partial<ListenOptions> = {}): Promise<Listener> {
    listener = await listen(server, { env: {}, ...options });
    return listener;
  }

  beforeEach(() => {
    server = createServer((socket) => socket.end());
    folder = mkdtempSync(join(tmpdir(), "listener-"));
    listener = undefined;
  });
  afterEach(async () => {
    listener?.remove();
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  });

  it("puts its socket into a fresh folder that is nobody else's", async () => {
    const { network, address } = await start();
    expect(network).toBe("unix");
    expect(statSync(dirname(address)).mode & 0o777).toBe(0o700);
    expect(statSync(address).isSocket()).toBe(true);
    expect(Buffer.byteLength(address)).toBeLessThan(104);
  });

  it("takes the folder that PLUGIN_UNIX_SOCKET_DIR names", async () => {
    const { address } = await start({ env: { PLUGIN_UNIX_SOCKET_DIR: folder } });
    expect(address.startsWith(`${folder}/tfp`)).toBe(true);
  });

  it("lets the group in that PLUGIN_UNIX_SOCKET_GROUP names, and nobody else", async () => {
    const group = process.getgid?.() ?? 0;
    const { address } = await start({ env: { PLUGIN_UNIX_SOCKET_GROUP: String(group) } });
    expect(statSync(address).mode & 0o777).toBe(0o660);
    expect(statSync(dirname(address)).mode & 0o777).toBe(0o710);
    expect([statSync(address).gid, statSync(dirname(address)).gid]).toEqual([group, group]);
  });

  it("removes what it made, as often as it is asked", async () => {
    const { address, remove } = await start();
    remove();
    remove();
    expect(existsSync(dirname(address))).toBe(false);
  });

  it("leaves nothing behind when the group is wrong", async () => {
    const env = { PLUGIN_UNIX_SOCKET_DIR: folder, PLUGIN_UNIX_SOCKET_GROUP: "no such group" };
    await expect(start({ env })).rejects.toThrow("PLUGIN_UNIX_SOCKET_GROUP names no group: no such group");
    expect(statSync(folder).nlink).toBe(2);
  });

  it.each([
    ["does not exist", "missing"],
    ["is too long for a socket", "x".repeat(100)],
    ["holds the separator of the handshake line", "a|b"],
  ])("says why when the wanted folder %s", async (_, name) => {
    const wanted = join(folder, name);
    if (name !== "missing") mkdirSync(wanted);
    await expect(start({ env: { PLUGIN_UNIX_SOCKET_DIR: wanted } })).rejects.toThrow(
      /^Cannot create a folder for the plugin's socket: /,
    );
  });

  it("goes elsewhere when the folder for temporary files does not do", async () => {
    const before = process.env.TMPDIR;
    process.env.TMPDIR = join(folder, "y".repeat(100));
    try {
      const { address } = await start();
      expect(dirname(dirname(address))).toBe("/tmp");
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
  });

  it("listens on a free port of the loopback interface on Windows", async () => {
    const { network, address } = await start({ platform: "win32" });
    expect(network).toBe("tcp");
    const [host, port] = address.split(":");
    expect(host).toBe("127.0.0.1");
    await new Promise((resolve, reject) => {
      createConnection({ host: host ?? "", port: Number(port) })
        .once("end", resolve)
        .once("error", reject)
        .resume();
    });
  });
});
