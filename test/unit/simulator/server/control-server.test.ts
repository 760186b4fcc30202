import { createConnection } from "node:net";
import type { Simulator } from "../../../../src/simulator/start";
import { BOB, call, inviteBob, start } from "../../../support/simulator/calling";

async function control({ controlUrl }: Simulator, line: string, body?: unknown) {
  const [method = "", path = ""] = line.split(" ");
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(`${controlUrl}${path}`, { method, ...init });
  return { status: response.status, body: (await response.json()) as { result?: unknown; error?: string } };
}

test("every action works over HTTP without a key, and none is counted or logged", async () => {
  const simulator = await start({ knobs: { requestsPerWindow: 1 } });
  await inviteBob(simulator);
  const done = async (line: string, body?: unknown) => {
    const answer = await control(simulator, line, body);
    expect(answer.status).toBe(200);
    return answer.body.result;
  };
  expect(await done("POST /accept", { who: BOB.email })).toMatchObject({
    memberships: [{ status: "active" }],
  });
  expect(await done("POST /edit", { who: 202, org: 12345, set: { role: "viewer" } })).toMatchObject({
    id: 202,
  });
  expect(await done("POST /recreate", { who: 202 })).toMatchObject({ id: 203 });
  expect(await done("POST /removeByHand", { who: "203" })).toBeNull();
  expect(await done("POST /addByHand", { email: "eve@example.com", role: "viewer" })).toMatchObject({
    id: 204,
  });
  expect(await done("POST /clock", { set: "2027-01-01T00:00:00Z" })).toMatchObject({
    now: expect.stringMatching(/^2027-01-01T00:00:0\dZ$/),
  });
  expect(await done("POST /clock", { advance: "1d" })).toMatchObject({
    now: expect.stringMatching(/^2027-01-02/),
  });
  expect(await done("GET /people?org=12345")).toHaveLength(2);
  expect(await done("GET /person?who=ALICE@example.com")).toMatchObject({ id: 101 });
  expect(await done("GET /invitations?email=bob@example.com")).toHaveLength(1);
  expect(await done("POST /turn", { putOmitted: "keep" })).toMatchObject({ putOmitted: "keep" });
  expect(await done("GET /knobs")).toMatchObject({ putOmitted: "keep" });
  expect(await done("POST /reset")).toMatchObject({ putOmitted: "reset" });
  expect(await done("GET /log?status=201&after=0")).toHaveLength(1);
  expect(await done("GET /unexpected")).toEqual([]);
  expect(await done("POST /clearLog")).toBeNull();
  expect(simulator.control.log()).toEqual([]);
});

test("faults and hooks work as data", async () => {
  const simulator = await start();
  const fault = { match: { method: "GET", nth: 2 }, effect: { kind: "rate-limited", retryAfter: 3 } };
  expect(await control(simulator, "POST /fault", fault)).toMatchObject({ body: { result: { id: 1 } } });
  const hook = {
    match: { nth: 1 },
    when: "before",
    run: { do: "edit", who: 101, set: { lastname: "Changed" } },
  };
  await control(simulator, "POST /hook", hook);
  expect((await call(simulator, "GET /users/101?o=12345")).body.lastname).toBe("Changed");
  expect((await call(simulator, "GET /users/101?o=12345")).status).toBe(429);
});

test.each([
  [
    "an unknown action",
    "POST /destroy",
    undefined,
    'There is no control action "destroy". Actions: accept, expire, edit,',
  ],
  ["a writing action by GET", "GET /reset", undefined, 'Use POST for the control action "reset".'],
  ["nobody", "POST /accept", { who: "nobody@example.com" }, "There is no nobody@example.com."],
  ["a list", "POST /accept", [], "The body of a control action must be a JSON object."],
  [
    "a bad instant",
    "POST /clock",
    { set: "tomorrow" },
    'Expected an instant such as "2026-01-31T12:00:00Z", got "tomorrow".',
  ],
  [
    "a bad duration",
    "POST /clock",
    { advance: "-1d" },
    'Expected milliseconds (0 or more) or a text such as "14d", got "-1d".',
  ],
  [
    "a misspelt change",
    "POST /clock",
    { add: "1d" },
    'Expected the change of the clock to have only freeze, set, advance, got "add".',
  ],
])("%s is refused in words", async (_name, ...rest) => {
  const [line, body, text] = rest as [string, unknown, string];
  const simulator = await start();
  const answer = await control(simulator, line, body);
  expect(answer.status).toBe(400);
  expect(answer.body.error).toContain(text);
});

test("a browser page may not drive the simulator", async () => {
  const simulator = await start();
  const headers = { origin: "https://example.com" };
  const response = await fetch(`${simulator.controlUrl}/reset`, { method: "POST", headers });
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ error: "The control endpoint answers no browser page." });
});

describe("closing", () => {
  test("waits until no connection is open: kept alive, or opened and silent", async () => {
    const simulator = await start();
    await call(simulator, "GET /orgs");
    const silent = createConnection(Number(new URL(simulator.url).port), "127.0.0.1");
    const ended = new Promise((resolve) => silent.once("close", resolve));
    silent.on("error", () => {});
    await new Promise((resolve) => silent.once("connect", resolve));
    await call(simulator, "GET /orgs");
    await simulator.close();
    await ended;
    await expect(call(simulator, "GET /orgs")).rejects.toThrow();
  });

  test("cuts requests that are made to wait", async () => {
    const simulator = await start({ knobs: { latency: [{ path: "^/users", ms: 3_600_000 }] } });
    expect((await call(simulator, "GET /orgs")).status).toBe(200);
    const waiting = call(simulator, "GET /users?o=12345").catch(() => "broken");
    while (simulator.control.log().length < 2) await new Promise(setImmediate);
    await simulator.close();
    expect(await waiting).toBe("broken");
  });

  test("can be asked for twice", async () => {
    const simulator = await start();
    await Promise.all([simulator.close(), simulator.close()]);
  });
});
