// What a client may say that is no HTTP/2. Node 20 tells of some of it; of the rest it keeps the connection for ever, and
// the descriptor with it, also when the client is gone.
import { createConnection, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { startServer, type TestServer } from "../../support/plugin/test-server";

function frame(type: number, { flags = 0, stream = 0, body = Buffer.alloc(0) } = {}): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(body.length, 0, 3);
  head[3] = type;
  head[4] = flags;
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, body]);
}

const PREFACE = Buffer.concat([Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), frame(4)]);

const VIOLATIONS: readonly [string, Buffer][] = [
  ["DATA of no stream", frame(0, { body: Buffer.from("x") })],
  ["a PING of three bytes", frame(6, { body: Buffer.alloc(3) })],
  ["HEADERS that no table explains", frame(1, { flags: 5, stream: 1, body: Buffer.alloc(5, 0xff) })],
  ["a frame longer than any may be", Buffer.of(0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 1)],
  ["a CONTINUATION of nothing", frame(9, { flags: 4, stream: 1, body: Buffer.of(0x82) })],
  ["SETTINGS of a stream", frame(4, { stream: 1 })],
  ["a window of no size", frame(8, { body: Buffer.alloc(4) })],
];

describe("a connection on which the client broke HTTP/2", () => {
  let server: TestServer;
  let closed: number;
  const sockets: Socket[] = [];
  beforeEach(async () => {
    closed = 0;
    server = await startServer({ services: [], onLastClosed: () => void closed++ });
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await server.tearDown();
  });

  const open = () =>
    new Promise<number>((done) => server.server.getConnections((_error, count) => done(count)));

  async function connected(bytes: Buffer): Promise<Socket> {
    const socket = createConnection(server.path);
    sockets.push(socket);
    socket.on("error", () => {}).resume();
    await new Promise((done) => socket.write(Buffer.concat([PREFACE, bytes]), done));
    return socket;
  }

  /** Looks as the process does, until `isReached`, or so long that it is not going to be. */
  async function look(isReached: () => Promise<boolean>): Promise<void> {
    for (let looks = 0; looks < 50 && !(await isReached()); looks++) {
      server.isSilent();
      await pause(20);
    }
  }

  it.each(VIOLATIONS)("is left after %s, whether the client is there or gone", async (_name, bytes) => {
    const [, gone] = [await connected(bytes), await connected(bytes)];
    gone.destroy();
    await look(async () => closed > 0 && (await open()) === 0);
    expect({ open: await open(), closed }).toEqual({ open: 0, closed: 1 });
  });

  it("is no connection on which a client is only silent", async () => {
    const silent = await connected(Buffer.alloc(0));
    await look(async () => false);
    expect({ open: await open(), destroyed: silent.destroyed }).toEqual({ open: 1, destroyed: false });
  });
});
