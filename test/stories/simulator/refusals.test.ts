import { BOB, call, inviteBob, start, TWO_ORGANIZATIONS } from "../../support/simulator/calling";

interface Refused {
  readonly line: string;
  readonly body?: unknown;
  readonly key?: string;
  readonly status: number;
  readonly says: string;
}

const post = "POST /users?o=12345";
const put = "PUT /users/102?o=12345";
const without = (name: keyof typeof BOB) => ({ ...BOB, [name]: undefined });
const limit = "limit must be a whole number from 1 to 500.";
const page = "page must be a whole number, 0 or more.";
const missing = "The query parameter o (organization id) is required.";
const number = "The query parameter o must be a whole number.";
const role = "role must be one of: admin, operator, viewer.";
const email = "email must be a valid email address.";
const readOnly = "This API key belongs to a user without the admin role and may only read.";
const foreign = (id: number) => `Organization ${id} does not exist or this API key has no access to it.`;
const taken = (address: string) => `A user with the email ${address} already exists in this organization.`;

const REFUSED: Record<string, Refused> = {
  "a list without o": { line: "GET /users", status: 400, says: missing },
  "a person without o": { line: "GET /users/101", status: 400, says: missing },
  "an invitation without o": { line: "POST /users", body: BOB, status: 400, says: missing },
  "an update without o": { line: "PUT /users/102", body: {}, status: 400, says: missing },
  "a removal without o": { line: "DELETE /users/102", status: 400, says: missing },
  "an empty o": { line: "GET /users?o=", status: 400, says: missing },
  "an o that is no number": { line: "GET /users?o=acme", status: 400, says: number },
  "a negative o": { line: "GET /users?o=-1", status: 400, says: number },
  "an organization that is none": { line: "GET /users?o=99999", status: 403, says: foreign(99999) },
  "self in an organization that is none": {
    line: "GET /users/self?o=99999",
    status: 403,
    says: foreign(99999),
  },
  "an organization the key is not for": {
    line: "GET /users?o=12345",
    key: "key-of-alice-for-labs",
    status: 403,
    says: foreign(12345),
  },
  "an organization the owner is not in": {
    line: "GET /users?o=67890",
    key: "key-of-oscar",
    status: 403,
    says: foreign(67890),
  },
  "no key": { line: "GET /users?o=12345", key: "", status: 401, says: "An API key is required." },
  "a wrong key": { line: "GET /orgs", key: "wrong", status: 401, says: "The API key is not valid." },
  "a wrong key in the query": {
    line: "GET /orgs?api_key=wrong",
    key: "",
    status: 401,
    says: "The API key is not valid.",
  },
  "an invitation by an operator's key": {
    line: post,
    body: BOB,
    key: "key-of-oscar",
    status: 403,
    says: readOnly,
  },
  "an update by a viewer's key": { line: put, body: {}, key: "key-of-vera", status: 403, says: readOnly },
  "a removal by an operator's key": {
    line: "DELETE /users/103?o=12345",
    key: "key-of-oscar",
    status: 403,
    says: readOnly,
  },
  "limit 0": { line: "GET /users?o=12345&limit=0", status: 400, says: limit },
  "limit 501": { line: "GET /users?o=12345&limit=501", status: 400, says: limit },
  "a negative limit": { line: "GET /users?o=12345&limit=-5", status: 400, says: limit },
  "a limit that is no number": { line: "GET /users?o=12345&limit=all", status: 400, says: limit },
  "a broken limit of organizations": { line: "GET /orgs?limit=1.5", status: 400, says: limit },
  "a negative page": { line: "GET /users?o=12345&page=-1", status: 400, says: page },
  "a page that is no number": { line: "GET /users?o=12345&page=first", status: 400, says: page },
  "an id that is no number": {
    line: "GET /users/alice?o=12345",
    status: 400,
    says: "The user id must be a whole number.",
  },
  "a person nobody knows": {
    line: "GET /users/999?o=12345",
    status: 404,
    says: "User 999 was not found in organization 12345.",
  },
  "a person of another organization": {
    line: "GET /users/104?o=12345",
    status: 404,
    says: "User 104 was not found in organization 12345.",
  },
  "an update of a person of another organization": {
    line: "PUT /users/104?o=12345",
    body: { role: "admin" },
    status: 404,
    says: "User 104 was not found in organization 12345.",
  },
  "a removal of a person of another organization": {
    line: "DELETE /users/104?o=12345",
    status: 404,
    says: "User 104 was not found in organization 12345.",
  },
  "an invitation without a body": {
    line: post,
    status: 400,
    says: "The request body must be a JSON object.",
  },
  "an invitation of a list": {
    line: post,
    body: [BOB],
    status: 400,
    says: "The request body must be a JSON object.",
  },
  "an update without a body": { line: put, status: 400, says: "The request body must be a JSON object." },
  "no email": { line: post, body: without("email"), status: 400, says: "email is required." },
  "no firstname": { line: post, body: without("firstname"), status: 400, says: "firstname is required." },
  "no lastname": { line: post, body: without("lastname"), status: 400, says: "lastname is required." },
  "no role": { line: post, body: without("role"), status: 400, says: "role is required." },
  "an empty firstname": {
    line: post,
    body: { ...BOB, firstname: "" },
    status: 400,
    says: "firstname is required.",
  },
  "an email that is none": { line: post, body: { ...BOB, email: "bob" }, status: 400, says: email },
  "an email without a domain": {
    line: post,
    body: { ...BOB, email: "bob@localhost" },
    status: 400,
    says: email,
  },
  "an email with a space": {
    line: post,
    body: { ...BOB, email: "bob @example.com" },
    status: 400,
    says: email,
  },
  "an email of 255 characters": {
    line: post,
    body: { ...BOB, email: `${"b".repeat(243)}@example.com` },
    status: 400,
    says: email,
  },
  "a name that is a number": {
    line: post,
    body: { ...BOB, lastname: 5 },
    status: 400,
    says: "lastname must be a string.",
  },
  "a name set to null": {
    line: put,
    body: { firstname: null },
    status: 400,
    says: "firstname must be a string.",
  },
  "a role in the wrong case": { line: post, body: { ...BOB, role: "Admin" }, status: 400, says: role },
  "a role by its console name": { line: post, body: { ...BOB, role: "Read Only" }, status: 400, says: role },
  "a role nobody knows in an update": { line: put, body: { role: "billing" }, status: 400, says: role },
  "preferences that are a list": {
    line: put,
    body: { prefs: [] },
    status: 400,
    says: "prefs must be an object.",
  },
  "an email the organization has": {
    line: post,
    body: { ...BOB, email: "vera@example.com" },
    status: 409,
    says: taken("vera@example.com"),
  },
  "an email the organization has in another case": {
    line: post,
    body: { ...BOB, email: "VERA@Example.com" },
    status: 409,
    says: taken("VERA@Example.com"),
  },
  "somebody else's email in an update": {
    line: put,
    body: { email: "Vera@example.com" },
    status: 409,
    says: taken("Vera@example.com"),
  },
  "the removal of the last admin": {
    line: "DELETE /users/101?o=12345",
    status: 400,
    says: "Cannot delete the last admin user of an organization.",
  },
  "the demotion of the last admin": {
    line: "PUT /users/101?o=12345",
    body: { role: "viewer" },
    status: 400,
    says: "Cannot demote the last admin user of an organization.",
  },
};

test.each(Object.entries(REFUSED))("%s is refused and changes nothing", async (_name, refused) => {
  const simulator = await start({ seed: TWO_ORGANIZATIONS });
  const before = simulator.control.people();
  const { line, ...extra } = refused;
  const { status, body } = await call(simulator, line, extra);
  expect({ status, body }).toEqual({ status: refused.status, body: { errors: [refused.says] } });
  expect(simulator.control.people()).toEqual(before);
  expect(simulator.control.log()).toMatchObject([{ status: refused.status, effect: false, fault: null }]);
  expect(simulator.control.unexpected()).toEqual([]);
});

test("a body that is not JSON is refused", async () => {
  const simulator = await start();
  const { status, body } = await call(simulator, post, { text: '{"email": ' });
  expect({ status, body }).toEqual({
    status: 400,
    body: { errors: ["The request body is not valid JSON."] },
  });
});

test("a body that does not say it is JSON is refused", async () => {
  const simulator = await start();
  const form = { text: JSON.stringify(BOB), headers: { "content-type": "text/plain" } };
  const { status, body } = await call(simulator, post, form);
  expect({ status, body }).toEqual({
    status: 400,
    body: { errors: ["The Content-Type must be application/json."] },
  });
});

test("a pending administrator does not count: the active one is still the last", async () => {
  const simulator = await start();
  await inviteBob(simulator, { role: "admin" });
  expect(await call(simulator, "DELETE /users/101?o=12345")).toMatchObject({ status: 400 });
  simulator.control.accept({ who: "bob@example.com" });
  expect(await call(simulator, "DELETE /users/101?o=12345")).toMatchObject({ status: 204 });
});

test.each([403, 409, 422] as const)("the last administrator can be refused with %d", async (status) => {
  const simulator = await start({ knobs: { lastAdmin: status } });
  expect(await call(simulator, "DELETE /users/101?o=12345")).toMatchObject({ status });
});

test("the last administrator can be let go", async () => {
  const simulator = await start({ knobs: { lastAdmin: "allowed" } });
  expect(await call(simulator, "DELETE /users/101?o=12345")).toMatchObject({ status: 204 });
});

test.each([
  ["PATCH /users?o=12345"],
  ["GET /servers?o=12345"],
  ["POST /orgs"],
  ["GET /users/101/api_keys?o=12345"],
  ["GET //users?o=12345"],
])("%s is no route: loud, in words, and on record", async (line) => {
  const simulator = await start();
  const { status, body } = await call(simulator, line);
  const [method, path] = line.split("?")[0]?.split(" ") ?? [];
  expect({ status, body }).toEqual({
    status: 501,
    body: { errors: [`The simulator has no route ${method} ${path}; a test that meets this should fail.`] },
  });
  simulator.control.clearLog();
  expect(simulator.control.unexpected()).toMatchObject([{ method, path, status: 501, operation: null }]);
});
