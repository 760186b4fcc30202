import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import nock from "nock";
import type { Client } from "../../../src/automox/client";
import { HOST, KEY, ORG, type UnderTest, underTest } from "../../support/client/client-under-test";

interface Fixture {
  readonly operation: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Readonly<Record<string, unknown>> | null;
  };
  readonly response: { readonly status: number; readonly body: unknown } | null;
}

const FOLDER = join(__dirname, "../../fixtures/organization");
const load = (name: string): Fixture => JSON.parse(readFileSync(join(FOLDER, `${name}.json`), "utf8"));

const BOB = { email: "bob@example.com", firstName: "Bob", lastName: "Jones", role: "operator" };

/** How each example is asked for, and what its answer means. */
const CALLS: Record<
  string,
  { ask: (client: Client, call: UnderTest["call"]) => Promise<unknown>; means?: unknown }
> = {
  "list-users": {
    ask: ({ users }, call) => users.page(ORG, { page: 0, limit: 25 }, call),
    means: [
      {
        id: 101,
        email: "alice@example.com",
        firstName: "Alice",
        lastName: "Smith",
        role: "admin",
        status: "active",
      },
    ],
  },
  "list-users-bulk": { ask: ({ users }, call) => users.page(ORG, { page: 0, limit: 500 }, call) },
  "get-user": {
    ask: ({ users }, call) => users.get(ORG, 101, call),
    means: {
      id: 101,
      email: "alice@example.com",
      firstName: "Alice",
      lastName: "Smith",
      role: "admin",
      status: "active",
    },
  },
  "invite-user": {
    ask: ({ users }, call) => users.invite(ORG, BOB, call),
    means: { id: 202, email: "bob@example.com", status: "pending" },
  },
  "update-user": {
    ask: ({ users }, call) =>
      users.replace(
        ORG,
        202,
        { ...BOB, firstName: "Robert", role: "admin", prefs: { notify: "daily" } },
        call,
      ),
    means: { id: 202, email: "bob@example.com", firstName: "Robert", role: "admin" },
  },
  "delete-user": { ask: ({ users }, call) => users.remove(ORG, 202, call), means: undefined },
  "get-self": {
    ask: ({ users }, call) => users.self(call),
    means: { id: 101, email: "alice@example.com", role: "admin" },
  },
  "list-organizations": {
    ask: ({ organizations }, call) => organizations.list(call),
    means: [{ id: 12345, name: "Acme Corp", plan: "business" }],
  },
};

test("every example of the contract is asked for here", () => {
  const names = readdirSync(FOLDER).filter((file) => file.endsWith(".json"));
  expect(names.map((file) => file.replace(".json", "")).sort()).toEqual(Object.keys(CALLS).sort());
});

test.each(Object.keys(CALLS))("%s: request and answer are those of the contract", async (name) => {
  const { request, response } = load(name);
  const { ask, means } = CALLS[name] ?? { ask: () => Promise.reject(new Error(name)) };
  const sent: { path: string; headers: Record<string, string>; body: unknown }[] = [];
  const scope = nock(HOST)
    .intercept(request.path, request.method)
    .reply(function (path, body) {
      const headers = Object.fromEntries(
        Object.entries(this.req.headers).map(([key, value]) => [key, String(value)]),
      );
      sent.push({ path, headers, body });
      return response?.body === null
        ? [response.status]
        : [response?.status ?? 200, JSON.stringify(response?.body ?? [])];
    });
  const { client, clock, call } = underTest();
  const answer = await clock.run(ask(client, call));
  scope.done();
  expect(sent).toHaveLength(1);
  // Character by character: nock would accept the query in any order.
  expect(sent[0]?.path).toBe(request.path);
  expect(sent[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
  for (const [header, value] of Object.entries(request.headers)) {
    expect(sent[0]?.headers[header.toLowerCase()]).toBe(value.replace("<api_key>", KEY));
  }
  if (name !== "update-user") expect(sent[0]?.body).toEqual(request.body ?? "");
  if (response) expect(answer).toEqual(means);
});

test("an update carries more than the example: PUT replaces everything, so what is left out could be reset", async () => {
  const { request, response } = load("update-user");
  let sent: unknown;
  const scope = nock(HOST)
    .put(request.path, (body) => {
      sent = body;
      return true;
    })
    .reply(200, JSON.stringify(response?.body));
  const { client, clock, call } = underTest();
  await clock.run(CALLS["update-user"]?.ask(client, call) ?? Promise.reject());
  scope.done();
  expect(sent).toEqual({
    ...request.body,
    email: "bob@example.com",
    lastname: "Jones",
    prefs: { notify: "daily" },
  });
});
