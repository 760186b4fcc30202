import { startSimulator } from "../../../src/simulator/start";
import { call, start } from "../../support/simulator/calling";
import { patch, SCIM_JSON, scim, scimId, switched, user } from "../../support/simulator/scim-calling";

const USERS = [
  { id: 101, email: "alice@example.com", role: "admin" },
  { id: 102, email: "bea@example.com", role: "viewer" },
];
const schemaless = { userName: "x@example.com" };
const filter = (text: string) => `GET /Users?filter=${encodeURIComponent(text)}`;

/** `{bea}` stands for Bea's id. */
const REFUSED: Record<string, { line: string; body?: unknown; text?: string; expected: [number, string?] }> =
  {
    "an unknown id": { line: "GET /Users/102", expected: [404] },
    "a patch of nobody, before its body": { line: "PATCH /Users/102", body: {}, expected: [404] },
    "a replacement of nobody": { line: "PUT /Users/x", body: {}, expected: [404] },
    "a removal of nobody": { line: "DELETE /Users/x", expected: [404] },
    "a filter on something else": { line: filter('displayName eq "x"'), expected: [400, "invalidFilter"] },
    "a filter with another operator": { line: filter('userName co "x"'), expected: [400, "invalidFilter"] },
    "a filter without quotes": { line: filter("userName eq x"), expected: [400, "invalidFilter"] },
    "a filter that goes on": {
      line: filter('userName eq "x" or userName eq "y"'),
      expected: [400, "invalidFilter"],
    },
    "a filter with a bad escape": { line: filter('userName eq "\\x"'), expected: [400, "invalidFilter"] },
    "a count that is none": { line: "GET /Users?count=many", expected: [400, "invalidValue"] },
    "a startIndex that is none": { line: "GET /Users?startIndex=1.5", expected: [400, "invalidValue"] },
    "a creation without schemas": { line: "POST /Users", body: schemaless, expected: [400, "invalidSyntax"] },
    "a creation without userName": { line: "POST /Users", body: user({}), expected: [400, "invalidValue"] },
    "a creation that is no object": { line: "POST /Users", body: [], expected: [400, "invalidSyntax"] },
    "a userName that is no address": {
      line: "POST /Users",
      body: user({ userName: "bea" }),
      expected: [400, "invalidValue"],
    },
    "a userName that is no text": {
      line: "POST /Users",
      body: user({ userName: 5 }),
      expected: [400, "invalidValue"],
    },
    "a userName that is taken, in another case": {
      line: "POST /Users",
      body: user({ userName: "BEA@example.com" }),
      expected: [409, "uniqueness"],
    },
    "a replacement without userName": {
      line: "PUT /Users/{bea}",
      body: user({ active: false }),
      expected: [400, "invalidValue"],
    },
    "a patch to a taken address": {
      line: "PATCH /Users/{bea}",
      body: patch({ op: "replace", path: "userName", value: "alice@example.com" }),
      expected: [409, "uniqueness"],
    },
    "a patch without schemas": {
      line: "PATCH /Users/{bea}",
      body: { Operations: [{ op: "replace", path: "active", value: false }] },
      expected: [400, "invalidSyntax"],
    },
    "a patch without operations": {
      line: "PATCH /Users/{bea}",
      body: patch(),
      expected: [400, "invalidSyntax"],
    },
    "an operation nobody knows": {
      line: "PATCH /Users/{bea}",
      body: patch({ op: "switch", path: "active", value: false }),
      expected: [400, "invalidSyntax"],
    },
    "an attribute nobody has": {
      line: "PATCH /Users/{bea}",
      body: patch({ op: "replace", path: "shoeSize", value: 42 }),
      expected: [400, "invalidPath"],
    },
    "a switch that is none": {
      line: "PATCH /Users/{bea}",
      body: switched("no"),
      expected: [400, "invalidValue"],
    },
    "a switch of null": { line: "PATCH /Users/{bea}", body: switched(null), expected: [400, "invalidValue"] },
    "an operation without path and object": {
      line: "PATCH /Users/{bea}",
      body: patch({ op: "replace", value: false }),
      expected: [400, "invalidValue"],
    },
    "a removal of active": {
      line: "PATCH /Users/{bea}",
      body: patch({ op: "remove", path: "active" }),
      expected: [400, "mutability"],
    },
    "a removal of nothing": {
      line: "PATCH /Users/{bea}",
      body: patch({ op: "remove" }),
      expected: [400, "noTarget"],
    },
    "a body that is not JSON": { line: "PATCH /Users/{bea}", text: "{", expected: [400, "invalidSyntax"] },
  };

test.each(Object.keys(REFUSED))("%s is refused in SCIM's own words", async (name) => {
  const { line, expected, ...sent } = REFUSED[name] as (typeof REFUSED)[string];
  const simulator = await start({ seed: { users: USERS } });
  const before = simulator.control.people();
  const [status, scimType] = expected;
  const answer = await scim(simulator, line.replace("{bea}", scimId(simulator, "bea@example.com")), sent);
  expect(answer.headers.get("content-type")).toBe(SCIM_JSON);
  expect(answer).toMatchObject({
    status,
    body: {
      schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
      status: String(status),
      detail: expect.any(String),
    },
  });
  expect(answer.body.scimType).toBe(scimType);
  expect(simulator.control.people()).toEqual(before);
});

test("a patch with one bad operation does nothing at all", async () => {
  const simulator = await start({ seed: { users: USERS } });
  const body = patch(
    { op: "replace", value: { active: false } },
    { op: "replace", path: "shoeSize", value: 1 },
  );
  await scim(simulator, `PATCH /Users/${scimId(simulator, "bea@example.com")}`, { body });
  expect(simulator.control.person({ who: 102 }).memberships[0]?.status).toBe("active");
});

test("another content type is refused, and plain JSON is not", async () => {
  const simulator = await start({ seed: { users: USERS } });
  const path = `PATCH /Users/${scimId(simulator, "bea@example.com")}`;
  const as = (type: string) =>
    scim(simulator, path, { body: switched(false), headers: { "content-type": type } });
  expect(await as("text/plain")).toMatchObject({ status: 400, body: { scimType: "invalidSyntax" } });
  expect((await as("application/json; charset=utf-8")).status).toBe(200);
});

describe("the token", () => {
  const key = "automox-simulator-key";
  const token = "automox-simulator-scim-token";

  test.each([
    ["none", "GET /Users", ""],
    ["a wrong one", "GET /Users", "wrong"],
    ["the API key", "GET /Users", key],
    ["one in the query", `GET /Users?api_key=${token}`, ""],
  ])("is wanted: %s is 401", async (_name, line, credential) => {
    const simulator = await start();
    expect(await scim(simulator, line, { key: credential })).toMatchObject({
      status: 401,
      body: { status: "401", schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"] },
    });
    expect(JSON.stringify(simulator.control.log())).not.toContain(token);
  });

  test("is no API key", async () => {
    const simulator = await start();
    expect((await call(simulator, "GET /users/self", { key: token })).status).toBe(401);
  });

  test("is never the text of an API key", async () => {
    await expect(startSimulator({ seed: { scimTokens: [{ token: key }] } })).rejects.toThrow(
      "The SCIM token scim-1 is the text of an API key.",
    );
    const { control } = await start();
    expect(() => control.makeScimToken({ token: key })).toThrow("is the text of an API key");
    expect(() => control.addKey({ key: token, userId: 101 })).toThrow("is the text of a SCIM token");
  });

  test("stops working when a new one is made", async () => {
    const simulator = await start();
    expect(simulator.control.makeScimToken({ token: "fresh" })).toEqual({ id: "scim-2" });
    expect((await scim(simulator, "GET /Users")).status).toBe(401);
    expect((await scim(simulator, "GET /Users", { key: "fresh" })).status).toBe(200);
    expect(simulator.control.log().map((entry) => entry.key)).toEqual(["unknown", "scim-2"]);
  });

  test("has a rate of its own", async () => {
    const simulator = await start({ knobs: { requestsPerWindow: 2, rateHeaders: "retry-after" } });
    for (const _ of [1, 2]) await call(simulator, "GET /users/self");
    const statuses = [];
    for (const _ of [1, 2, 3]) statuses.push((await scim(simulator, "GET /Users")).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect((await scim(simulator, "GET /Users")).headers.get("retry-after")).not.toBeNull();
  });
});

test.each(["GET /Groups", "GET /ServiceProviderConfig", "POST /Users/.search", "PATCH /Users"])(
  "%s, which nobody documents, is loud",
  async (line) => {
    const simulator = await start();
    expect(await scim(simulator, line)).toMatchObject({ status: 501, body: { status: "501" } });
    expect(simulator.control.unexpected()).toHaveLength(1);
  },
);

test("without SCIM everything below its address is 404, also with a good token, and nobody wonders", async () => {
  const simulator = await start({ knobs: { scim: "absent" } });
  for (const line of ["GET /Users", "PATCH /Users/1", "GET /Groups"])
    expect(await scim(simulator, line)).toMatchObject({ status: 404, body: { errors: ["Not found."] } });
  expect(simulator.control.unexpected()).toEqual([]);
});

describe("rules", () => {
  test("of faults hold for SCIM too", async () => {
    const simulator = await start({ seed: { users: USERS }, knobs: { scimMaximumPage: 1 } });
    const { control } = simulator;
    const path = `PATCH /Users/${scimId(simulator, "bea@example.com")}`;
    control.fault({
      match: { operation: "scim-list-users", nth: 1 },
      effect: { kind: "short-page", rows: 0 },
    });
    control.fault({
      match: { operation: "scim-list-users", nth: 2 },
      effect: { kind: "other-page", page: 0 },
    });
    control.fault({ match: { operation: "scim-update-user", nth: 1 }, effect: { kind: "no-effect" } });
    control.fault({ match: { path: "^/scim/v2/Users/", nth: 2 }, effect: { kind: "answer", status: 503 } });
    expect((await scim(simulator, "GET /Users")).body).toMatchObject({ totalResults: 2, itemsPerPage: 0 });
    expect((await scim(simulator, "GET /Users?startIndex=2")).body).toMatchObject({ startIndex: 1 });
    expect((await scim(simulator, path, { body: switched(false) })).body.active).toBe(false);
    expect(control.person({ who: 102 }).memberships[0]?.status).toBe("active");
    expect((await scim(simulator, path, { body: switched(false) })).status).toBe(503);
    expect(control.log().map(({ fault }) => fault)).toEqual([
      "short-page",
      "other-page",
      "no-effect",
      "answer",
    ]);
  });

  test("of hooks and latency hold for SCIM too", async () => {
    const simulator = await start({
      seed: { users: USERS },
      knobs: { latency: [{ path: "^/scim/", ms: 5 }] },
    });
    const { control } = simulator;
    control.hook({
      match: { operation: "scim-get-user" },
      when: "before",
      run: { do: "edit", who: 102, set: { status: "disabled" } },
    });
    const answer = await scim(simulator, `GET /Users/${scimId(simulator, "bea@example.com")}`);
    expect(answer.body.active).toBe(false);
  });
});
