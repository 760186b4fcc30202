import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { gzipSync } from "node:zlib";
import nock from "nock";
import { type Client, createClient } from "../../../../src/automox/client";
import { failureOf, type UnderTest, underTest } from "../../../support/client/client-under-test";

type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on loopback that misbehaves as told; every connection is gone when a test is over. */
let server: Server;
let behave: Behaviour;
let requests: string[];

/** Nothing is mocked here. */
beforeAll(() => nock.restore());

beforeEach(async () => {
  requests = [];
  server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    behave(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function connected(options: Parameters<typeof underTest>[0] = {}): UnderTest {
  const { port } = server.address() as AddressInfo;
  return underTest({ baseUrl: `http://127.0.0.1:${port}/api`, ...options });
}

const ORG = 1;
const NEW = { email: "ada@example.com", firstName: "Ada", lastName: "Byron", role: "admin" };
const json = (response: ServerResponse, body: string, headers = {}) =>
  response.writeHead(200, { "Content-Type": "application/json", ...headers }).end(body);

test("a plain answer", async () => {
  behave = (_request, response) => json(response, '{"id": 1, "firstname": "Zoë"}');
  const { client, clock, call } = connected();
  expect(await clock.run(client.users.self(call))).toEqual({ id: 1, firstName: "Zoë" });
  expect(requests).toEqual(["GET /api/users/self"]);
});

test("connections are kept and used again", async () => {
  let connections = 0;
  server.on("connection", () => {
    connections += 1;
  });
  behave = (_request, response) => json(response, '{"id": 1}');
  const { client, clock, call } = connected();
  for (let time = 0; time < 20; time += 1) await clock.run(client.users.self(call));
  // A second one may be opened while the first is just coming free.
  expect(connections).toBeLessThanOrEqual(2);
});

test("a connection closed after an invitation arrived is not tried again", async () => {
  behave = (request) => request.socket.destroy();
  const { client, clock, call } = connected();
  expect(await failureOf(clock.run(client.users.invite(ORG, NEW, call)))).toMatchObject({
    kind: "network",
    mayHaveHappened: true,
    reason: "the connection was closed before the answer",
  });
  expect(requests).toHaveLength(1);
});

test("an answer cut off in the middle: a read is repeated, an invitation is lost", async () => {
  behave = (_request, response) => {
    response.writeHead(201, { "Content-Type": "application/json", "Content-Length": "1000" });
    response.write('{"id": 7, "email": "ada@exam', () => response.destroy());
  };
  const { client, clock, call } = connected();
  expect(await failureOf(clock.run(client.users.invite(ORG, NEW, call)))).toMatchObject({
    kind: "network",
    status: 201,
    mayHaveHappened: true,
    reason: "the connection was closed in the middle of the answer",
  });
  expect(requests).toHaveLength(1);
  await failureOf(clock.run(client.users.self(call)));
  expect(requests).toHaveLength(6);
});

test("nobody there: every attempt is known not to have arrived", async () => {
  const { client, clock, call } = connected();
  await new Promise((resolve) => server.close(resolve));
  expect(await failureOf(clock.run(client.users.invite(ORG, NEW, call)))).toMatchObject({
    kind: "network",
    mayHaveHappened: false,
    reason: "the connection was refused, at the last of 5 attempts",
  });
});

test("silence ends with the time-out: a write may have happened", async () => {
  const arrived = new Promise<void>((resolve) => {
    behave = () => resolve();
  });
  const { client, clock, call } = connected();
  const failure = failureOf(client.users.invite(ORG, NEW, call));
  await arrived;
  await clock.advance(30_001);
  expect(await failure).toMatchObject({
    kind: "network",
    mayHaveHappened: true,
    reason: "no answer within 30.001 s",
  });
});

test("the time-out counts to the end of the answer, not to its first byte", async () => {
  const begun = new Promise<void>((resolve) => {
    behave = (_request, response) => {
      response.writeHead(201, { "Content-Type": "application/json" });
      response.write("{", () => resolve());
    };
  });
  const { client, clock, call } = connected();
  const failure = failureOf(client.users.invite(ORG, NEW, call));
  await begun;
  await clock.advance(30_001);
  expect((await failure).reason).toBe("no answer within 30.001 s");
});

test("an abort ends a request under way at once, and its connection", async () => {
  let closed: Promise<void> | undefined;
  const arrived = new Promise<void>((resolve) => {
    behave = (request) => {
      closed = new Promise((done) => request.socket.once("close", () => done()));
      resolve();
    };
  });
  const { client, call, abort } = connected();
  const failure = failureOf(client.users.invite(ORG, NEW, call));
  await arrived;
  abort.abort();
  expect(await failure).toMatchObject({ kind: "cancelled", mayHaveHappened: true });
  await closed;
});

test("an aborted read has not happened", async () => {
  const arrived = new Promise<void>((resolve) => {
    behave = () => resolve();
  });
  const { client, call, abort } = connected();
  const failure = failureOf(client.users.self(call));
  await arrived;
  abort.abort();
  expect(await failure).toMatchObject({ kind: "cancelled", mayHaveHappened: false });
});

test("closing the client ends a request under way", async () => {
  const arrived = new Promise<void>((resolve) => {
    behave = () => resolve();
  });
  const { client, call } = connected();
  const failure = failureOf(client.users.self(call));
  await arrived;
  await client.close();
  expect(await failure).toMatchObject({ kind: "cancelled", reason: "the client was closed" });
});

test("an answer without end is not read to its end", async () => {
  const chunk = Buffer.alloc(1024 * 1024, 0x20);
  let written = 0;
  behave = (_request, response) => {
    const more = () => {
      while (!response.destroyed) {
        written += 1;
        if (!response.write(chunk)) return response.once("drain", more);
      }
      return undefined;
    };
    more();
  };
  const { client, clock, call } = connected();
  expect(await failureOf(clock.run(client.users.self(call)))).toMatchObject({
    kind: "unreadable",
    reason: "the answer is larger than this client reads",
  });
  expect(written).toBeLessThan(90);
});

test("of an endless error only the beginning is read", async () => {
  const chunk = "no ".repeat(100_000);
  let written = 0;
  behave = (_request, response) => {
    response.writeHead(400, { "Content-Type": "text/plain" });
    const more = () => {
      while (!response.destroyed) {
        written += chunk.length;
        if (!response.write(chunk)) return response.once("drain", more);
      }
      return undefined;
    };
    more();
  };
  const { client, clock, call } = connected();
  const error = await failureOf(clock.run(client.users.self(call)));
  expect(error).toMatchObject({ kind: "invalid", status: 400 });
  expect(error.apiText?.length).toBe(500);
  // A mebibyte, and what the sockets hold.
  expect(written).toBeLessThan(16 * 1024 * 1024);
});

test("an answer may come packed, and is measured unpacked", async () => {
  const packed = gzipSync(`{"id": 5, "firstname": "Ada", "notes": "${"A".repeat(100_000)}"}`);
  behave = (request, response) => {
    expect(request.headers["accept-encoding"]).toBe("gzip");
    response.writeHead(200, { "Content-Encoding": "GZIP" }).end(packed);
  };
  const { client, clock, call } = connected();
  expect(packed.length).toBeLessThan(1_000);
  expect(await clock.run(client.users.self(call))).toEqual({ id: 5, firstName: "Ada" });
});

test.each([
  ["cut off", () => gzipSync('{"id": 5}').subarray(0, 20)],
  ["no such thing", () => Buffer.from('{"id": 5}')],
])("a packed answer that is %s is no answer", async (_name, bytes) => {
  behave = (_request, response) => response.writeHead(200, { "Content-Encoding": "gzip" }).end(bytes());
  const { client, clock, call } = connected();
  const reason = expect.stringContaining("in the middle of the answer");
  expect(await failureOf(clock.run(client.users.self(call)))).toMatchObject({ kind: "network", reason });
});

test.each([
  ["204", {}],
  ["200", { "Content-Length": "0" }],
  ["200", { "Transfer-Encoding": "chunked" }],
])("an answer %s without a body may be called packed: %j", async (status, headers) => {
  behave = (_request, response) =>
    response.writeHead(Number(status), { "Content-Encoding": "gzip", ...headers }).end();
  const { client, clock, call } = connected();
  await clock.run(client.users.remove(ORG, 5, call));
  expect(requests).toEqual(["DELETE /api/users/5?o=1"]);
});

test("no fetch is used, which would hold up the end of the process", async () => {
  behave = (_request, response) => json(response, '{"id": 5}');
  const fetched = jest.spyOn(globalThis, "fetch");
  const { client, clock, call } = connected();
  expect(await clock.run(client.users.self(call))).toEqual({ id: 5 });
  expect(fetched).not.toHaveBeenCalled();
  fetched.mockRestore();
});

test("an answer may take longer than an idle connection is kept", async () => {
  behave = (_request, response) => void setTimeout(() => json(response, '{"id": 5}'), 4_500);
  const { client, clock, call } = connected();
  const answer = client.users.self(call);
  // The machine's time must pass here: the sockets' own clocks go by it.
  await new Promise((resolve) => setTimeout(resolve, 4_600));
  expect(await clock.run(answer)).toEqual({ id: 5 });
});

test("who never finishes the handshake was sent nothing, and is told from who never answers", async () => {
  const silent = createTcpServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const { port } = silent.address() as AddressInfo;
  jest.useFakeTimers({ doNotFake: ["setImmediate", "nextTick", "queueMicrotask"] });
  try {
    const { client, clock, call } = underTest({ baseUrl: `https://127.0.0.1:${port}` });
    const failure = failureOf(clock.run(client.users.invite(ORG, NEW, call)));
    for (let times = 0; times < 5; times += 1) {
      await new Promise<void>((resolve) => silent.once("connection", () => resolve()));
      jest.advanceTimersByTime(10_000);
    }
    const reason = "the connection could not be made in time, at the last of 5 attempts";
    expect(await failure).toMatchObject({ kind: "network", mayHaveHappened: false, reason });
  } finally {
    jest.useRealTimers();
    await new Promise((resolve) => silent.close(resolve));
  }
});

test("by the machine's own clock, too, a time-out is a time-out", async () => {
  behave = () => {};
  const { port } = server.address() as AddressInfo;
  const client: Client = createClient({
    apiKey: "abc",
    baseUrl: `http://127.0.0.1:${port}`,
    userAgent: "x",
    pacing: { requestsPer5Minutes: 100, maxConcurrent: 1, requestTimeoutMs: 20, maxWaitMs: 0 },
    log: { debug: () => {}, info: () => {}, warn: () => {} },
  });
  const failure = failureOf(client.users.invite(ORG, NEW, { signal: new AbortController().signal }));
  expect((await failure).reason).toBe("no answer within 0.02 s");
});
