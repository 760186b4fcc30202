import { type EventEmitter, once } from "node:events";
import { createServer } from "node:http";
import { connect as http2Connect } from "node:http2";
import { request } from "node:https";
import { type AddressInfo, connect } from "node:net";
import { connect as tlsConnect } from "node:tls";
import nock from "nock";
import { Agent, fetch as undiciFetch } from "undici";
import { takeCarried, takeRefused } from "../../support/network-guard";

/** Reserved for documentation: never routed, and no name service knows it. */
const ABROAD = "192.0.2.1";
const failureOf = (emitter: EventEmitter) => once(emitter, "error").then(([error]) => Promise.reject(error));
const ATTEMPTS: [string, () => Promise<unknown>][] = [
  ["fetch", () => fetch(`http://${ABROAD}/`)],
  ["fetch of a name", () => fetch("https://console.example.com/api/users")],
  ["fetch with a dispatcher", () => undiciFetch(`https://${ABROAD}/`, { dispatcher: new Agent() })],
  ["net.connect(port, host)", () => failureOf(connect(443, ABROAD))],
  ["net.connect(options)", () => failureOf(connect({ host: ABROAD, port: 443 }))],
  ["tls.connect", () => failureOf(tlsConnect(443, ABROAD))],
  ["http2.connect", () => failureOf(http2Connect(`https://${ABROAD}`))],
  ["https.request", () => failureOf(request(`https://${ABROAD}/`).end())],
];

test.each(ATTEMPTS)(
  "%s beyond this machine is refused and remembered for the end of the test",
  async (_name, attempt) => {
    await expect(attempt()).rejects.toThrow();
    expect(takeRefused()).toHaveLength(1);
  },
);

test("the refusal names the host and what to do", async () => {
  await expect(failureOf(connect(443, ABROAD))).rejects.toThrow(
    `A test tried to reach ${ABROAD}. Tests stay on this machine: mock it or use the simulator.`,
  );
  takeRefused();
});

test("a server on loopback is reached, by number and by name", async () => {
  const server = createServer((_request, response) => response.end("here"));
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port, family } = server.address() as AddressInfo & { family: string };
  try {
    const number = family === "IPv6" ? "[::1]" : "127.0.0.1";
    for (const host of [number, "localhost"]) {
      expect(await (await fetch(`http://${host}:${port}/`)).text()).toBe("here");
    }
  } finally {
    server.close();
    server.closeAllConnections();
  }
  expect(takeRefused()).toEqual([]);
});

test.each([
  ["the provider's", "terraform-provider-automox/0.1.0 (Terraform/1.11.4)", "/users?o=1&api_key=k", 1],
  ["the command's", "automox-access/0.1.0", "/users?API_KEY=k", 1],
  ["a test's own", "node", "/users?api_key=k", 0],
  ["one with another name", "automox-access/0.1.0", "/users/1/api_keys?my_api_key=k", 0],
] as const)("a key in an address is remembered: %s", async (...[, agent, path, times]) => {
  const server = createServer((_request, response) => response.end());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await fetch(`http://127.0.0.1:${port}${path}`, { headers: { "User-Agent": agent } });
  server.close();
  server.closeAllConnections();
  expect(takeCarried()).toHaveLength(times);
});

test("a mocked host needs no connection", async () => {
  const scope = nock("https://console.example.com").get("/api/users").reply(200, []);
  expect(await (await fetch("https://console.example.com/api/users")).json()).toEqual([]);
  scope.done();
  nock.restore();
  expect(takeRefused()).toEqual([]);
});
