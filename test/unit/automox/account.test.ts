import nock from "nock";
import { ClientOptionError } from "../../../src/automox/transport/options";
import { ACCOUNT, ADA, BOB, ZONE, ZONE_2 } from "../../support/client/account-fixture";
import { accountApi, brokenConnection, json, withAccount } from "../../support/client/account-under-test";
import { failureOf, HOST, KEY, underTest } from "../../support/client/client-under-test";
import { rows } from "../../support/client/rows";

const ROW = { id: BOB, user_id: 7, email: "bob@example.com" };
const PERSON = { id: 7, uuid: BOB, email: "bob@example.com" };
const NEW = {
  email: "bob@example.com",
  accountRole: "no-global-access",
  zones: [{ zone: ZONE, role: "read-only" }],
};

describe("the account's id", () => {
  test.each(["", "12345", "not-a-uuid", `${ACCOUNT}x`, "../users", KEY])(
    "%j is none, and is not told",
    (id) => {
      const { client } = underTest();
      const make = () => client.account(id);
      expect(make).toThrow(ClientOptionError);
      expect(make).toThrow(
        new ClientOptionError("accountId", "Expected `accountId` to be the UUID of an account."),
      );
    },
  );

  test("costs nothing and is told in lower case", () => {
    const { client } = underTest();
    expect(client.account(` ${ACCOUNT.toUpperCase()}\n`).id).toBe(ACCOUNT);
    expect(client.usage.made).toBe(0);
  });
});

describe("ids that are none make no request", () => {
  test.each(["7", "", "..", `${BOB}/zones`, "%2e%2e"])("%j", async (id) => {
    const { client, call } = underTest();
    const account = client.account(ACCOUNT);
    const change = { uuid: id, zones: [] };
    const calls = [
      account.user(id, call),
      account.zonesOf(id, call),
      account.removeUser(id, call),
      account.zoneUsers({ id, organizationId: 1 }, call),
      account.removeZoneUser(id, BOB, call),
      account.removeZoneUser(ZONE, id, call),
      account.invite({ ...NEW, zones: [{ zone: id, role: "read-only" }] }, call),
      account.changeRoles({ method: "PUT", path: "/x" }, change, call),
    ];
    for (const work of calls)
      expect(await failureOf(work)).toMatchObject({
        kind: "invalid",
        reason: expect.stringMatching(/^expected `(user|zone)` to be a UUID$/),
        mayHaveHappened: false,
      });
    expect(client.usage.made).toBe(0);
  });

  test("letter case of a UUID makes no other person", async () => {
    accountApi().get(`/users/${BOB}`).reply(200, json(ROW));
    expect(await withAccount((account, call) => account.user(BOB.toUpperCase(), call))).toEqual(PERSON);
  });
});

/** Every call with its method and path, for what is the same in all of them. */
const CALLS = rows<
  [
    string,
    "GET" | "POST" | "DELETE" | "PUT",
    string,
    (...on: Parameters<Parameters<typeof withAccount>[0]>) => Promise<unknown>,
  ]
>([
  ["get", "GET", "", (account, call) => account.get(call)],
  ["zones", "GET", "/zones?limit=500&page=0", (account, call) => account.zones(call)],
  ["roles", "GET", "/rbac-roles", (account, call) => account.roles(call)],
  ["invite", "POST", "/invitations", (account, call) => account.invite(NEW, call)],
  ["user", "GET", `/users/${BOB}`, (account, call) => account.user(BOB, call)],
  ["zonesOf", "GET", `/users/${BOB}/zones`, (account, call) => account.zonesOf(BOB, call)],
  ["removeUser", "DELETE", `/users/${BOB}`, (account, call) => account.removeUser(BOB, call)],
  [
    "zoneUsers",
    "GET",
    `/zones/${ZONE}/users?limit=500&page=0`,
    (account, call) => account.zoneUsers({ id: ZONE, organizationId: 1 }, call),
  ],
  [
    "removeZoneUser",
    "DELETE",
    `/zones/${ZONE}/users/${BOB}`,
    (account, call) => account.removeZoneUser(ZONE, BOB, call),
  ],
  [
    "changeRoles",
    "PUT",
    `/users/${BOB}`,
    (account, call) =>
      account.changeRoles(
        { method: "PUT", path: "/accounts/{account}/users/{user}" },
        { uuid: BOB, zones: [{ action: "add", zone: ZONE_2, role: "read-only" }] },
        call,
      ),
  ],
]);

describe.each(CALLS)("%s", (name, [, method, path, ask]) => {
  test.each([
    [401, "unauthorized"],
    [402, "forbidden"],
    [403, "forbidden"],
    [400, "invalid"],
    [409, "conflict"],
    [422, "invalid"],
  ])("%d is %s, with the API's words, and nothing happened", async (status, kind) => {
    accountApi()
      .intercept(path, method)
      .reply(status, json({ errors: ["no"] }), { "x-request-id": "r-1" });
    expect(await failureOf(withAccount(ask))).toMatchObject({
      kind,
      status,
      method,
      path: `/accounts/${ACCOUNT}${path.replace(/\?.*/, "")}`,
      apiText: "no",
      requestId: "r-1",
      mayHaveHappened: false,
    });
  });

  test("404 is nobody where a person was asked for, an error everywhere else", async () => {
    accountApi()
      .intercept(path, method)
      .reply(404, json({ errors: ["no"] }));
    if (["user", "zonesOf"].includes(name)) expect(await withAccount(ask)).toBeUndefined();
    else expect((await failureOf(withAccount(ask))).kind).toBe("not-found");
  });

  test("a refusal for being too many is waited out", async () => {
    accountApi().intercept(path, method).reply(429, "", { "Retry-After": "3" });
    accountApi().intercept(path, method).reply(403, "");
    expect((await failureOf(withAccount(ask))).kind).toBe("forbidden");
  });

  test.each(["503", "a broken connection"])(
    "%s is repeated, but not for an invitation: the mail may be out",
    async (how) => {
      const first = accountApi().intercept(path, method);
      if (how === "503") first.reply(503, "");
      else first.replyWithError(brokenConnection());
      if (name !== "invite") accountApi().intercept(path, method).reply(403, "");
      expect(await failureOf(withAccount(ask))).toMatchObject(
        name === "invite"
          ? { mayHaveHappened: true }
          : { kind: "forbidden", mayHaveHappened: method !== "GET" },
      );
    },
  );

  if (method === "GET")
    test.each([
      ["a web page", "<!doctype html><title>Sign in</title>"],
      ["cut JSON", '{"data": [{"id'],
      ["nothing", ""],
      ["a number", "7"],
      ["a refusal sent as success", '{"errors": ["no"]}'],
    ])("%s with 200 is unreadable, not an empty answer", async (_name, body) => {
      accountApi().intercept(path, method).reply(200, body);
      expect(await failureOf(withAccount(ask))).toMatchObject({ kind: "unreadable", mayHaveHappened: false });
    });
  else if (name !== "invite")
    test.each([
      [204, ""],
      [200, "{}"],
      [202, "accepted"],
      [200, "<html></html>"],
    ])("%d %j is done", async (status, body) => {
      accountApi().intercept(path, method).reply(status, body);
      expect(await withAccount(ask)).toBeUndefined();
    });
});

describe("get", () => {
  test("another account is unreadable", async () => {
    accountApi()
      .get("")
      .reply(200, json({ id: ZONE, name: "Acme" }));
    expect(await failureOf(withAccount((account, call) => account.get(call)))).toMatchObject({
      reason: "the answer is about another account",
    });
  });
});

describe("roles", () => {
  test.each([
    ["a bare array", (data: unknown) => data],
    ["an envelope", (data: unknown) => ({ data, metadata: { total_count: 9 } })],
    ["results", (data: unknown) => ({ results: data, size: 1 })],
  ])("%s is one request, whatever it counts", async (_name, wrap) => {
    const role = { slug: "patching", name: "", type: "organization" };
    accountApi()
      .get("/rbac-roles")
      .reply(200, json(wrap([role])));
    expect(await withAccount((account, call) => account.roles(call))).toEqual([
      { slug: "patching", name: null, type: undefined },
    ]);
  });
});

describe("user", () => {
  const user = () => withAccount((account, call) => account.user(BOB, call));

  test.each([
    ["an object", ROW],
    ["an array of one", [ROW]],
    ["an envelope", { data: ROW }],
    ["the ids in each other's fields", { ...ROW, id: 7, user_id: undefined, uuid: BOB }],
    ["a role nobody asked for", { ...ROW, role: "admin", rbac_roles: [{ name: "Administrator" }] }],
  ])("%s", async (_name, body) => {
    accountApi().get(`/users/${BOB}`).reply(200, json(body));
    expect(await user()).toEqual(PERSON);
  });

  test.each([
    ["no-global-access", "no-global-access"],
    ["non-global-admin", "no-global-access"],
    ["No Global Access", "no-global-access"],
    ["global-admin", "global-admin"],
    ["a-custom-one", "a-custom-one"],
  ])("the account role %j is %s, in either spelling of the field, as text or list", async (word, slug) => {
    for (const fields of [
      { account_rbac_role: word },
      { account_rbac_roles: word },
      { account_rbac_role: [word] },
      { account_rbac_roles: [word] },
    ]) {
      accountApi()
        .get(`/users/${BOB}`)
        .reply(200, json({ ...ROW, ...fields }));
      expect(await user()).toEqual({ ...PERSON, accountRole: slug });
    }
  });

  test.each([
    ["somebody else", { ...ROW, id: ADA }, "the answer is about somebody else"],
    ["two people", [ROW, ROW], "expected one object"],
    ["nobody", [], "expected one object"],
    ["no e-mail", { id: BOB }, "expected the answer.email to be an e-mail address"],
  ])("%s is unreadable", async (_name, body, reason) => {
    accountApi().get(`/users/${BOB}`).reply(200, json(body));
    expect(await failureOf(user())).toMatchObject({ kind: "unreadable", reason });
  });
});

describe("changeRoles", () => {
  const at = (method: string, path: string) =>
    withAccount((account, call) =>
      account.changeRoles(
        { method: method as "PUT", path },
        { uuid: BOB, accountRole: undefined, zones: [{ action: "remove", zone: ZONE, role: "read-only" }] },
        call,
      ),
    );

  test.each(["POST", "PUT", "PATCH"] as const)("%s goes where it is told, ids filled in", async (method) => {
    let sent: unknown;
    nock(`${HOST}/api`)
      .intercept(`/v2/${ACCOUNT}/people/${BOB}/roles`, method, (body) => {
        sent = body;
        return true;
      })
      .reply(204);
    await at(method, "/v2/{account}/people/{user}/roles");
    expect(sent).toEqual({ zone_assignments: [{ action: "remove", zone_id: ZONE, rbac_role: "read-only" }] });
  });

  test("a POST that may have arrived is not sent again", async () => {
    nock(`${HOST}/api`).post("/x").reply(503, "");
    expect(await failureOf(at("POST", "/x"))).toMatchObject({ kind: "unavailable", mayHaveHappened: true });
  });

  test.each([
    ["GET", "/x"],
    ["DELETE", "/x"],
    ["put", "/x"],
  ])("%s %s is refused: no method of a change", async (method, path) => {
    expect(await failureOf(at(method, path))).toMatchObject({
      kind: "invalid",
      reason: expect.stringContaining("POST, PUT or PATCH"),
    });
  });

  test.each([
    "x",
    "",
    "/",
    "//example.com/x",
    "https://example.com/x",
    "/../x",
    "/a/./b",
    "/%2e%2e/x",
    "/a?b=c",
    "/a#b",
    "/a b",
    "/a\\b",
    "/a\n",
    "/{account",
    "/{zone}",
  ])("the path %j is refused before anything is sent", async (path) => {
    expect(await failureOf(at("PUT", path))).toMatchObject({ kind: "invalid", mayHaveHappened: false });
  });
});

test("what is new in an answer is told, with its place and never with a value", async () => {
  const found: unknown[] = [];
  accountApi()
    .get("/zones?limit=500&page=0")
    .reply(200, json([{ id: ZONE, colour: "private", name: 1 }]));
  accountApi().get("/zones?limit=500&page=1").reply(200, "[]");
  await withAccount((account, call) =>
    account.zones({ ...call, unexpected: (finding) => found.push(finding) }),
  );
  expect(found).toEqual([
    { where: "zone", field: "colour" },
    { where: "zone.name", shape: "number" },
  ]);
});
