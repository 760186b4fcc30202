import type { ApiProbe } from "../../../../src/access/doctor/api-probe";
import { probeChecks, requestsCheck } from "../../../../src/access/doctor/probe-checks";

const PROBE: ApiProbe = {
  host: "console.automox.com",
  proxy: undefined,
  status: 200,
  reason: null,
  isPage: false,
  skewSeconds: 0,
  rateLimit: { limit: null, remaining: null },
};
const statuses = (more: Partial<ApiProbe>) =>
  Object.fromEntries(probeChecks({ ...PROBE, ...more }).map(({ id, status }) => [id, status]));

test.each<[string, Partial<ApiProbe>, object]>([
  ["an answer", {}, { reachability: "ok", key: "ok", clock: "ok" }],
  ["a refused key", { status: 401 }, { reachability: "ok", key: "fail" }],
  ["a call that the key may not make, which is no bad key", { status: 403 }, { key: "skipped" }],
  ["a call that is not there, which is no bad key", { status: 404 }, { key: "skipped" }],
  ["a redirect", { status: 302 }, { key: "skipped" }],
  ["a page of somebody else", { isPage: true }, { key: "skipped" }],
  ["a full window", { status: 429 }, { key: "warn" }],
  ["a server in trouble", { status: 503 }, { reachability: "warn", key: "skipped" }],
  [
    "no answer",
    { status: null, reason: "refused", skewSeconds: null },
    { reachability: "fail", key: "skipped", clock: "skipped" },
  ],
  ["a clock a minute off", { skewSeconds: -60 }, { clock: "warn" }],
  ["a clock far off", { skewSeconds: 301 }, { clock: "fail" }],
  ["a clock nearly right", { skewSeconds: 59 }, { clock: "ok" }],
])("%s", (_name, more, expected) => {
  expect(statuses(more)).toMatchObject(expected);
});

test("a proxy is named by its variable: its address may hold a password", () => {
  const proxy = { variable: "HTTPS_PROXY", url: "http://user:secret@proxy.example.com:3128" };
  for (const status of [200, null]) {
    const text = JSON.stringify(probeChecks({ ...PROBE, proxy, status, reason: "refused" }));
    expect(text).toContain("HTTPS_PROXY");
    expect(text).not.toContain("secret");
  }
});

test("requests left are told as far as anybody knows them", () => {
  const usage = { inWindow: 4, budget: 2450 };
  expect(requestsCheck(PROBE, usage)).toMatchObject({
    status: "ok",
    fact: expect.stringMatching(/^This run made 5 of 2450 .*Automox does not say what is left/),
  });
  expect(requestsCheck({ rateLimit: { limit: "100", remaining: "99" } }, usage).fact).toContain(
    "99 of 100 are left",
  );
  expect(requestsCheck({ rateLimit: { limit: null, remaining: "0" } }, usage).status).toBe("warn");
});

test("everything that is not well has a remedy", () => {
  const all = [
    {},
    { status: 401 },
    { status: null, reason: "x" },
    { status: 503 },
    { skewSeconds: 900 },
  ].flatMap((more) => probeChecks({ ...PROBE, ...more }));
  for (const { status, remedy } of all) expect(remedy === null).toBe(status === "ok" || status === "skipped");
});
