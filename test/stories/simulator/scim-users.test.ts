import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ACME, call, start, TWO_ORGANIZATIONS } from "../../support/simulator/calling";
import { names, patch, SCIM_JSON, scim, scimId, switched, user } from "../../support/simulator/scim-calling";

const BEA = { email: "bea@example.com", firstname: "Bea", lastname: "Lee", role: "viewer" };
const WITH_BEA = { users: [{ id: 101, email: "alice@example.com", role: "admin" }, BEA] };
const crowd = Array.from({ length: 7 }, (_, index) => ({ email: `p${index}@example.com`, role: "viewer" }));

const fixture = (name: string) =>
  JSON.parse(readFileSync(join(__dirname, `../../fixtures/scim/${name}.json`), "utf8")).request;

test("the documented scenario finds and disables as written", async () => {
  const simulator = await start({
    seed: { users: [...WITH_BEA.users, { email: "user@example.com", role: "viewer" }] },
  });
  const find = fixture("find-user").path.replace("/api/scim/v2", "");
  const found = await scim(simulator, `GET ${encodeURI(find).replaceAll(" ", "%20")}`);
  expect(names(found)).toEqual(["user@example.com"]);
  const { id } = found.body.Resources[0];
  const { bodyText } = fixture("disable-user");
  expect(await scim(simulator, `PATCH /Users/${id}`, { text: bodyText })).toMatchObject({
    status: 200,
    body: { id, active: false },
  });
  expect(simulator.control.person({ who: "user@example.com" }).memberships[0]?.status).toBe("disabled");
  expect(simulator.control.log().at(-1)).toMatchObject({
    operation: "scim-update-user",
    key: "scim-1",
    ignored: [],
    effect: true,
    body: JSON.parse(bodyText),
  });
});

test("a person is shown as the standard has users, under an id of SCIM's own", async () => {
  const simulator = await start({ seed: WITH_BEA });
  const id = scimId(simulator, BEA.email);
  const { status, body, headers } = await scim(simulator, `GET /Users/${id}`);
  expect({ status, type: headers.get("content-type") }).toEqual({ status: 200, type: SCIM_JSON });
  expect(body).toEqual({
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
    id,
    userName: "bea@example.com",
    name: { givenName: "Bea", familyName: "Lee" },
    emails: [{ value: "bea@example.com", type: "work", primary: true }],
    active: true,
    meta: {
      resourceType: "User",
      created: expect.stringMatching(/^2026-01-01T/),
      lastModified: expect.stringMatching(/^2026-01-01T/),
      location: `${simulator.url}/scim/v2/Users/${id}`,
    },
  });
});

describe("the list", () => {
  test.each([
    ["everybody", "", { names: 8, total: 8, startIndex: 1 }],
    ["from an index", "?startIndex=7&count=5", { names: 2, total: 8, startIndex: 7 }],
    ["past the end", "?startIndex=9", { names: 0, total: 8, startIndex: 9 }],
    ["an index below 1 is 1", "?startIndex=-3&count=2", { names: 2, total: 8, startIndex: 1 }],
    ["a negative count is 0", "?count=-1", { names: 0, total: 8, startIndex: 1 }],
  ])("gives %s", async (_name, query, expected) => {
    const simulator = await start({ seed: { users: [...WITH_BEA.users.slice(0, 1), ...crowd] } });
    const answer = await scim(simulator, `GET /Users${query}`);
    expect(answer.body).toMatchObject({
      schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
      totalResults: expected.total,
      startIndex: expected.startIndex,
      itemsPerPage: expected.names,
    });
    expect(names(answer)).toHaveLength(expected.names);
  });

  test("cuts a count above its maximum", async () => {
    const simulator = await start({ seed: { users: crowd }, knobs: { scimMaximumPage: 3 } });
    const answer = await scim(simulator, "GET /Users?count=100&startIndex=2");
    expect(names(answer)).toEqual(["p1@example.com", "p2@example.com", "p3@example.com"]);
    expect(answer.body.totalResults).toBe(7);
  });

  test.each([
    ["folded", "BEA@example.com", ["bea@example.com"]],
    ["folded", "nobody@example.com", []],
    ["exact", "BEA@example.com", []],
    ["exact", "bea@example.com", ["bea@example.com"]],
    ["ignored", "nobody@example.com", ["alice@example.com", "bea@example.com"]],
  ] as const)("with the filter %s, for %s", async (scimFilter, userName, expected) => {
    const simulator = await start({ seed: WITH_BEA, knobs: { scimFilter } });
    const filter = encodeURIComponent(`USERNAME Eq ${JSON.stringify(userName)}`);
    expect(names(await scim(simulator, `GET /Users?filter=${filter}`))).toEqual(expected);
  });

  test("understands the escapes of a filter's value", async () => {
    const simulator = await start({ seed: { users: [{ email: 'o"b\\rien@example.com', role: "admin" }] } });
    const filter = encodeURIComponent('userName eq "o\\"b\\\\rien@example.com"');
    expect(names(await scim(simulator, `GET /Users?filter=${filter}`))).toHaveLength(1);
  });

  test.each([
    ["active", ["alice@example.com", "bea@example.com"], true],
    ["inactive", ["alice@example.com", "bea@example.com"], false],
    ["unlisted", ["alice@example.com"], undefined],
  ] as const)("with pending people %s", async (scimPending, expected, active) => {
    const [alice] = WITH_BEA.users;
    const seed = { users: [...(alice ? [alice] : []), { ...BEA, status: "pending" as const }] };
    const simulator = await start({ seed, knobs: { scimPending } });
    const answer = await scim(simulator, "GET /Users");
    expect(names(answer)).toEqual(expected);
    expect(answer.body.Resources[1]?.active).toBe(active);
    const single = await scim(simulator, `GET /Users/${scimId(simulator, BEA.email)}`);
    expect(single.status).toBe(active === undefined ? 404 : 200);
  });

  test.each([
    ["boolean", true],
    ["text", "True"],
    ["absent", undefined],
  ] as const)("with active as %s", async (scimActive, expected) => {
    const simulator = await start({ knobs: { scimActive } });
    expect((await scim(simulator, "GET /Users")).body.Resources[0].active).toBe(expected);
  });
});

test("a created person is active at once, without an invitation, and has the least role", async () => {
  const simulator = await start();
  const body = user({ userName: "new@example.com", name: { givenName: "N", familyName: "Ew" } });
  const created = await scim(simulator, "POST /Users", { body });
  expect(created).toMatchObject({ status: 201, body: { userName: "new@example.com", active: true } });
  expect(created.headers.get("location")).toBe(created.body.meta.location);
  expect(simulator.control.person({ who: "new@example.com" })).toMatchObject({
    firstname: "N",
    lastname: "Ew",
    memberships: [{ org: ACME, role: "viewer", status: "active" }],
  });
  expect(simulator.control.invitations()).toEqual([]);
});

test("a replaced person has the names that were sent, and no others", async () => {
  const simulator = await start({ seed: WITH_BEA });
  const path = `PUT /Users/${scimId(simulator, BEA.email)}`;
  await scim(simulator, path, {
    body: user({ userName: "b@example.com", name: { givenName: "B" }, active: false }),
  });
  expect(simulator.control.person({ who: "b@example.com" })).toMatchObject({
    firstname: "B",
    lastname: "",
    memberships: [{ role: "viewer", status: "disabled" }],
  });
  const again = await scim(simulator, path, { body: user({ userName: "b@example.com" }) });
  expect(again.body.active).toBe(false);
});

test("a deleted person is gone for good", async () => {
  const simulator = await start({ seed: WITH_BEA });
  const id = scimId(simulator, BEA.email);
  expect(await scim(simulator, `DELETE /Users/${id}`)).toMatchObject({ status: 204, body: undefined });
  expect((await scim(simulator, `GET /Users/${id}`)).status).toBe(404);
  expect(simulator.control.people()).toHaveLength(1);
});

const given = { op: "Replace", path: "name.givenName", value: "Bee" };
const URN = "urn:ietf:params:scim:schemas:core:2.0:User:active";

test.each([
  ["replace with a path", [{ op: "replace", path: "active", value: false }], { active: false }],
  ["add", [{ op: "add", path: "active", value: false }], { active: false }],
  ["another case", [{ op: "Replace", path: "ACTIVE", value: "False" }], { active: false }],
  ["a value without a path", [{ op: "replace", value: { active: false } }], { active: false }],
  ["a path with its schema", [{ op: "replace", path: URN, value: false }], { active: false }],
  ["a name", [given], { name: { givenName: "Bee", familyName: "Lee" } }],
  [
    "a whole name",
    [{ op: "replace", path: "name", value: { givenName: "A", familyName: "B" } }],
    { name: { givenName: "A", familyName: "B" } },
  ],
  [
    "two at once",
    [given, { op: "replace", value: { active: "false" } }],
    { active: false, name: { givenName: "Bee" } },
  ],
  [
    "the later one wins",
    [
      { op: "replace", value: { active: false } },
      { op: "replace", value: { active: true } },
    ],
    { active: true },
  ],
  [
    "an address",
    [{ op: "replace", path: "userName", value: "b@example.com" }],
    { userName: "b@example.com" },
  ],
])("a patch may be written with %s", async (_name, operations, expected) => {
  const simulator = await start({ seed: WITH_BEA });
  const path = `PATCH /Users/${scimId(simulator, BEA.email)}`;
  const answer = await scim(simulator, path, { body: patch(...operations) });
  expect(answer).toMatchObject({ status: 200, body: expected });
});

test("a patch may be answered without a body", async () => {
  const simulator = await start({ seed: WITH_BEA, knobs: { scimPatchAnswer: "no-content" } });
  const path = `PATCH /Users/${scimId(simulator, BEA.email)}`;
  expect(await scim(simulator, path, { body: switched(false) })).toMatchObject({
    status: 204,
    body: undefined,
  });
  expect(simulator.control.person({ who: BEA.email }).memberships[0]?.status).toBe("disabled");
});

test("a token for one organization reaches only that one", async () => {
  const seed = { ...TWO_ORGANIZATIONS, scimTokens: [{ token: "labs", org: 67890 }] };
  const simulator = await start({ seed });
  expect(names(await scim(simulator, "GET /Users", { key: "labs" }))).toEqual([
    "alice@example.com",
    "lars@example.com",
  ]);
  await scim(simulator, `PATCH /Users/${scimId(simulator, "alice@example.com")}`, {
    key: "labs",
    body: switched(false),
  });
  expect(simulator.control.person({ who: 101 }).memberships).toMatchObject([
    { org: ACME, status: "active" },
    { org: 67890, status: "disabled" },
  ]);
  expect((await call(simulator, "GET /users/101?o=67890")).body.status).toBe("disabled");
});
