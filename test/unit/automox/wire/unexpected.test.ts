import nock from "nock";
import type { CallOptions, Client } from "../../../../src/automox/client";
import { USER_FIELDS } from "../../../../src/automox/wire/known-fields";
import { reportUnexpected } from "../../../../src/automox/wire/report-unexpected";
import { HOST, ORG, underTest } from "../../../support/client/client-under-test";

const ROW = { id: 7, email: "ada@example.com", name: "Acme", brand_new: "private" };
const NEW = { email: "ada@example.com", firstName: "Ada", lastName: "Byron", role: "admin" };

test.each<[string, string, (client: Client, call: CallOptions) => Promise<unknown>]>([
  ["a page", "user", ({ users }, call) => users.page(ORG, { page: 0, limit: 1 }, call)],
  ["a person", "user", ({ users }, call) => users.get(ORG, 7, call)],
  ["an invitation", "user", ({ users }, call) => users.invite(ORG, NEW, call)],
  ["a replacement", "user", ({ users }, call) => users.replace(ORG, 7, NEW, call)],
  ["a change", "user", ({ users }, call) => users.patch(7, { firstName: "Ada" }, call)],
  ["the key's owner", "user", ({ users }, call) => users.self(call)],
  ["organizations", "organization", ({ organizations }, call) => organizations.list(call)],
])("%s: what is new in the answer is told to whoever asks", async (_name, where, ask) => {
  const row = where === "user" ? { ...ROW, name: undefined } : { ...ROW, email: undefined };
  for (const method of ["GET", "POST", "PUT", "PATCH"])
    nock(HOST)
      .intercept(/.*/, method)
      .optionally()
      .reply(method === "POST" ? 201 : 200, JSON.stringify(method === "GET" ? [row] : row));
  const found: unknown[] = [];
  const { client, clock, call } = underTest();
  await clock.run(ask(client, { ...call, unexpected: (finding) => found.push(finding) }));
  expect(found).toEqual([{ where, field: "brand_new" }]);
});

test("the newest fields of a person are known", () => {
  const found: unknown[] = [];
  const row = { id: 7, email: "ada@example.com", metadata: {}, intercom_hmac: "secret" };
  reportUnexpected((finding) => found.push(finding), USER_FIELDS, row);
  expect(found).toEqual([]);
});

test("nothing is looked at when nobody asks", () => {
  const row = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error("looked at");
      },
    },
  );
  expect(() => reportUnexpected(undefined, USER_FIELDS, row)).not.toThrow();
  expect(() => reportUnexpected(() => {}, USER_FIELDS, row)).toThrow("looked at");
});

test("a name that may be a value is not told", () => {
  const found: unknown[] = [];
  const row = { "bob@example.com": 1, "a b": 1, "": 1, ["x".repeat(61)]: 1, "1": 1 };
  reportUnexpected((finding) => found.push(finding), USER_FIELDS, row);
  expect(found).toEqual(Array(5).fill({ where: "user", field: "(a name that is no identifier)" }));
});
