import { ADA, BOB, ZONE, ZONE_2 } from "../../support/client/account-fixture";
import { accountApi, json, withAccount } from "../../support/client/account-under-test";
import { failureOf } from "../../support/client/client-under-test";

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const numbers = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);

const page = (path: string, number: number, body: unknown) =>
  accountApi().get(path).query({ limit: 500, page: number }).reply(200, json(body));

describe("zoneUsers", () => {
  const PATH = `/zones/${ZONE}/users`;
  const people = (from: number, count: number) =>
    numbers(from, count).map((n) => ({
      id: n,
      uuid: uuid(n),
      email: `p${n}@example.com`,
      zone_rbac_role: "read-only",
    }));
  const read = (organizationId: number | undefined = 7) =>
    withAccount((account, call) => account.zoneUsers({ id: ZONE, organizationId }, call));

  test("all pages, 500 a page, until one is empty", async () => {
    page(PATH, 0, { data: people(1, 500), metadata: { total_count: 503, limit: 500 } });
    page(PATH, 1, { data: people(501, 3), metadata: { total_count: 503, limit: 500 } });
    page(PATH, 2, { data: [], metadata: { total_count: 503, limit: 500 } });
    const { users, announced } = await read();
    expect(users.map(({ id }) => id)).toEqual(numbers(1, 503));
    expect(announced).toBe(503);
  });

  test.each([
    ["more than there are", 9],
    ["fewer than there are", 1],
    ["none", 0],
  ])("an announcement of %s is handed on, and nobody is left out", async (_name, total) => {
    page(PATH, 0, { data: people(1, 3), metadata: { total_count: total } });
    page(PATH, 1, { data: [], metadata: { total_count: total } });
    const { users, announced } = await read();
    expect(users).toHaveLength(3);
    expect(announced).toBe(total);
  });

  test("a server that gives 25 a page and says so is followed to the end", async () => {
    const metadata = { total_count: 53, total_pages: 3, limit: 25 };
    page(PATH, 0, { data: people(1, 25), metadata });
    page(PATH, 1, { data: people(26, 25), metadata });
    page(PATH, 2, { data: people(51, 3), metadata });
    page(PATH, 3, { data: [], metadata });
    expect((await read()).users).toHaveLength(53);
  });

  test("a server that gives 25 a page and does not say so is found out", async () => {
    page(PATH, 0, people(1, 25));
    page(PATH, 1, people(26, 25));
    expect(await failureOf(read())).toMatchObject({
      kind: "unreadable",
      reason: "page 0 had 25 of 500 rows, and yet page 1 has more, so rows are missing",
    });
  });

  test.each([
    ["null", null],
    ["an empty array", []],
    ["an empty envelope", { data: null, metadata: { total_count: 0 } }],
    ["empty results", { results: [], size: 0 }],
  ])("%s is a zone without anybody", async (_name, body) => {
    page(PATH, 0, body);
    expect((await read()).users).toEqual([]);
  });

  test("pending people are there, with the zone's role and what is known of them", async () => {
    const row = {
      id: 8,
      uuid: BOB,
      email: "bob@example.com",
      first_name: "",
      last_name: null,
      status: "pending-invite",
      account_rbac_role: "non-global-admin",
      is_verified: false,
      two_factor_authentication: null,
      created_at: "2026-01-02T03:04:05+0000",
      zone_rbac_role: "zone-operator",
    };
    page(PATH, 0, { results: [row], size: 1 });
    page(PATH, 1, { results: [], size: 1 });
    expect(await read()).toEqual({
      announced: 1,
      users: [
        {
          id: 8,
          uuid: BOB,
          email: "bob@example.com",
          firstName: null,
          lastName: null,
          status: "pending",
          role: "zone-operator",
          accountRole: "no-global-access",
          isVerified: false,
          twoFactor: null,
          createdAt: "2026-01-02T03:04:05Z",
        },
      ],
    });
  });

  test("ids are told by their look, not by their field", async () => {
    const row = { id: ADA, user_id: 9, email: "ada@example.com" };
    page(PATH, 0, [row]);
    page(PATH, 1, []);
    expect((await read()).users).toEqual([{ id: 9, uuid: ADA, email: "ada@example.com" }]);
  });

  test("a zone whose number nobody knows has roles all the same", async () => {
    page(PATH, 0, people(1, 1));
    page(PATH, 1, []);
    const { users } = await withAccount((account, call) =>
      account.zoneUsers({ id: ZONE, organizationId: undefined }, call),
    );
    expect(users[0]?.role).toBe("read-only");
  });
});

describe("zones", () => {
  const read = () => withAccount((account, call) => account.zones(call));

  test("all pages, by whatever field the ids are in, and no key survives", async () => {
    const secret = { access_key: "do-not-tell", created_by: { email: "ada@example.com" } };
    page("/zones", 0, {
      data: [
        { id: ZONE, organization_id: 1, name: "One", parent_id: uuid(1), ...secret },
        { zone_id: ZONE_2, organization_id: "2", name: "" },
        { id: 3, uuid: uuid(3), name: null },
        { id: uuid(4) },
      ],
      metadata: { total_count: 9 },
    });
    page("/zones", 1, { data: [], metadata: { total_count: 9 } });
    expect(await read()).toEqual([
      { id: ZONE, organizationId: 1, name: "One", parentId: uuid(1) },
      { id: ZONE_2, organizationId: 2, name: null },
      { id: uuid(3), organizationId: 3, name: null },
      { id: uuid(4), organizationId: undefined, name: null },
    ]);
  });

  test("more than one page", async () => {
    const zones = numbers(1, 501).map((n) => ({ id: uuid(n), organization_id: n, name: `Zone ${n}` }));
    page("/zones", 0, zones.slice(0, 500));
    page("/zones", 1, zones.slice(500));
    page("/zones", 2, null);
    expect(await read()).toHaveLength(501);
  });
});

describe("zonesOf", () => {
  const PATH = `/users/${BOB}/zones`;
  const held = (from: number, count: number) =>
    numbers(from, count).map((n) => ({ rbac_role: "read-only", zone: { id: uuid(n), organization_id: n } }));
  const first = (body: unknown) => accountApi().get(PATH).reply(200, json(body));
  const read = () => withAccount((account, call) => account.zonesOf(BOB, call));

  test.each([
    ["a bare array", (data: unknown) => data],
    ["an envelope", (data: unknown) => ({ data, metadata: { total_count: 1 } })],
    ["an envelope that counts too few", (data: unknown) => ({ data, metadata: { total_count: 0 } })],
    ["results", (results: unknown) => ({ results, size: 1 })],
  ])("%s that looks whole is one request without paging, as documented", async (_name, wrap) => {
    first(
      wrap([
        { rbac_role: "zone-admin", zone: { id: ZONE, organization_id: 1, name: "One", access_key: "s" } },
      ]),
    );
    expect(await read()).toEqual([{ zone: ZONE, organizationId: 1, name: "One", role: "zone-admin" }]);
  });

  test.each([
    ["the zone by its id alone", { zone_id: ZONE, rbac_role: "read-only" }, "read-only"],
    ["the zone as a text", { zone: ZONE, rbac_role: "read-only" }, "read-only"],
    ["the zone as the row itself", { id: ZONE, zone_rbac_role: "read-only" }, "read-only"],
    ["the role as an object", { zone: { id: ZONE }, rbac_role: { slug: "read-only" } }, "read-only"],
    ["no role", { zone: { id: ZONE } }, null],
  ])("%s", async (_name, row, role) => {
    first([row]);
    expect(await read()).toEqual([{ zone: ZONE, role }]);
  });

  test("nobody's zones are an empty list, which is not nobody", async () => {
    first({ data: [], metadata: { total_count: 0 } });
    expect(await read()).toEqual([]);
  });

  test.each([25, 50])("%d may be one page only, so they are read page by page", async (count) => {
    first(held(1, count));
    page(PATH, 0, held(1, 60));
    page(PATH, 1, []);
    expect(await read()).toHaveLength(60);
  });

  test("fewer than announced are read page by page, and then they are all", async () => {
    first({ data: held(1, 3), metadata: { total_count: 4 } });
    page(PATH, 0, { data: held(1, 4), metadata: { total_count: 4 } });
    page(PATH, 1, { data: [], metadata: { total_count: 4 } });
    expect(await read()).toHaveLength(4);
  });

  test("fewer than announced even so prove nothing, and both numbers are told", async () => {
    const body = { data: held(1, 3), metadata: { total_count: 4 } };
    first(body);
    page(PATH, 0, body);
    page(PATH, 1, { data: [], metadata: { total_count: 4 } });
    expect(await failureOf(read())).toMatchObject({
      kind: "unreadable",
      reason: "the list announces 4 zones and has 3",
      mayHaveHappened: false,
    });
  });
});
