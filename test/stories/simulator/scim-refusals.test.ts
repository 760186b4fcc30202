import { startSimulator } from "../../../src/simulator/start";
import { rows } from "../../support/client/rows";
import { call, start } from "../../support/simulator/calling";
import { patch, SCIM_JSON, scim, scimId, switched, user } from "../../support/simulator/scim-calling";

const USERS = [
  { id: 101, email: "alice@example.com", role: "admin" },
  { id: 102, email: "bea@example.com", role: "viewer" },
];
const filter = (text: string) => `GET /Users?filter=${encodeURIComponent(text)}`;

/** `{bea}` stands for Bea's id. */
const PATCH = "PATCH /Users/{bea}";
const POST = "POST /Users";
const disabling = { path: "active", value: false };
const REFUSED: readonly (readonly [string, string, [number, string?], { body?: unknown; text?: string }?])[] =
  [
    ["an unknown id", "GET /Users/102", [404]],
    ["a patch of nobody, before its body", "PATCH /Users/102", [404], { body: {} }],
    ["a replacement of nobody", "PUT /Users/x", [404], { body: {} }],
    ["a removal of nobody", "DELETE /Users/x", [404]],
    ["a filter on something else", filter('displayName eq "x"'), [400, "invalidFilter"]],
    ["a filter with another operator", filter('userName co "x"'), [400, "invalidFilter"]],
    ["a filter without quotes", filter("userName eq x"), [400, "invalidFilter"]],
    ["a filter that goes on", filter('userName eq "x" or userName eq "y"'), [400, "invalidFilter"]],
    ["a filter with a bad escape", filter('userName eq "\\x"'), [400, "invalidFilter"]],
    ["a count that is none", "GET /Users?count=many", [400, "invalidValue"]],
    ["a startIndex that is none", "GET /Users?startIndex=1.5", [400, "invalidValue"]],
    ["a creation without schemas", POST, [400, "invalidSyntax"], { body: { userName: "x@example.com" } }],
    ["a creation without userName", POST, [400, "invalidValue"], { body: user({}) }],
    ["a creation that is no object", POST, [400, "invalidSyntax"], { body: [] }],
    ["a userName that is no address", POST, [400, "invalidValue"], { body: user({ userName: "bea" }) }],
    ["a userName that is no text", POST, [400, "invalidValue"], { body: user({ userName: 5 }) }],
    [
      "a taken userName, in another case",
      POST,
      [409, "uniqueness"],
      { body: user({ userName: "BEA@example.com" }) },
    ],
    [
      "a replacement without userName",
      "PUT /Users/{bea}",
      [400, "invalidValue"],
      { body: user({ active: false }) },
    ],
    [
      "a patch to a taken address",
      PATCH,
      [409, "uniqueness"],
      { body: patch({ op: "replace", path: "userName", value: "alice@example.com" }) },
    ],
    [
      "a patch without schemas",
      PATCH,
      [400, "invalidSyntax"],
      { body: { Operations: [{ op: "replace", ...disabling }] } },
    ],
    ["a patch without operations", PATCH, [400, "invalidSyntax"], { body: patch() }],
    [
      "an operation nobody knows",
      PATCH,
      [400, "invalidSyntax"],
      { body: patch({ op: "switch", ...disabling }) },
    ],
    [
      "an attribute nobody has",
      PATCH,
      [400, "invalidPath"],
      { body: patch({ op: "replace", path: "shoeSize", value: 42 }) },
    ],
    ["a switch that is none", PATCH, [400, "invalidValue"], { body: switched("no") }],
    ["a switch of null", PATCH, [400, "invalidValue"], { body: switched(null) }],
    ["no path and no object", PATCH, [400, "invalidValue"], { body: patch({ op: "replace", value: false }) }],
    ["a removal of active", PATCH, [400, "mutability"], { body: patch({ op: "remove", path: "active" }) }],
    ["a removal of nothing", PATCH, [400, "noTarget"], { body: patch({ op: "remove" }) }],
    ["a body that is not JSON", PATCH, [400, "invalidSyntax"], { text: "{" }],
  ];

test.each(rows(REFUSED))("%s is refused in SCIM's own words", async (_name, row) => {
  const [, line, [status, scimType], sent] = row;
  const simulator = await start({ seed: { users: USERS } });
  const before = simulator.control.people();
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
