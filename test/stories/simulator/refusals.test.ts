import { rows } from "../../support/client/rows";
import { BOB, call, inviteBob, start, TWO_ORGANIZATIONS } from "../../support/simulator/calling";

const post = "POST /users?o=12345";
const put = "PUT /users/102?o=12345";
const posted = (changes: object) => ({ body: { ...BOB, ...changes } });
const limit = "limit must be a whole number from 1 to 500.";
const page = "page must be a whole number, 0 or more.";
const missing = "The query parameter o (organization id) is required.";
const number = "The query parameter o must be a whole number.";
const object = "The request body must be a JSON object.";
const role = "role must be one of: admin, operator, viewer.";
const email = "email must be a valid email address.";
const wrongKey = "The API key is not valid.";
const readOnly = "This API key belongs to a user without the admin role and may not write.";
const lastAdmin = (act: string) => `Cannot ${act} the last admin user of an organization.`;
const foreign = (id: number) => `Organization ${id} does not exist or this API key has no access to it.`;
const absent = (id: number) => `User ${id} was not found in organization 12345.`;
const taken = (address: string) => `A user with the email ${address} already exists in this organization.`;

const REFUSED: readonly (readonly [
  name: string,
  line: string,
  status: number,
  says: string,
  extra?: { readonly body?: unknown; readonly key?: string },
])[] = [
  ["a list without o", "GET /users", 400, missing],
  ["a person without o", "GET /users/101", 400, missing],
  ["an invitation without o", "POST /users", 400, missing, { body: BOB }],
  ["an update without o", "PUT /users/102", 400, missing, { body: {} }],
  ["a removal without o", "DELETE /users/102", 400, missing],
  ["an empty o", "GET /users?o=", 400, missing],
  ["an o that is no number", "GET /users?o=acme", 400, number],
  ["a negative o", "GET /users?o=-1", 400, number],
  ["an organization that is none", "GET /users?o=99999", 403, foreign(99999)],
  ["self in an organization that is none", "GET /users/self?o=99999", 403, foreign(99999)],
  ["another one's key", "GET /users?o=12345", 403, foreign(12345), { key: "key-of-alice-for-labs" }],
  ["the key of somebody not in it", "GET /users?o=67890", 403, foreign(67890), { key: "key-of-oscar" }],
  ["no key", "GET /users?o=12345", 401, "An API key is required.", { key: "" }],
  ["a wrong key", "GET /orgs", 401, wrongKey, { key: "wrong" }],
  ["a wrong key in the query", "GET /orgs?api_key=wrong", 401, wrongKey, { key: "" }],
  ["an invitation by an operator's key", post, 403, readOnly, { body: BOB, key: "key-of-oscar" }],
  ["an update by a viewer's key", put, 403, readOnly, { body: {}, key: "key-of-vera" }],
  ["a removal by an operator's key", "DELETE /users/103?o=12345", 403, readOnly, { key: "key-of-oscar" }],
  ["limit 0", "GET /users?o=12345&limit=0", 400, limit],
  ["limit 501", "GET /users?o=12345&limit=501", 400, limit],
  ["a negative limit", "GET /users?o=12345&limit=-5", 400, limit],
  ["a limit that is no number", "GET /users?o=12345&limit=all", 400, limit],
  ["a broken limit of organizations", "GET /orgs?limit=1.5", 400, limit],
  ["a negative page", "GET /users?o=12345&page=-1", 400, page],
  ["a page that is no number", "GET /users?o=12345&page=first", 400, page],
  ["an id that is no number", "GET /users/alice?o=12345", 400, "The user id must be a whole number."],
  ["a person nobody knows", "GET /users/999?o=12345", 404, absent(999)],
  ["somebody elsewhere", "GET /users/104?o=12345", 404, absent(104)],
  [
    "an update of somebody elsewhere",
    "PUT /users/104?o=12345",
    404,
    absent(104),
    { body: { role: "admin" } },
  ],
  ["a removal of somebody elsewhere", "DELETE /users/104?o=12345", 404, absent(104)],
  ["an invitation without a body", post, 400, object],
  ["an invitation of a list", post, 400, object, { body: [BOB] }],
  ["an update without a body", put, 400, object],
  ["no email", post, 400, "email is required.", posted({ email: undefined })],
  ["no firstname", post, 400, "firstname is required.", posted({ firstname: undefined })],
  ["no lastname", post, 400, "lastname is required.", posted({ lastname: undefined })],
  ["no role", post, 400, "role is required.", posted({ role: undefined })],
  ["an empty firstname", post, 400, "firstname is required.", posted({ firstname: "" })],
  ["an email that is none", post, 400, email, posted({ email: "bob" })],
  ["an email without a domain", post, 400, email, posted({ email: "bob@localhost" })],
  ["an email with a space", post, 400, email, posted({ email: "bob @example.com" })],
  ["an email of 255 characters", post, 400, email, posted({ email: `${"b".repeat(243)}@example.com` })],
  ["a name that is a number", post, 400, "lastname must be a string.", posted({ lastname: 5 })],
  ["a name set to null", put, 400, "firstname must be a string.", { body: { firstname: null } }],
  ["a role in the wrong case", post, 400, role, posted({ role: "Admin" })],
  ["a role by its console name", post, 400, role, posted({ role: "Read Only" })],
  ["a role nobody knows in an update", put, 400, role, { body: { role: "billing" } }],
  ["preferences that are a list", put, 400, "prefs must be an object.", { body: { prefs: [] } }],
  ["a known email", post, 409, taken("vera@example.com"), posted({ email: "vera@example.com" })],
  ["one in another case", post, 409, taken("VERA@Example.com"), posted({ email: "VERA@Example.com" })],
  ["another's email", put, 409, taken("Vera@example.com"), { body: { email: "Vera@example.com" } }],
  ["the removal of the last admin", "DELETE /users/101?o=12345", 400, lastAdmin("delete")],
  [
    "the last admin's demotion",
    "PUT /users/101?o=12345",
    400,
    lastAdmin("demote"),
    { body: { role: "viewer" } },
  ],
];

test.each(rows(REFUSED))("%s is refused and changes nothing", async (_name, row) => {
  const [, line, status, says, extra] = row;
  const simulator = await start({ seed: TWO_ORGANIZATIONS });
  const before = simulator.control.people();
  const answer = await call(simulator, line, extra);
  expect({ status: answer.status, body: answer.body }).toEqual({ status, body: { errors: [says] } });
  expect(simulator.control.people()).toEqual(before);
  expect(simulator.control.log()).toMatchObject([{ status, effect: false, fault: null }]);
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
  ["POST /users/101/api_keys/1/decrypt?o=12345"],
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
