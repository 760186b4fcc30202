import nock from "nock";
import type { PersonChange } from "../../../src/automox/model/person";
import { BOB } from "../../support/client/account-fixture";
import { brokenConnection, json } from "../../support/client/account-under-test";
import { failureOf, HOST, ORG, underTest } from "../../support/client/client-under-test";

const ADA = { id: 7, email: "ada@example.com" };

const api = (keep: (body: unknown) => boolean = () => true) => nock(`${HOST}/api`).patch("/users/7", keep);
const patch = (change: PersonChange = { firstName: "Ada" }) => {
  const { client, clock, call } = underTest();
  return clock.run(client.users.patch(7, change, call));
};

test.each<[string, PersonChange, object]>([
  ["one name", { firstName: "Ada" }, { firstname: "Ada" }],
  ["the other name", { firstName: undefined, lastName: "Byron" }, { lastname: "Byron" }],
  ["the e-mail", { email: "a@example.com" }, { email: "a@example.com" }],
  ["the second factor", { twoFactor: "disabled" }, { tfa_type: "disabled" }],
  [
    "nothing that has no business here",
    { firstName: "Ada", password: "x", password1: "x", role: "admin", status: "active" } as PersonChange,
    { firstname: "Ada" },
  ],
])("only what changes is sent: %s", async (_name, change, body) => {
  let sent: unknown;
  api((given) => {
    sent = given;
    return true;
  }).reply(200, json(ADA));
  await patch(change);
  expect(sent).toEqual(body);
});

test("the path has no organization: the change is one of the person", async () => {
  let path = "";
  nock(`${HOST}/api`)
    .patch(/.*/)
    .reply((uri) => {
      path = uri;
      return [200, json(ADA)];
    });
  await patch();
  expect(path).toBe("/api/users/7");
});

test.each([{}, { firstName: undefined }])("%j changes nothing, so nothing is sent", async (change) => {
  expect(await failureOf(patch(change))).toMatchObject({ kind: "invalid", mayHaveHappened: false });
});

test.each([0, -1, 1.5, Number.NaN])("no request is made for the person %p", async (id) => {
  const { client, call } = underTest();
  expect(await failureOf(client.users.patch(id, { firstName: "Ada" }, call))).toMatchObject({
    kind: "invalid",
    reason: expect.stringContaining("`id`"),
  });
  expect(client.usage.made).toBe(0);
});

test.each([
  ["true", 200, "true"],
  ["a number", 200, "7"],
  ["a word", 200, "OK"],
  ["a sentence", 202, "User updated."],
])("%s shows nobody, so what was written must be read", async (_name, status, body) => {
  api().reply(status, body);
  expect(await patch()).toBeNull();
});

test.each([
  ["an object", ADA, ADA],
  ["an array of one", [ADA], ADA],
  ["an envelope", { data: ADA }, ADA],
  [
    "an account's person",
    {
      id: BOB,
      user_id: 7,
      email: "ada@example.com",
      first_name: "Ada",
      two_factor_authentication: "disabled",
    },
    { id: 7, uuid: BOB, email: "ada@example.com", firstName: "Ada", twoFactor: "disabled" },
  ],
  [
    "roles, which are no organization's here",
    { ...ADA, role: "admin", rbac_roles: [{ name: "Administrator", organization_id: 1 }] },
    ADA,
  ],
])("%s is handed on", async (_name, body, read) => {
  api().reply(200, json(body));
  expect(await patch()).toEqual(read);
});

const replace = () => {
  const { client, clock, call } = underTest();
  return clock.run(client.users.replace(ORG, 7, { email: "ada@example.com", role: "admin" }, call));
};

describe.each([
  ["PATCH", patch, () => api()],
  ["PUT", replace, () => nock(`${HOST}/api`).put("/users/7").query({ o: ORG })],
] as const)("%s", (method, change, answer) => {
  test.each([
    ["nothing", 200, ""],
    ["204", 204, ""],
    ["null", 200, "null"],
    ["an empty list", 200, "[]"],
    ["an empty object", 200, "{}"],
    ["an id only", 200, '{"id": 7}'],
  ])("%s shows nobody", async (_name, status, body) => {
    answer().reply(status, body);
    expect(await change()).toBeNull();
  });

  test.each([
    ["somebody else", json({ id: 8, email: "bob@example.com" })],
    ["an e-mail that is none", json({ id: 7, email: null })],
    ["a web page", "<html></html>"],
    ["cut JSON", '{"id": 7'],
  ])("%s is unreadable, and the change may have happened", async (_name, body) => {
    answer().reply(200, body);
    const expected = { kind: "unreadable", method, path: "/users/7", mayHaveHappened: true };
    expect(await failureOf(change())).toMatchObject(expected);
  });

  test("it is repeated after passing failures, because twice is once", async () => {
    answer().reply(503, "");
    answer().replyWithError(brokenConnection());
    answer().reply(429, "", { "Retry-After": "1" });
    answer().reply(200, json(ADA));
    expect(await change()).toEqual(ADA);
  });

  test("a refusal after a lost answer leaves open what happened", async () => {
    answer().reply(503, "");
    answer().reply(409, json({ errors: ["taken"] }));
    expect(await failureOf(change())).toMatchObject({ kind: "conflict", mayHaveHappened: true });
  });

  test.each([
    [400, "invalid"],
    [401, "unauthorized"],
    [403, "forbidden"],
    [404, "not-found"],
    [409, "conflict"],
  ])("%d is %s, and nothing happened", async (status, kind) => {
    answer().reply(status, json({ errors: { email: ["no"] } }));
    const error = await failureOf(change());
    expect(error).toMatchObject({ kind, mayHaveHappened: false });
    expect([...error.fields]).toEqual([["email", "no"]]);
  });
});
