import { TWO_ZONES } from "../../support/simulator/account-calling";
import { call, start } from "../../support/simulator/calling";

const KEYS = [
  ...TWO_ZONES.keys,
  { key: "old", userId: 102, org: 67890, name: "Old one", enabled: false, createdAt: "2020-05-05T00:00:00Z" },
  { key: "short", userId: 103, org: 12345, expiresAt: "2026-01-08T00:00:00Z" },
];
const open = () => start({ seed: { ...TWO_ZONES, keys: KEYS } });

test("an organization's keys come without their texts, in the envelope of this list", async () => {
  const { body } = await call(await open(), "GET /orgs/67890/api_keys");
  expect(body).toEqual({
    results: [
      {
        id: 2,
        name: "key-2",
        is_enabled: true,
        created_at: expect.stringMatching(/^2026-01-01/),
        expires_at: null,
        user: { id: 102, firstname: "Oscar", lastname: "Op", email: "oscar@example.com" },
      },
      {
        id: 4,
        name: "Old one",
        is_enabled: false,
        created_at: "2020-05-05T00:00:00Z",
        expires_at: null,
        user: { id: 102, firstname: "Oscar", lastname: "Op", email: "oscar@example.com" },
      },
    ],
    size: 2,
  });
});

test("keys of somebody who is gone stay in the list of their organization", async () => {
  const simulator = await open();
  simulator.control.removeByHand({ who: 103 });
  expect((await call(simulator, "GET /orgs/12345/api_keys")).body.results.at(-1)).toMatchObject({
    name: "key-5",
    user: { id: 103 },
  });
});

test("pages have the size of the whole", async () => {
  const { body } = await call(await open(), "GET /orgs/12345/api_keys?limit=1&page=1");
  expect(body).toMatchObject({ results: [{ id: 2 }], size: 4 });
});

test.each([
  ["an operator", "GET /orgs/12345/api_keys", "key-of-oscar", 403],
  ["an administrator", "GET /orgs/67890/api_keys", "key-of-oscar", 200],
  ["somebody from elsewhere", "GET /orgs/67890/api_keys", "key-of-alice-for-acme", 403],
  ["nobody's organization", "GET /orgs/1/api_keys", "automox-simulator-key", 403],
  ["no number", "GET /orgs/abc/api_keys", "automox-simulator-key", 400],
])("%s", async (...[, line, key, status]) => {
  expect((await call(await open(), line, { key })).status).toBe(status);
});

test("disabled and expired keys no longer work", async () => {
  const simulator = await open();
  expect((await call(simulator, "GET /users/self", { key: "old" })).status).toBe(401);
  expect((await call(simulator, "GET /users/self", { key: "short" })).status).toBe(200);
  simulator.control.clock({ advance: "8d" });
  expect((await call(simulator, "GET /users/self", { key: "short" })).status).toBe(401);
});

describe("the keys of one person", () => {
  const line = (method: string, rest = "", org = 67890) => `${method} /users/102/api_keys${rest}?o=${org}`;
  const enabled = { body: { is_enabled: false } };

  test("are listed by organization, and shown one by one", async () => {
    const simulator = await open();
    const { body } = await call(simulator, line("GET"));
    expect(body).toMatchObject({ results: [{ id: 2 }, { id: 4 }], size: 2 });
    expect((await call(simulator, line("GET", "", 12345))).body).toMatchObject({ results: [{ id: 2 }] });
    expect((await call(simulator, line("GET", "/4"))).body).toEqual(body.results[1]);
  });

  test("a disabled key stays in the list and works no more, and comes back", async () => {
    const simulator = await open();
    const change = await call(simulator, line("PUT", "/2"), enabled);
    expect(change).toMatchObject({ status: 200, body: { id: 2, is_enabled: false } });
    expect((await call(simulator, "GET /users/self", { key: "key-of-oscar" })).status).toBe(401);
    await call(simulator, line("PUT", "/2"), { body: { is_enabled: true } });
    expect((await call(simulator, "GET /users/self", { key: "key-of-oscar" })).status).toBe(200);
    expect(simulator.control.log({ method: "PUT" })).toMatchObject([{ effect: true }, { effect: true }]);
  });

  test("a deleted key is gone for good, and its number is not given again", async () => {
    const simulator = await open();
    expect((await call(simulator, line("DELETE", "/2"))).status).toBe(204);
    expect((await call(simulator, line("GET", "/2"))).status).toBe(404);
    expect((await call(simulator, "GET /users/self", { key: "key-of-oscar" })).status).toBe(401);
    expect(simulator.control.addKey({ key: "another", userId: 102 })).toEqual({ id: "key-6" });
    expect(simulator.control.apiKeys().map(({ id }) => id)).toEqual([
      "key-1",
      "key-3",
      "key-4",
      "key-5",
      "key-6",
    ]);
  });

  test("somebody who has left keeps keys that can be disabled", async () => {
    const simulator = await open();
    simulator.control.removeByHand({ who: 102 });
    expect((await call(simulator, line("PUT", "/4"), enabled)).status).toBe(200);
  });

  test("faults and knobs work as elsewhere", async () => {
    const simulator = await open();
    simulator.control.fault({ match: { operation: "update-api-key" }, effect: { kind: "no-effect" } });
    expect((await call(simulator, line("PUT", "/2"), enabled)).status).toBe(200);
    expect((await call(simulator, line("GET", "/2"))).body.is_enabled).toBe(true);
    simulator.control.clearFaults();
    simulator.control.fault({
      match: { operation: "list-user-api-keys" },
      effect: { kind: "short-page", rows: 1 },
    });
    expect((await call(simulator, line("GET"))).body).toMatchObject({ results: [{ id: 2 }], size: 2 });
    simulator.control.turn({ extraFields: "many", updateEcho: "no-body", listEnvelope: "bare" });
    expect((await call(simulator, line("GET", "/2"))).body.api_key).toContain("SIMULATED-SECRET");
    expect((await call(simulator, line("PUT", "/2"), enabled)).status).toBe(204);
  });

  test.each([
    ["an operator", line("GET", "", 12345), "key-of-oscar", 403],
    ["an administrator elsewhere", line("DELETE", "/2"), "key-of-alice-for-acme", 403],
    ["no organization", "GET /users/102/api_keys", "automox-simulator-key", 400],
    ["a person of nowhere", "GET /users/999/api_keys?o=67890", "automox-simulator-key", 404],
    ["somebody else's key", line("PUT", "/1"), "automox-simulator-key", 404],
  ])("not for %s", async (...[, asked, key, status]) => {
    expect(
      (await call(await open(), asked, { key, ...(asked.startsWith("PUT") ? enabled : {}) })).status,
    ).toBe(status);
  });

  test("only true and false enable and disable", async () => {
    expect((await call(await open(), line("PUT", "/2"), { body: { is_enabled: "no" } })).status).toBe(400);
  });
});
