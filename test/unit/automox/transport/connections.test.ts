import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createProxyServer, type Server } from "node:http";
import { createServer as createApiServer } from "node:https";
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { createCertificate } from "../../../../src/plugin/certificate";

// Certificates and proxies are read from the environment when a process starts, so each case is a process of its own,
// and runs what users run: the bundle, on this Node's own HTTP client.

jest.setTimeout(60_000);

const KEY = "key-0123456789abcdef";
const PROGRAM = `
  import { createClient } from "${join(__dirname, "../../../../src/automox/client")}";
  const quiet = () => {};
  const client = createClient({
    apiKey: "${KEY}",
    baseUrl: process.env.BASE_URL,
    userAgent: "x",
    pacing: { requestsPer5Minutes: 100, maxConcurrent: 2, requestTimeoutMs: 10_000, maxWaitMs: 0 },
    log: { debug: quiet, info: quiet, warn: quiet },
  });
  const call = { signal: new AbortController().signal };
  const tell = (answer) => console.log(JSON.stringify(answer));
  const ada = { email: "ada@example.com", firstName: "Ada", lastName: "Byron", role: "admin" };
  const send = () => (process.env.INVITE ? client.users.invite(1, ada, call) : client.users.self(call));
  const calls = Array.from({ length: Number(process.env.CALLS ?? 1) }, send);
  Promise.all(calls).then(([first]) => tell(first), ({ kind, reason, mayHaveHappened }) => tell({ kind, reason, mayHaveHappened }))
    .then(() => client.close());
`;

let folder: string;
let api: Server;
let proxy: Server;
let certificate: string;
let tunnels: { target: string; headers: string }[];
let requests: string[];
const sockets = new Set<Socket>();
let answerTunnel: (socket: Socket) => void;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "connections-"));
  await build({
    stdin: { contents: PROGRAM, resolveDir: __dirname },
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    mainFields: ["module", "main"],
    outfile: join(folder, "program.cjs"),
  });
  const { certificatePem, keyPem } = createCertificate();
  certificate = join(folder, "authority.pem");
  writeFileSync(certificate, certificatePem);
  api = createApiServer({ cert: certificatePem, key: keyPem }, (request, response) => {
    requests.push(`${request.url} ${request.headers.authorization}`);
    response.end('{"id": 1}');
  });
  proxy = createProxyServer((_request, response) => response.writeHead(405).end());
  proxy.on("connect", (request, socket: Socket) => {
    tunnels.push({ target: request.url ?? "", headers: JSON.stringify(request.headers) });
    answerTunnel(socket);
  });
  for (const server of [api, proxy]) {
    server.on("connection", (socket: Socket) => {
      sockets.add(socket);
      socket.once("close", () => sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  }
});

beforeEach(() => {
  tunnels = [];
  requests = [];
  answerTunnel = (socket) => {
    const upstream = connect(portOf(api), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on("error", () => socket.destroy());
    socket.on("error", () => upstream.destroy());
  };
});

afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  for (const server of [api, proxy]) await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

const portOf = (server: Server) => (server.address() as AddressInfo).port;

/** What the program printed. Only the variables given count, so that a proxy of this machine does not. */
async function run(env: Record<string, string>): Promise<{ answer: unknown; stderr: string }> {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [join(folder, "program.cjs")], {
    env,
  });
  return { answer: JSON.parse(stdout), stderr };
}

const AUTOMOX = "https://console.automox.com/api";
const viaProxy = () => `http://127.0.0.1:${portOf(proxy)}`;

test("directly: an authority named by NODE_EXTRA_CA_CERTS is trusted", async () => {
  const BASE_URL = `https://localhost:${portOf(api)}/api`;
  expect(await run({ BASE_URL, NODE_EXTRA_CA_CERTS: certificate })).toEqual({
    answer: { id: 1 },
    stderr: "",
  });
  expect(requests).toEqual([`/api/users/self Bearer ${KEY}`]);
});

test("many calls that share a signal are no leak that Node would warn of", async () => {
  const BASE_URL = `https://localhost:${portOf(api)}/api`;
  const { stderr } = await run({ BASE_URL, NODE_EXTRA_CA_CERTS: certificate, CALLS: "20" });
  expect(stderr).toBe("");
  expect(requests).toHaveLength(20);
});

test("directly: an unknown authority is not, and the key is not sent", async () => {
  const { answer } = await run({ BASE_URL: `https://localhost:${portOf(api)}/api` });
  expect(answer).toEqual({
    kind: "network",
    mayHaveHappened: false,
    reason: expect.stringMatching(/^the server's certificate is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/),
  });
  expect(requests).toEqual([]);
});

/** Passes on to the API, and spoils the last byte of each answer once a request has arrived. */
function spoil(socket: Socket) {
  const upstream = connect(portOf(api), "127.0.0.1");
  socket.pipe(upstream);
  upstream.on("data", (data) => {
    if (requests.length > 0) data[data.length - 1] = 255 - (data.at(-1) ?? 0);
    socket.write(data);
  });
  upstream.on("error", () => socket.destroy()).on("close", () => socket.destroy());
  socket.on("error", () => upstream.destroy());
}

describe("an invitation whose answer TLS cannot read may have been sent, and is not repeated", () => {
  const lost = {
    kind: "network",
    mayHaveHappened: true,
    reason: "the connection was closed before the answer",
  };

  test("directly", async () => {
    const middle = createTcpServer(spoil);
    await new Promise<void>((resolve) => middle.listen(0, "127.0.0.1", resolve));
    const BASE_URL = `https://localhost:${(middle.address() as AddressInfo).port}/api`;
    const { answer } = await run({ BASE_URL, NODE_EXTRA_CA_CERTS: certificate, INVITE: "1" });
    middle.close();
    expect(answer).toEqual(lost);
    expect(requests).toHaveLength(1);
  });

  test("through a proxy", async () => {
    answerTunnel = (socket) => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      spoil(socket);
    };
    const env = { HTTPS_PROXY: viaProxy(), NODE_TLS_REJECT_UNAUTHORIZED: "0", INVITE: "1" };
    expect((await run({ BASE_URL: AUTOMOX, ...env })).answer).toEqual(lost);
    expect(requests).toHaveLength(1);
  });
});

test("an invitation through a proxy to what speaks no TLS has not been sent", async () => {
  answerTunnel = (socket) => {
    socket.write("HTTP/1.1 200 OK\r\n\r\n");
    socket.on("data", () => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")).on("error", () => {});
  };
  const { answer } = await run({ BASE_URL: AUTOMOX, HTTPS_PROXY: viaProxy(), INVITE: "1" });
  const reason = expect.stringMatching(/^no secure connection could be made \((ERR_SSL_\w+|EPROTO)\)$/);
  expect(answer).toEqual({ kind: "network", mayHaveHappened: false, reason });
});

test("a proxy makes a tunnel and does not see the key", async () => {
  // The server behind the tunnel has a certificate for localhost only.
  const env = { BASE_URL: AUTOMOX, HTTPS_PROXY: viaProxy(), NODE_TLS_REJECT_UNAUTHORIZED: "0" };
  expect((await run(env)).answer).toEqual({ id: 1 });
  expect(requests).toEqual([`/api/users/self Bearer ${KEY}`]);
  expect(tunnels.map(({ target }) => target)).toEqual(["console.automox.com:443"]);
  expect(tunnels[0]?.headers).not.toContain(KEY);
});

test("a proxy that gives itself out as Automox is not trusted", async () => {
  const { answer } = await run({
    BASE_URL: AUTOMOX,
    HTTPS_PROXY: viaProxy(),
    NODE_EXTRA_CA_CERTS: certificate,
  });
  expect(answer).toMatchObject({
    kind: "network",
    reason: expect.stringMatching(/not trusted \(ERR_TLS_CERT_ALTNAME_INVALID\)/),
  });
  expect(requests).toEqual([]);
});

test("a proxy that refuses is a failure to connect, not a lost answer", async () => {
  answerTunnel = (socket) =>
    socket.end("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
  const { answer } = await run({ BASE_URL: AUTOMOX, HTTPS_PROXY: viaProxy() });
  const reason = "the proxy refused to connect (407)";
  expect(answer).toEqual({ kind: "network", mayHaveHappened: false, reason });
});

test("user name and password of a proxy are for the proxy", async () => {
  const HTTPS_PROXY = viaProxy().replace("//", "//ada:hunter2@");
  await run({ BASE_URL: AUTOMOX, HTTPS_PROXY, NODE_TLS_REJECT_UNAUTHORIZED: "0" });
  expect(tunnels[0]?.headers).toContain(Buffer.from("ada:hunter2").toString("base64"));
  expect(requests).toHaveLength(1);
});

test.each(["http://ada:hunter2@", "proxy example", "ftp://ada:hunter2@proxy.example.com"])(
  "%s is no proxy, and the message keeps its password",
  async (HTTPS_PROXY) => {
    const { answer, stderr } = await run({ BASE_URL: AUTOMOX, HTTPS_PROXY });
    expect(answer).toMatchObject({ kind: "network", reason: expect.stringContaining("HTTPS_PROXY") });
    expect(JSON.stringify(answer) + stderr).not.toContain("hunter2");
  },
);

test("a loopback address never goes through a proxy", async () => {
  const BASE_URL = `https://localhost:${portOf(api)}/api`;
  const env = { BASE_URL, HTTPS_PROXY: viaProxy(), HTTP_PROXY: viaProxy(), NODE_EXTRA_CA_CERTS: certificate };
  expect((await run(env)).answer).toEqual({ id: 1 });
  expect(tunnels).toEqual([]);
});
