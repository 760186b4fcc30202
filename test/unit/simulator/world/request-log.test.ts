import { DEFAULT_API_KEY } from "../../../../src/simulator/world/seed";
import { BOB, call, inviteBob, start } from "../../../support/simulator/calling";

test("an entry tells everything about the request except the key", async () => {
  const simulator = await start();
  await call(simulator, "POST /users?o=12345&api_key=another", {
    body: BOB,
    headers: { "user-agent": "test/1" },
  });
  const entries = simulator.control.log();
  expect(entries).toEqual([
    {
      seq: 1,
      at: expect.stringMatching(/^2026-01-01T00:00:0\dZ$/),
      method: "POST",
      path: "/users",
      query: { o: "12345" },
      body: BOB,
      key: "key-1",
      via: "bearer",
      userAgent: "test/1",
      operation: "invite-user",
      ignored: [],
      status: 201,
      fault: null,
      effect: true,
    },
  ]);
  expect(JSON.stringify(entries)).not.toMatch(DEFAULT_API_KEY);
  expect(JSON.stringify(entries)).not.toMatch("another");
});

test("sent as null, sent as false and not sent are three things", async () => {
  const simulator = await start();
  for (const body of [{ prefs: null }, { prefs: { mail: false } }, {}])
    await call(simulator, "PUT /users/101?o=12345", { body });
  expect(simulator.control.log().map(({ body }) => body)).toEqual([
    { prefs: null },
    { prefs: { mail: false } },
    {},
  ]);
});

test("a request without a body has no body", async () => {
  const simulator = await start();
  await call(simulator, "GET /orgs");
  expect(simulator.control.log()[0]).not.toHaveProperty("body");
});

test.each([
  ["none", ""],
  ["unknown", "some-key"],
])("the key is called %s", async (expected, key) => {
  const simulator = await start();
  await call(simulator, "GET /orgs", { key });
  expect(simulator.control.log()[0]?.key).toBe(expected);
});

test("parameters and fields that nobody looks at are named", async () => {
  const simulator = await start();
  await call(simulator, "GET /users?o=12345&limt=5");
  await call(simulator, "PUT /users/101?o=12345&page=1", { body: { firstName: "A" } });
  expect(simulator.control.log().map(({ ignored }) => ignored)).toEqual([
    ["query limt"],
    ["query page", "body firstName"],
  ]);
});

test.each([
  ["method", { method: "get" }, [1, 3]],
  ["operation", { operation: "invite-user" }, [2]],
  ["path", { path: "^/users/\\d+$" }, [3, 4]],
  ["status", { status: 204 }, [4]],
  ["key", { key: "unknown" }, []],
  ["sequence", { after: 2 }, [3, 4]],
  ["reading", { right: "read" }, [1, 3]],
  ["writing", { right: "write" }, [2, 4]],
  ["several", { right: "write", status: 201 }, [2]],
] as const)("is filtered by %s", async (_name, filter, expected) => {
  const simulator = await start();
  await call(simulator, "GET /users?o=12345");
  const bob = await inviteBob(simulator);
  await call(simulator, `GET /users/${bob}?o=12345`);
  await call(simulator, `DELETE /users/${bob}?o=12345`);
  expect(simulator.control.log(filter).map(({ seq }) => seq)).toEqual(expected);
});

test("clearing keeps the count going", async () => {
  const simulator = await start();
  await call(simulator, "GET /orgs");
  simulator.control.clearLog();
  expect(simulator.control.log()).toEqual([]);
  await call(simulator, "GET /orgs");
  expect(simulator.control.log()).toMatchObject([{ seq: 2 }]);
});

test("answers carry the number of their entry as request id", async () => {
  const simulator = await start();
  expect((await call(simulator, "GET /orgs")).headers.get("x-request-id")).toBe("simulated-1");
});
