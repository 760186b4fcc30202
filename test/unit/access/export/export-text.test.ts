import { columnsNamed } from "../../../../src/access/export/columns";
import { exportText, linesOf, selectedRoster } from "../../../../src/access/export/export-text";
import { parseSelection } from "../../../../src/access/export/selection";
import { withoutPeople } from "../../../../src/access/facts/without-people";
import { readRosterDocument } from "../../../../src/access/live/roster-document";
import { rosterOf, rosterPerson } from "../../../support/roster";

const WISH = { bom: "without", tool: { name: "automox-access", version: "1.2.3" } } as const;

const ADA = rosterPerson("ada", {
  userId: 201,
  role: "admin",
  twoFactor: "on",
  twoFactorMethod: "google",
  createdAt: "2026-01-01T00:00:00Z",
  updatedAt: "2026-02-01T00:00:00Z",
});
const BOB = rosterPerson("Bob", {
  userId: 202,
  twoFactor: "off",
  status: "pending",
  createdAt: "2026-03-10T00:00:00Z",
  memberships: [
    { org: 54321, role: "operator" },
    { org: 12345, role: "viewer" },
  ],
});
const ROSTER = rosterOf([BOB, ADA]);

test("the default has the console's six columns, in its order and words", () => {
  expect(exportText(ROSTER, "csv", { ...WISH, profile: "automox-console" })).toBe(
    [
      "User ID,Email Address,First Name,Last Name,RBAC Role,2FA",
      "201,ada@example.com,ada,Example,admin,on",
      "202,Bob@example.com,Bob,Example,viewer,off",
      "202,Bob@example.com,Bob,Example,operator,off",
      "",
    ].join("\r\n"),
  );
});

test("the identity profile has one line a person, with every role where they differ", () => {
  expect(exportText(ROSTER, "csv", { ...WISH, profile: "identity" })).toBe(
    [
      "id,email,role,status,orgs,created_at,updated_at",
      "201,ada@example.com,admin,active,12345,2026-01-01T00:00:00Z,2026-02-01T00:00:00Z",
      "202,Bob@example.com,12345:viewer; 54321:operator,pending,12345; 54321,2026-03-10T00:00:00Z,",
      "",
    ].join("\r\n"),
  );
  const lines = exportText(ROSTER, "jsonl", { ...WISH, profile: "identity" })
    .trimEnd()
    .split("\n");
  expect(lines.map((line) => JSON.parse(line))).toEqual(
    JSON.parse(exportText(ROSTER, "json", { ...WISH, profile: "identity" })),
  );
  expect(JSON.parse(lines[1] ?? "")).toEqual({
    id: 202,
    email: "Bob@example.com",
    role: "12345:viewer; 54321:operator",
    status: "pending",
    orgs: [12345, 54321],
    created_at: "2026-03-10T00:00:00Z",
    updated_at: null,
  });
});

test("the worksheet leaves the decision to people, marks administrators and counts pending days", () => {
  const rows = JSON.parse(exportText(ROSTER, "json", { ...WISH, profile: "worksheet" }));
  expect(rows[0]).toMatchObject({
    email: "ada@example.com",
    is_admin: "yes",
    pending_days: null,
    decision: null,
  });
  expect(rows[1]).toMatchObject({ email: "Bob@example.com", org: 12345, is_admin: "no", pending_days: 10 });
  expect(Object.keys(rows[0]).slice(-4)).toEqual(["reviewer", "decision", "reason", "decided_at"]);
});

test("the roster as JSON is what a later run reads in place of Automox", () => {
  const text = exportText(ROSTER, "json", { ...WISH, profile: "roster" });
  expect(readRosterDocument(text)).toEqual({ ...ROSTER, tool: undefined });
});

test.each([
  ["not JSON", "{", /no JSON/],
  ["another document", "[]", /no access-roster\/v1 document/],
  [
    "a person without a status",
    JSON.stringify({ schema: "access-roster/v1", people: [{ email: "a@b" }] }),
    /people\[0\]\.status/,
  ],
])("%s is refused as a roster", (_name, text, message) => {
  expect(() => readRosterDocument(text)).toThrow(message);
});

test("columns can be chosen by key or by the console's word, and keep their order", () => {
  const columns = ["RBAC Role", "email", "org"];
  const text = exportText(ROSTER, "csv", { ...WISH, profile: "automox-console", columns });
  expect(text.split("\r\n")[0]).toBe("RBAC Role,Email Address,org");
  expect(() => columnsNamed(["email", "shoe_size"])).toThrow(/no column "shoe_size".*two_factor/);
  expect(() => columnsNamed(["email", "Email Address"])).toThrow(/named twice/);
});

test("the order of the people makes no difference to the bytes", () => {
  for (const profile of ["automox-console", "identity", "worksheet"] as const)
    expect(exportText(rosterOf([ADA, BOB]), "csv", { ...WISH, profile })).toBe(
      exportText(rosterOf([BOB, ADA]), "csv", { ...WISH, profile }),
    );
});

test("a byte order mark only where asked", () => {
  expect(
    exportText(ROSTER, "csv", { ...WISH, profile: "identity", bom: "with" }).startsWith("\ufeffid,"),
  ).toBe(true);
});

test("a selection of one organization leaves out the others of the same person", async () => {
  const selection = await parseSelection(["org=54321"], async () => "");
  const { people } = selectedRoster(ROSTER, linesOf("roster"), selection);
  expect(people.map(({ email, memberships }) => [email, memberships.map(({ org }) => org)])).toEqual([
    ["Bob@example.com", [54321]],
  ]);
});

test("somebody in no organization is on the list with the role in the account", () => {
  const root = rosterPerson("root", { memberships: [], accountRole: "global-admin" });
  expect(exportText(rosterOf([root]), "csv", { ...WISH, profile: "automox-console" })).toContain(
    ",global-admin,",
  );
});

test("baton: only active memberships are grants, and every grant has its entitlement and resource", () => {
  const boss = rosterPerson("boss", { userId: 1, role: "admin", accountRole: "global-admin" });
  const document = JSON.parse(exportText(rosterOf([BOB, ADA, boss]), "json", { ...WISH, profile: "baton" }));
  expect(document.users.map((user: { id: string; status: string }) => [user.id, user.status])).toEqual([
    ["201", "active"],
    ["202", "inactive"],
    ["1", "active"],
  ]);
  expect(document.direct_user_grants).toEqual([
    { principal_id: "201", resource_id: "automox-org-12345", entitlement_slug: "zone-admin" },
    { principal_id: "1", resource_id: "automox-account", entitlement_slug: "global-admin" },
    { principal_id: "1", resource_id: "automox-org-12345", entitlement_slug: "zone-admin" },
  ]);
  const known = new Set(document.resources.map(({ id }: { id: string }) => id));
  for (const { resource_id } of document.entitlements) expect(known).toContain(resource_id);
  expect(document.entitlements).toHaveLength(2);
  expect(() => exportText(ROSTER, "csv", { ...WISH, profile: "baton" })).toThrow(/--format json/);
});

test("redacted exports hold neither names nor addresses", () => {
  const text = exportText(withoutPeople(ROSTER, "hash"), "json", { ...WISH, profile: "roster" });
  expect(text).not.toMatch(/@example|Example"|ada|Bob/);
  expect(text).toContain("person-");
});
