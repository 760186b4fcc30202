import { SECRET_MARKER } from "../../../src/simulator/operations/user-view";
import {
  ACCOUNT,
  account,
  LABS,
  LABS_ZONE,
  TWO_ZONES,
  uuidOf,
  ZONE,
} from "../../support/simulator/account-calling";
import { ACME, call, start } from "../../support/simulator/calling";

const open = (knobs = {}) => start({ seed: TWO_ZONES, knobs });
const metadata = (total: number, limit: number, page = 0) => ({
  total_count: total,
  total_pages: Math.ceil(total / limit),
  current_page: page,
  limit,
  links: {},
});

test("the account is told by its id", async () => {
  const simulator = await open();
  expect(simulator.accountId).toBe(ACCOUNT);
  expect(await account(simulator, "GET ")).toMatchObject({
    status: 200,
    body: { id: ACCOUNT, name: "Simulated account", type: "normal", created_at: "2020-01-01T00:00:00+0000" },
  });
});

test("the seed names the account", async () => {
  const id = "33333333-3333-4333-8333-333333333333";
  const simulator = await start({ seed: { account: { id, name: "Ours" } } });
  expect(simulator.accountId).toBe(id);
  expect((await call(simulator, `GET /accounts/${id}`)).body).toMatchObject({ id, name: "Ours" });
});

test("roles come as slugs with their kind", async () => {
  const { body } = await account(await open(), "GET /rbac-roles");
  expect(body.data.map(({ slug, type }: { slug: string; type: string }) => `${type} ${slug}`)).toEqual([
    "account global-admin",
    "account no-global-access",
    "zone zone-admin",
    "zone zone-operator",
    "zone patch-operator",
    "zone helpdesk-operator",
    "zone billing-admin",
    "zone read-only",
  ]);
  expect(body.data[2]).toMatchObject({ name: "Zone Administrator", description: expect.any(String) });
  expect(body.metadata).toMatchObject({ total_count: 8 });
});

test("custom roles are listed where the knobs have them", async () => {
  const simulator = await open({ accountRoles: ["global-admin"], zoneRoles: ["night-shift"] });
  const { body } = await account(simulator, "GET /rbac-roles");
  expect(body.data).toMatchObject([
    { slug: "global-admin", type: "account" },
    { slug: "night-shift", name: "night-shift", type: "zone" },
  ]);
});

test("zones carry the organization's number and a secret", async () => {
  const simulator = await open();
  const { body } = await account(simulator, "GET /zones");
  expect(body).toMatchObject({
    data: [
      { id: ZONE, organization_id: ACME, account_id: ACCOUNT, name: "Acme Corp" },
      { id: LABS_ZONE, organization_id: LABS, name: "Acme Labs" },
    ],
    metadata: metadata(2, 500),
  });
  expect(body.data[0].access_key).toContain(SECRET_MARKER);
  expect((await account(simulator, `GET /zones/${LABS_ZONE}`)).body).toEqual(body.data[1]);
});

test("a zone's people have a number for id, their role there and their status", async () => {
  const simulator = await open();
  const { body } = await account(simulator, `GET /zones/${ZONE}/users`);
  expect(body.metadata).toEqual(metadata(3, 25));
  expect(body.data[1]).toEqual({
    id: 102,
    uuid: uuidOf(simulator, 102),
    email: "oscar@example.com",
    first_name: "Oscar",
    last_name: "Op",
    status: "active",
    account_rbac_role: "no-global-access",
    zone_rbac_role: "zone-operator",
    is_verified: true,
    two_factor_authentication: "disabled",
    created_at: expect.stringMatching(/^2026-01-01T00:00:0\d\+0000$/),
  });
  expect(body.data.map((row: { zone_rbac_role: string }) => row.zone_rbac_role)).toEqual([
    "zone-admin",
    "zone-operator",
    "read-only",
  ]);
});

test("a person of the account has a UUID for id, the number beside it and no role of a zone", async () => {
  const simulator = await open();
  const { body } = await account(simulator, `GET /users/${uuidOf(simulator, 101)}`);
  expect(body).toMatchObject({
    id: uuidOf(simulator, 101),
    user_id: 101,
    email: "alice@example.com",
    account_rbac_role: "global-admin",
  });
  expect(body).not.toHaveProperty("zone_rbac_role");
});

test("a person's zones come with the role in each", async () => {
  const simulator = await open();
  expect((await account(simulator, `GET /users/${uuidOf(simulator, 102)}/zones`)).body).toMatchObject({
    data: [
      { rbac_role: "zone-operator", zone: { id: ZONE, organization_id: ACME } },
      {
        rbac_role: "zone-admin",
        zone: { id: LABS_ZONE, access_key: expect.stringContaining(SECRET_MARKER) },
      },
    ],
    metadata: { total_count: 2 },
  });
});

test("a person's zones can be asked for in pages, though that is not published", async () => {
  const simulator = await open();
  const path = `/users/${uuidOf(simulator, 102)}/zones`;
  const pages = [];
  for (const page of [0, 1, 2]) {
    const { body } = await account(simulator, `GET ${path}?limit=1&page=${page}`);
    pages.push(body.data.map((row: { zone: { id: string } }) => row.zone.id));
  }
  expect(pages).toEqual([[ZONE], [LABS_ZONE], []]);
});

test("UUIDs are taken in either case", async () => {
  const uuid = "abcdefab-cdef-4abc-8def-abcdefabcdef";
  const owner = { email: "alice@example.com", role: "admin", accountRole: "global-admin", uuid };
  const simulator = await start({
    seed: { organizations: [{ id: ACME, name: "Acme Corp", uuid }], users: [owner] },
  });
  for (const path of [`/zones/${uuid.toUpperCase()}/users`, `/users/${uuid.toUpperCase()}`])
    expect((await account(simulator, `GET ${path}`)).status).toBe(200);
});

describe("pages of a zone's people", () => {
  const crowd = {
    organizations: [{ id: ACME, name: "Acme Corp", uuid: ZONE }],
    users: [
      { id: 1, email: "alice@example.com", role: "admin", accountRole: "global-admin" },
      ...Array.from({ length: 600 }, (_, index) => ({ email: `p${index}@example.com`, role: "viewer" })),
    ],
  };

  test.each([
    ["25 unless told", "", { rows: 25, knobs: {} }],
    ["500 where the knob says so", "", { rows: 500, knobs: { zoneUsersPageSize: 500 } }],
    ["what is asked for", "?limit=400&page=1", { rows: 201, knobs: {} }],
    ["nothing past the end", "?limit=500&page=2", { rows: 0, knobs: {} }],
  ])("have %s", async (_name, query, { rows, knobs }) => {
    const simulator = await start({ seed: crowd, knobs });
    const { status, body } = await account(simulator, `GET /zones/${ZONE}/users${query}`);
    expect([status, body.data.length]).toEqual([200, rows]);
  });

  test("follow each other without gap or repetition, newest first too", async () => {
    for (const listOrder of ["id", "newest-first"] as const) {
      const simulator = await start({ seed: crowd, knobs: { listOrder } });
      const ids: number[] = [];
      for (const page of [0, 1, 2]) {
        const { body } = await account(simulator, `GET /zones/${ZONE}/users?limit=250&page=${page}`);
        ids.push(...body.data.map(({ id }: { id: number }) => id));
      }
      expect(ids).toHaveLength(601);
      expect(ids).toEqual([...new Set(ids)].sort((a, b) => (listOrder === "id" ? a - b : b - a)));
    }
  });
});

test("the undocumented list of the account's people is not there unless turned on", async () => {
  const simulator = await open();
  expect(await account(simulator, "GET /users?limit=200")).toMatchObject({ status: 404 });
  expect(simulator.control.unexpected()).toEqual([]);
  simulator.control.turn({ accountUsers: "served" });
  const found = await account(simulator, "GET /users?limit=200&search=OSCAR");
  expect(found.body).toMatchObject({ data: [{ user_id: 102 }], metadata: { total_count: 1 } });
});
