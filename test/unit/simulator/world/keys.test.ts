import { ACME, BOB, call, inviteBob, start, TWO_ORGANIZATIONS } from "../../../support/simulator/calling";

test("the key is taken from the query too, and the header wins", async () => {
  const simulator = await start({ seed: TWO_ORGANIZATIONS });
  await call(simulator, "GET /users/self?api_key=key-of-vera", { key: "" });
  await call(simulator, "GET /users/self?api_key=key-of-vera", { key: "key-of-oscar" });
  expect(simulator.control.log()).toMatchObject([
    { via: "query", key: "key-3", query: {} },
    { via: "bearer", key: "key-2", query: {} },
  ]);
});

test.each([
  ["key-of-oscar", 102, "operator"],
  ["key-of-vera", 103, "viewer"],
  ["key-of-alice-for-labs", 101, "admin"],
])("self of %s is its owner", async (key, id, role) => {
  const simulator = await start({ seed: TWO_ORGANIZATIONS });
  expect(await call(simulator, "GET /users/self", { key })).toMatchObject({
    status: 200,
    body: { id, role },
  });
});

test.each([
  ["every organization of its owner", "automox-simulator-key", [ACME, 67890]],
  ["only its own where it is bound to one", "key-of-alice-for-labs", [67890]],
  ["not the owner's missing ones", "key-of-vera", [ACME]],
])("a key sees %s", async (_name, key, expected) => {
  const simulator = await start({ seed: TWO_ORGANIZATIONS });
  const { body } = await call(simulator, "GET /orgs", { key });
  expect(body.map(({ id }: { id: number }) => id)).toEqual(expected);
});

test("organizations come in pages", async () => {
  const simulator = await start({ seed: TWO_ORGANIZATIONS });
  expect((await call(simulator, "GET /orgs?limit=1&page=1")).body).toEqual([
    { id: 67890, name: "Acme Labs", plan: "basic" },
  ]);
  expect((await call(simulator, "GET /orgs?limit=1&page=2")).body).toEqual([]);
});

test("readers' keys read everything an administrator's key reads", async () => {
  const simulator = await start({ seed: TWO_ORGANIZATIONS });
  for (const line of ["GET /users?o=12345", "GET /users/101?o=12345"]) {
    const admin = await call(simulator, line);
    expect((await call(simulator, line, { key: "key-of-vera" })).body).toEqual(admin.body);
  }
});

test("a key follows the role of its owner at once", async () => {
  const simulator = await start({ seed: TWO_ORGANIZATIONS });
  simulator.control.edit({ who: 102, set: { role: "admin" } });
  expect(await call(simulator, "POST /users?o=12345", { key: "key-of-oscar", body: BOB })).toMatchObject({
    status: 201,
  });
});

describe("the key of a removed owner", () => {
  test("goes on with the role it had, but has no self", async () => {
    const simulator = await start({ seed: TWO_ORGANIZATIONS });
    simulator.control.edit({ who: 102, set: { role: "admin" } });
    simulator.control.removeByHand({ who: 102 });
    const key = "key-of-oscar";
    expect(await call(simulator, "POST /users?o=12345", { key, body: BOB })).toMatchObject({ status: 201 });
    expect(await call(simulator, "GET /orgs", { key })).toMatchObject({ body: [{ id: ACME }] });
    expect(await call(simulator, "GET /users/self", { key })).toMatchObject({
      status: 404,
      body: { errors: ["The owner of this API key no longer exists."] },
    });
  });

  test("stops where the knob says so", async () => {
    const simulator = await start({ seed: TWO_ORGANIZATIONS, knobs: { keysOfRemoved: "stop" } });
    simulator.control.removeByHand({ who: 102 });
    expect(await call(simulator, "GET /orgs", { key: "key-of-oscar" })).toMatchObject({ status: 401 });
  });
});

test("a key can be added while the simulator runs", async () => {
  const simulator = await start();
  const bob = await inviteBob(simulator, { role: "viewer" });
  expect(simulator.control.addKey({ key: "key-of-bob", userId: bob })).toEqual({ id: "key-2" });
  expect((await call(simulator, "GET /users/self", { key: "key-of-bob" })).body.email).toBe(BOB.email);
});

test("a key whose owner is nobody is refused at the start", async () => {
  const seed = { keys: [{ key: "k", userEmail: "nobody@example.com" }] };
  await expect(start({ seed })).rejects.toThrow("The owner of key 1 of the seed is nobody.");
});

describe("the rate limit", () => {
  const knobs = { requestsPerWindow: 3, windowSeconds: 300 };

  test("refuses the request above it with 429 and without Retry-After, per key", async () => {
    const simulator = await start({ seed: TWO_ORGANIZATIONS, knobs });
    for (let sent = 0; sent < 3; sent++) expect((await call(simulator, "GET /orgs")).status).toBe(200);
    const refused = await call(simulator, "GET /orgs");
    expect(refused).toMatchObject({ status: 429, body: { errors: ["Too many requests."] } });
    expect(refused.headers.has("retry-after")).toBe(false);
    expect((await call(simulator, "GET /orgs", { key: "key-of-vera" })).status).toBe(200);
  });

  test("is a rolling window of simulated time, and refused requests do not count", async () => {
    const simulator = await start({ knobs });
    simulator.control.clock({ freeze: "now" });
    const statuses = async (...advances: string[]) => {
      const seen: number[] = [];
      for (const advance of advances) {
        simulator.control.clock({ advance });
        seen.push((await call(simulator, "GET /orgs")).status);
      }
      return seen;
    };
    expect(await statuses("0s", "100s", "100s", "0s", "99s")).toEqual([200, 200, 200, 429, 429]);
    expect(await statuses("1s", "0s", "100s")).toEqual([200, 429, 200]);
  });

  test("is 2,500 in five minutes by default", async () => {
    const { control } = await start();
    expect(control.knobs()).toMatchObject({ requestsPerWindow: 2500, windowSeconds: 300 });
  });

  test("counts requests that a fault answers", async () => {
    const simulator = await start({ knobs });
    simulator.control.fault({ match: { times: 3 }, effect: { kind: "answer", status: 500 } });
    for (let sent = 0; sent < 3; sent++) await call(simulator, "GET /orgs");
    expect((await call(simulator, "GET /orgs")).status).toBe(429);
  });

  test("can be told in headers, in two ways", async () => {
    const simulator = await start({ knobs: { ...knobs, rateHeaders: "x-ratelimit" } });
    simulator.control.clock({ freeze: "now" });
    const { headers } = await call(simulator, "GET /orgs");
    expect(headers.get("x-ratelimit-limit")).toBe("3");
    expect(headers.get("x-ratelimit-remaining")).toBe("2");
    expect(headers.get("x-ratelimit-reset")).toMatch(/^\d{10}$/);
    simulator.control.turn({ rateHeaders: "retry-after", requestsPerWindow: 1 });
    simulator.control.clock({ advance: "100s" });
    expect((await call(simulator, "GET /orgs")).headers.get("retry-after")).toBe("200");
  });
});
