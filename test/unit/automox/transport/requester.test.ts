import nock from "nock";
import { failureOf, HOST, KEY, ORG, underTest } from "../../../support/client/client-under-test";
import { settle } from "../../../support/client/fake-clock";

const ADA = { id: 7, email: "ada@example.com" };

const get = () => nock(`${HOST}/api`).get("/users/7").query({ o: ORG });
const post = () => nock(`${HOST}/api`).post("/users").query({ o: ORG });
const ada = () => get().reply(200, JSON.stringify(ADA));

describe("repeats", () => {
  test("back-off doubles, and the caller is told of each wait", async () => {
    const { client, clock, call, waits } = underTest();
    get().times(3).reply(503, "");
    ada();
    await clock.run(client.users.get(ORG, 7, call));
    expect(clock.slept).toEqual([250, 500, 1_000]);
    expect(waits).toEqual([250, 500, 1_000].map((ms) => ({ ms, reason: "a failed request was repeated" })));
  });

  test("it gives up with the last answer, its words and the number of attempts", async () => {
    const { client, clock, call } = underTest();
    get()
      .times(5)
      .reply(503, JSON.stringify({ errors: ["maintenance"] }), { "x-request-id": "r-5" });
    expect(await failureOf(clock.run(client.users.get(ORG, 7, call)))).toMatchObject({
      kind: "unavailable",
      status: 503,
      apiText: "maintenance",
      requestId: "r-5",
      reason: "Automox answered 503, at the last of 5 attempts",
    });
  });
});

describe("429", () => {
  test.each([
    ["seconds", () => ({ "Retry-After": "17" }), 17_000],
    ["a date", (now: number) => ({ "Retry-After": new Date(now + 42_000).toUTCString() }), 42_000],
    [
      "a date by the server's own clock",
      (now: number) => ({
        "Retry-After": new Date(now).toUTCString(),
        Date: new Date(now - 9_000).toUTCString(),
      }),
      9_000,
    ],
    ["a reset", (now: number) => ({ "X-RateLimit-Reset": String(now / 1_000 + 3) }), 3_000],
    [
      "both: Retry-After wins",
      (now: number) => ({ "Retry-After": "5", "X-RateLimit-Reset": String(now / 1_000 + 60) }),
      5_000,
    ],
  ])("%s: kept exactly, however chance falls", async (_name, headers, ms) => {
    const { client, clock, call, waits } = underTest();
    clock.chance = 0.9;
    get().reply(429, "", headers(clock.now()));
    ada();
    expect(await clock.run(client.users.get(ORG, 7, call))).toEqual(ADA);
    expect(waits).toEqual([{ ms, reason: "Automox asked to wait (429)" }]);
    expect(client.usage.waitedMs).toBe(ms);
  });

  test.each(["", "0", "-7", "soon", "1.5e3", "Thu, 01 Jan 1970 00:00:00 GMT"])(
    "Retry-After %j names no time, so back-off does",
    async (value) => {
      const { client, clock, call, waits } = underTest();
      get().reply(429, "", { "Retry-After": value });
      ada();
      await clock.run(client.users.get(ORG, 7, call));
      expect(waits.map(({ ms }) => ms)).toEqual([1_000]);
    },
  );

  test("a pause longer than allowed is an error that names both numbers", async () => {
    const { client, clock, call, waits } = underTest({ maxWaitMs: 60_000 });
    get().reply(429, JSON.stringify({ errors: ["slow down"] }), { "Retry-After": "3600" });
    expect(await failureOf(clock.run(client.users.get(ORG, 7, call)))).toMatchObject({
      kind: "rate-limited",
      status: 429,
      apiText: "slow down",
      reason: "Automox answered 429 and asks for a pause of 3600 s, longer than the 60 s that may be waited",
    });
    expect(waits).toEqual([]);
  });

  test("refusals without end are given up after twice the longest wait", async () => {
    const { client, clock, call } = underTest({ maxWaitMs: 10_000 });
    get().times(5).reply(429, "");
    const began = clock.now();
    const error = await failureOf(clock.run(client.users.get(ORG, 7, call)));
    expect(error).toMatchObject({
      kind: "rate-limited",
      reason: expect.stringMatching(/pauses of 15 s together, of 10 s/),
    });
    expect(clock.now() - began).toBeLessThanOrEqual(20_000);
  });

  test("a refused request goes before those that were not sent yet", async () => {
    const { client, clock, call } = underTest({ maxConcurrent: 1 });
    const order: string[] = [];
    get().reply(429, "", { "Retry-After": "20" });
    get().reply(200, () => order.push("refused") && JSON.stringify(ADA));
    nock(`${HOST}/api`)
      .get("/users/8")
      .query({ o: ORG })
      .reply(200, () => order.push("new") && JSON.stringify({ ...ADA, id: 8 }));
    await clock.run(Promise.all([client.users.get(ORG, 7, call), client.users.get(ORG, 8, call)]));
    expect(order).toEqual(["refused", "new"]);
  });

  test("it holds back every other call of the client, which is told why", async () => {
    const { client, clock, call, waits } = underTest();
    get().reply(429, "", { "Retry-After": "20" });
    const first = client.users.get(ORG, 7, call);
    // Only when the refusal is known.
    while (clock.sleeping === 0) await settle();
    const other = nock(`${HOST}/api`).get("/users/8").query({ o: ORG }).reply(404, "");
    ada();
    const second = client.users.get(ORG, 8, call);
    await clock.advance(19_999);
    expect(other.isDone()).toBe(false);
    expect(await clock.run(Promise.all([first, second]))).toEqual([ADA, undefined]);
    expect(waits).toEqual([
      { ms: 20_000, reason: "Automox asked to wait (429)" },
      { ms: 20_000, reason: "Automox asked to wait (429)" },
    ]);
  });
});

test("503 with Retry-After is waited out by its own call", async () => {
  const { client, clock, call, waits } = underTest();
  get().reply(503, "", { "Retry-After": "30" });
  ada();
  await clock.run(client.users.get(ORG, 7, call));
  expect(waits).toEqual([{ ms: 30_000, reason: "Automox asked to wait before the next try" }]);
});

test("a success that says the limit is used up holds back the next request until the reset", async () => {
  const { client, clock, call, waits } = underTest();
  const reset = String(clock.now() / 1_000 + 2);
  get().reply(200, JSON.stringify(ADA), { "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": reset });
  await clock.run(client.users.get(ORG, 7, call));
  ada();
  await clock.run(client.users.get(ORG, 7, call));
  expect(waits).toEqual([{ ms: 2_000, reason: "Automox said that its rate limit was used up" }]);
});

test("the budget holds: beyond it a call waits for the window, and is told", async () => {
  const { client, clock, call, waits } = underTest({ requestsPer5Minutes: 3 });
  get().times(3).reply(200, JSON.stringify(ADA));
  for (let time = 0; time < 3; time += 1) await clock.run(client.users.get(ORG, 7, call));
  expect(waits).toEqual([{ ms: 300_001, reason: "the request budget of 5 minutes was used up" }]);
  expect(client.usage).toMatchObject({ made: 3, inWindow: 1, budget: 2, waitedMs: 300_001 });
});

describe("redirects", () => {
  test("within the origin a read is followed, and the key goes along", async () => {
    const { client, clock, call } = underTest();
    get().reply(307, "", { Location: "/api/v2/users/7?o=1" });
    nock(HOST, { reqheaders: { authorization: `Bearer ${KEY}` } })
      .get("/api/v2/users/7")
      .query({ o: 1 })
      .reply(200, JSON.stringify(ADA));
    expect(await clock.run(client.users.get(ORG, 7, call))).toEqual(ADA);
    expect(client.usage.made).toBe(2);
  });

  test.each([
    ["another host", "https://example.com/api/users/7"],
    ["http", "http://console.automox.com/api/users/7"],
    ["nowhere", undefined],
  ])("a redirect to %s is an error and no second request", async (_name, location) => {
    const { client, clock, call } = underTest();
    get().reply(302, "", location ? { Location: location } : {});
    const error = await failureOf(clock.run(client.users.get(ORG, 7, call)));
    expect(error).toMatchObject({
      kind: "unreadable",
      status: 302,
      reason: expect.stringMatching(/302, a redirect that is not followed/),
    });
    expect(error.message).not.toContain("example.com");
    expect(client.usage.made).toBe(1);
  });

  test("a circle ends", async () => {
    const { client, clock, call } = underTest();
    get()
      .times(4)
      .reply(302, "", { Location: `/api/users/7?o=${ORG}` });
    expect((await failureOf(clock.run(client.users.get(ORG, 7, call)))).kind).toBe("unreadable");
  });

  test("a write is not followed, and may have happened", async () => {
    const { client, clock, call } = underTest();
    nock(`${HOST}/api`).delete("/users/7").query({ o: ORG }).reply(308, "", { Location: "/api/v2/users/7" });
    expect(await failureOf(clock.run(client.users.remove(ORG, 7, call)))).toMatchObject({
      kind: "unreadable",
      mayHaveHappened: true,
    });
  });
});

describe("abort", () => {
  const NEW = { email: "ada@example.com", firstName: "Ada", lastName: "Byron", role: "admin" };

  test("before anything: no request", async () => {
    const { client, call, abort } = underTest();
    abort.abort();
    expect(await failureOf(client.users.invite(ORG, NEW, call))).toMatchObject({
      kind: "cancelled",
      reason: "the call was cancelled",
      mayHaveHappened: false,
    });
    expect(client.usage.made).toBe(0);
  });

  test("in the pause of a 429: at once, and nothing has happened", async () => {
    const { client, clock, call, abort } = underTest();
    post().reply(429, "", { "Retry-After": "200" });
    const failure = failureOf(client.users.invite(ORG, NEW, call));
    while (clock.sleeping === 0) await settle();
    abort.abort();
    expect(await failure).toMatchObject({ kind: "cancelled", mayHaveHappened: false });
    expect(clock.sleeping).toBe(0);
  });

  test("in back-off after a lost write: at once, and it may have happened", async () => {
    const { client, clock, call, abort } = underTest();
    nock(`${HOST}/api`).put("/users/7").query({ o: ORG }).reply(503, "");
    const failure = failureOf(client.users.replace(ORG, 7, { role: "admin" }, call));
    while (clock.sleeping === 0) await settle();
    abort.abort();
    expect(await failure).toMatchObject({ kind: "cancelled", mayHaveHappened: true });
    expect(clock.sleeping).toBe(0);
  });

  test("in the queue for the budget: at once", async () => {
    const { client, clock, call, abort } = underTest({ requestsPer5Minutes: 1 });
    ada();
    await clock.run(client.users.get(ORG, 7, call));
    const failure = failureOf(client.users.get(ORG, 7, call));
    while (clock.sleeping === 0) await settle();
    abort.abort();
    expect(await failure).toMatchObject({ kind: "cancelled", mayHaveHappened: false });
  });

  test("one caller's abort is not another's", async () => {
    const { client, clock, call, abort } = underTest();
    get().reply(429, "", { "Retry-After": "5" });
    ada();
    const other = new AbortController();
    const patient = client.users.get(ORG, 7, { signal: other.signal });
    while (clock.sleeping === 0) await settle();
    const failure = failureOf(client.users.get(ORG, 7, call));
    abort.abort();
    expect((await failure).kind).toBe("cancelled");
    expect(await clock.run(patient)).toEqual(ADA);
  });
});

describe("an answer nested a hundred thousand times", () => {
  const deep = (open: string, close: string) => open.repeat(100_000) + close.repeat(100_000);
  const BODIES = [deep("[", "]"), `${deep('{"error":', "}").replace("}", "1}")}`, deep('{"errors":[', "]}")];

  test.each(BODIES)("is unreadable, which is no answer that did not come: %.12s", async (body) => {
    for (const status of [200, 400, 404]) {
      const { client, clock, call } = underTest();
      get().reply(status, body);
      const error = await failureOf(clock.run(client.users.get(ORG, 7, call)));
      expect(error).toMatchObject({
        kind: "unreadable",
        status,
        reason: expect.stringContaining("nested too deeply to be read"),
      });
    }
  });
});

describe("what is told", () => {
  test("one line a request: method, path, paging, status, duration, request id and budget", async () => {
    const { client, clock, call, log } = underTest();
    nock(`${HOST}/api`)
      .get("/users")
      .query({ o: ORG, limit: 25, page: 3 })
      .reply(200, "[]", { "x-request-id": "r-1\u00e9" });
    await clock.run(client.users.page(ORG, { page: 3, limit: 25 }, call));
    expect(log).toEqual([
      {
        level: "debug",
        message: "Automox request",
        fields: {
          method: "GET",
          path: "/users",
          o: ORG,
          limit: 25,
          page: 3,
          status: 200,
          request_id: "r-1",
          duration_ms: 0,
          attempt: 1,
          requests_in_window: 1,
          requests_made: 1,
        },
      },
    ]);
  });

  test("neither key nor body nor person is in any line or error, even if the API echoes them", async () => {
    const { client, clock, call, log } = underTest();
    const person = { email: "private@example.com", firstName: "Private", lastName: "Person", role: "admin" };
    post().reply(500, JSON.stringify({ errors: [`no such key: Bearer ${KEY}`], token: KEY }));
    const error = await failureOf(clock.run(client.users.invite(ORG, person, call)));
    const told = JSON.stringify([log, error.message, error.apiText, error.reason, [...error.fields]]);
    expect(told).not.toMatch(/private/i);
    expect(told).not.toContain(KEY);
    expect(error.apiText).toBe("no such key: Bearer [redacted]");
  });
});
