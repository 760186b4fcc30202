import nock from "nock";
import { json } from "../../support/client/account-under-test";
import { failureOf, HOST, ORG, underTest } from "../../support/client/client-under-test";

const ADA = { id: 7, email: "ada@example.com" };
const NEW = { email: "ada@example.com", firstName: "Ada", lastName: "Byron", role: "admin" };

const api = () => nock(`${HOST}/api`);

describe("get", () => {
  const get = () => {
    const { client, clock, call } = underTest();
    return clock.run(client.users.get(ORG, 7, call));
  };

  test("404 is nobody", async () => {
    api()
      .get("/users/7")
      .query({ o: ORG })
      .reply(404, json({ errors: ["User not found"] }));
    expect(await get()).toBeUndefined();
  });

  test.each([401, 403, 400, 410])("%d is not nobody, but an error", async (status) => {
    api()
      .get("/users/7")
      .query({ o: ORG })
      .reply(status, json({ errors: ["no"] }));
    expect(await failureOf(get())).toMatchObject({ status, apiText: "no", path: "/users/7", method: "GET" });
  });

  test.each([
    ["an object", ADA],
    ["an array of one", [ADA]],
    ["an envelope", { data: ADA }],
  ])("%s is a person", async (_name, body) => {
    api().get("/users/7").query({ o: ORG }).reply(200, json(body));
    expect(await get()).toEqual(ADA);
  });

  test.each([
    ["somebody else", { ...ADA, id: 8 }, "the answer is about somebody else"],
    ["an empty list", [], "expected one object"],
    ["null", null, "expected one object"],
    ["two people", [ADA, ADA], "expected one object"],
    ["no e-mail", { id: 7 }, "expected the answer.email to be an e-mail address"],
    ["a number", 7, "expected a list"],
  ])("%s is unreadable, not nobody", async (_name, body, reason) => {
    api().get("/users/7").query({ o: ORG }).reply(200, json(body));
    expect(await failureOf(get())).toMatchObject({
      kind: "unreadable",
      reason,
      status: 200,
      mayHaveHappened: false,
    });
  });

  test.each([
    ["a web page", "<!DOCTYPE html><title>Sign in</title>", "the answer is a web page, not JSON"],
    ["cut JSON", '{"id": 7, "email": "private@ex', "the answer is not JSON"],
    ["nothing", "", "the answer is empty"],
    ["not UTF-8", Buffer.from([0x22, 0xff, 0x22]), "the answer is not UTF-8"],
  ])("%s is unreadable, and none of it is told", async (_name, body, reason) => {
    api().get("/users/7").query({ o: ORG }).reply(200, body, { "x-request-id": "r-9" });
    const error = await failureOf(get());
    expect(error).toMatchObject({ kind: "unreadable", reason, requestId: "r-9" });
    expect(`${error.message}${error.cause}`).not.toMatch(/private|Sign in/);
  });

  test("blanks and a byte order mark around JSON do no harm", async () => {
    api()
      .get("/users/7")
      .query({ o: ORG })
      .reply(200, `\ufeff\n ${json(ADA)}\r\n`);
    expect(await get()).toEqual(ADA);
  });

  test.each([0, -1, 1.5, Number.NaN])("no request is made for the person %p", async (id) => {
    const { client, call } = underTest();
    expect(await failureOf(client.users.get(ORG, id, call))).toMatchObject({
      kind: "invalid",
      reason: expect.stringContaining("`id`"),
    });
    expect(await failureOf(client.users.get(id, 1, call))).toMatchObject({
      kind: "invalid",
      reason: expect.stringContaining("`org`"),
    });
    expect(client.usage.made).toBe(0);
  });
});

describe("page", () => {
  test.each([
    { page: -1, limit: 1 },
    { page: 0, limit: 0 },
    { page: 0, limit: 501 },
  ])("no request is made for %j", async (page) => {
    const { client, call } = underTest();
    expect((await failureOf(client.users.page(ORG, page, call))).kind).toBe("invalid");
  });
});

describe("list", () => {
  const page = (number: number, body: unknown) =>
    api().get("/users").query({ o: ORG, limit: 500, page: number }).reply(200, json(body));
  const list = () => {
    const { client, clock, call } = underTest();
    return clock.run(client.users.list(ORG, call));
  };
  const people = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      id: from + index,
      email: `p${from + index}@example.com`,
    }));

  test("all pages, 500 a page, until one is empty", async () => {
    page(0, people(1, 500));
    page(1, people(501, 3));
    page(2, []);
    expect((await list()).map(({ id }) => id)).toEqual(people(1, 503).map(({ id }) => id));
  });

  test.each([
    ["a bare array", (rows: unknown) => rows],
    ["data", (rows: unknown) => ({ data: rows, metadata: { total_count: 2 } })],
    ["results", (rows: unknown) => ({ results: rows, size: 2 })],
  ])("%s", async (_name, wrap) => {
    page(0, wrap(people(1, 2)));
    page(1, wrap(null) ?? null);
    expect(await list()).toEqual(people(1, 2));
  });

  test("what the answer announces is handed on by listing", async () => {
    page(0, { data: people(1, 2), metadata: { total_count: 5 } });
    page(1, { data: [], metadata: { total_count: 5 } });
    const { client, clock, call } = underTest();
    expect(await clock.run(client.users.listing(ORG, call))).toEqual({ users: people(1, 2), announced: 5 });
  });

  test("listing sets rows apart that do not say who they are; one with an address is a person too", async () => {
    const rows = [...people(1, 2), { id: 3, email: null }, { id: null, email: "p4@example.com" }, null, {}];
    page(0, rows);
    page(1, []);
    const { client, clock, call } = underTest();
    expect(await clock.run(client.users.listing(ORG, call))).toEqual({
      users: [...people(1, 2), { email: "p4@example.com" }],
      announced: undefined,
      odd: [
        { reason: "expected [2].email to be an e-mail address", id: 3 },
        { reason: "expected [3].id to be the number of a person", email: "p4@example.com" },
        { reason: "expected [4] to be an object" },
        { reason: "expected [5].email to be an e-mail address" },
      ],
    });
  });

  test("rows none of which says anything are no list of people", async () => {
    page(0, [{ email: null }, 7]);
    page(1, []);
    const { client, clock, call } = underTest();
    const reason = "expected [0].email to be an e-mail address";
    expect(await failureOf(clock.run(client.users.listing(ORG, call)))).toMatchObject({
      kind: "unreadable",
      reason,
    });
  });

  test("a list that is not there is an error, not an empty list", async () => {
    api().get("/users").query(true).reply(404, "");
    expect(await failureOf(list())).toMatchObject({ kind: "not-found", path: "/users" });
  });

  test("a short page in the middle is unreadable", async () => {
    page(0, people(1, 300));
    page(1, people(501, 1));
    expect(await failureOf(list())).toMatchObject({
      kind: "unreadable",
      reason: expect.stringContaining("rows are missing"),
    });
  });

  test("one row that nobody can be made of fails the list and is named", async () => {
    page(0, [...people(1, 2), { id: 3, email: null }]);
    expect(await failureOf(list())).toMatchObject({
      kind: "unreadable",
      reason: "expected [2].email to be an e-mail address",
    });
  });
});

describe("invite", () => {
  const post = () => api().post("/users").query({ o: ORG });
  const invite = (person: Parameters<ReturnType<typeof underTest>["client"]["users"]["invite"]>[1] = NEW) => {
    const { client, clock, call } = underTest();
    return clock.run(client.users.invite(ORG, person, call));
  };

  test.each([200, 201, 202])("%d with this person's e-mail is an invitation", async (status) => {
    post().reply(status, json({ id: 7, email: "ADA@Example.com", status: "pending" }));
    expect(await invite()).toEqual({ id: 7, email: "ADA@Example.com", status: "pending" });
  });

  test("without preferences none are sent", async () => {
    let sent: unknown;
    const keep = (body: unknown) => {
      sent = body;
      return true;
    };
    api().post("/users", keep).query({ o: ORG }).twice().reply(201, json(ADA));
    await invite();
    expect(sent).toEqual({ email: "ada@example.com", firstname: "Ada", lastname: "Byron", role: "admin" });
    await invite({ ...NEW, prefs: { notify: "daily" } });
    expect(sent).toMatchObject({ prefs: { notify: "daily" } });
  });

  test("a known address is a conflict and certainly did nothing", async () => {
    post().reply(409, json({ errors: ["e-mail is taken"] }));
    expect(await failureOf(invite())).toMatchObject({
      kind: "conflict",
      mayHaveHappened: false,
      apiText: "e-mail is taken",
    });
  });

  test.each([
    ["nothing", "", undefined],
    ["a web page", "<html></html>", undefined],
    ["cut JSON", '{"id": 7,', undefined],
    ["null", "null", undefined],
    ["an id only", json({ id: 7 }), 7],
    ["an id as text only", json([{ id: "7", status: "pending" }]), 7],
    ["somebody else", json({ id: 7, email: "bob@example.com" }), 7],
  ])("success with %s is a lost answer, with the place to look", async (_name, body, userId) => {
    post().reply(201, body);
    expect(await failureOf(invite())).toMatchObject({
      kind: "unreadable",
      mayHaveHappened: true,
      userId,
      status: 201,
    });
  });

  test.each([500, 502, 503, 504, 408])("%d is not repeated, because the mail may be out", async (status) => {
    post().reply(status, "");
    expect(await failureOf(invite())).toMatchObject({ kind: "unavailable", mayHaveHappened: true, status });
  });

  test("after a 429, which is a refusal, it is sent again", async () => {
    post().reply(429, "", { "Retry-After": "3" });
    post().reply(201, json(ADA));
    expect(await invite()).toEqual(ADA);
  });

  test("after a 429 and then a lost answer it stays lost", async () => {
    post().reply(429, "");
    post().reply(500, "");
    expect(await failureOf(invite())).toMatchObject({ kind: "unavailable", mayHaveHappened: true });
  });
});

describe("replace", () => {
  const put = (keep: (body: unknown) => boolean = () => true) =>
    api().put("/users/7", keep).query({ o: ORG });
  const replace = (person: object = { email: "ada@example.com", role: "admin" }) => {
    const { client, clock, call } = underTest();
    return clock.run(client.users.replace(ORG, 7, person, call));
  };

  test("what is undefined is not sent, and a password never is", async () => {
    let sent: unknown;
    put((body) => {
      sent = body;
      return true;
    }).reply(200, "");
    await replace({
      email: "a@example.com",
      firstName: undefined,
      lastName: "Archer",
      role: "admin",
      password: "x",
      status: "active",
    });
    expect(sent).toEqual({ email: "a@example.com", lastname: "Archer", role: "admin" });
  });

  test("an echo in part is handed on in part", async () => {
    put().reply(200, json({ email: "ada@example.com", role: "admin" }));
    expect(await replace()).toEqual({ email: "ada@example.com", role: "admin" });
  });
});

describe("remove", () => {
  const remove = () => {
    const { client, clock, call } = underTest();
    return clock.run(client.users.remove(ORG, 7, call));
  };

  test.each([
    [204, ""],
    [200, "{}"],
    [200, "<html>done</html>"],
    [202, ""],
  ])("%d %j is done", async (status, body) => {
    api().delete("/users/7").query({ o: ORG }).reply(status, body);
    await expect(remove()).resolves.toBeUndefined();
  });

  test("404 is told, because only the caller knows whether it is success", async () => {
    api().delete("/users/7").query({ o: ORG }).reply(404, "");
    expect(await failureOf(remove())).toMatchObject({ kind: "not-found", mayHaveHappened: false });
  });

  test("404 after a lost answer may be our own doing", async () => {
    api().delete("/users/7").query({ o: ORG }).reply(504, "");
    api().delete("/users/7").query({ o: ORG }).reply(404, "");
    expect(await failureOf(remove())).toMatchObject({ kind: "not-found", mayHaveHappened: true });
  });
});

describe("self", () => {
  test("a missing self is told", async () => {
    api().get("/users/self").reply(404, "");
    const { client, clock, call } = underTest();
    expect((await failureOf(clock.run(client.users.self(call)))).kind).toBe("not-found");
  });
});
