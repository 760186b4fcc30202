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
