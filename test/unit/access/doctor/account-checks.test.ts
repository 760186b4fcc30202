import { accountChecks } from "../../../../src/access/doctor/account-checks";
import type { Account } from "../../../../src/automox/account";
import type { CallOptions, Client } from "../../../../src/automox/client";
import { AutomoxError, type AutomoxErrorKind } from "../../../../src/automox/transport/errors";

const refusal = (kind: AutomoxErrorKind, status: number) =>
  new AutomoxError({ kind, status, method: "GET", path: "/x", reason: "refused" });
const ACCOUNT = "0b4bb1c5-6a2f-4f0e-9b59-6d2d3c1c7d10";

const [OK, WARN, FAIL, SKIPPED] = ["ok", "warn", "fail", "skipped"].map((status) => ({ status }));

interface Answers {
  readonly self?: object | AutomoxError;
  readonly organizations?: readonly object[] | AutomoxError;
  readonly people?: readonly object[] | AutomoxError;
  readonly roles?: readonly object[] | AutomoxError;
  readonly zones?: readonly object[] | AutomoxError;
  readonly page?: object | AutomoxError;
  readonly tell?: (call: CallOptions) => void;
}

function client({
  self = { id: 101, email: "alice@example.com", role: "admin" },
  organizations = [{ id: 12345, name: "Acme" }],
  people = [],
  roles = [{ slug: "zone-admin" }],
  zones = [{ id: ACCOUNT, organizationId: 12345 }],
  page = { users: [{ role: "zone-admin" }], shapes: ["shapes"] },
  tell,
}: Answers) {
  const answer = async (value: unknown, call: CallOptions) => {
    tell?.(call);
    if (value instanceof AutomoxError) throw value;
    return value;
  };
  const made = {
    users: {
      self: (call: CallOptions) => answer(self, call),
      page: (_org: number, _page: object, call: CallOptions) => answer(people, call),
    },
    organizations: { list: (call: CallOptions) => answer(organizations, call) },
    account: () =>
      ({
        roles: (call: CallOptions) => answer(roles, call),
        zones: (call: CallOptions) => answer(zones, call),
        zoneUsersPage: (_zone: object, call: CallOptions) => answer(page, call),
      }) as unknown as Account,
  };
  return made as unknown as Pick<Client, "users" | "organizations" | "account">;
}

async function checks(
  answers: Answers,
  scope: { organizations?: readonly number[]; accountId?: string } = {},
) {
  const wanted = { organizations: [], accountId: undefined, ...scope };
  const found = await accountChecks(client(answers), wanted, new AbortController().signal);
  return Object.fromEntries(found.map((check) => [check.id, check]));
}

test("an administrator's key in one organization is well", async () => {
  const found = await checks({}, { accountId: ACCOUNT });
  expect(Object.values(found).map(({ id, status }) => [id, status])).toEqual([
    ["owner", "ok"],
    ["organizations", "ok"],
    ["organization-contract", "ok"],
    ["account-contract", "ok"],
    ["zone-users", "ok"],
    ["answers", "ok"],
  ]);
  expect(found.owner?.fact).toBe("The key belongs to alice@example.com, whose role is admin.");
  expect(found.organizations?.fact).toBe("The key sees 1 organization: 12345 (Acme).");
});

const forbidden = refusal("forbidden", 403);
const seen = [1, 2].map((id) => ({ id, name: null }));
const ofAccount = { accountId: ACCOUNT };

test.each<[string, Answers, Parameters<typeof checks>[1], object]>([
  ["a viewer's key", { self: { id: 1, email: "v@example.com", role: "viewer" } }, {}, { owner: WARN }],
  ["a label as a role", { self: { id: 1, roles: [{ name: "Zone Administrator" }] } }, {}, { owner: OK }],
  ["nobody says whose key it is", { self: refusal("not-found", 404) }, {}, { owner: WARN }],
  [
    "no answer to anything",
    { self: refusal("unavailable", 503), organizations: refusal("rate-limited", 429) },
    {},
    {
      owner: { ...WARN, remedy: "Try again later." },
      organizations: { ...FAIL, remedy: "Try again in five minutes." },
      answers: SKIPPED,
    },
  ],
  ["no organization", { organizations: [] }, {}, { organizations: FAIL, "organization-contract": SKIPPED }],
  ["several, none named", { organizations: seen }, {}, { organizations: WARN }],
  [
    "one that is not seen",
    {},
    { organizations: [7] },
    { organizations: { ...FAIL, fact: expect.stringContaining("7 is not among them") } },
  ],
  ["people that may not be read", { people: forbidden }, {}, { "organization-contract": FAIL }],
  ["an account that may not be read", { roles: forbidden }, ofAccount, { "account-contract": WARN }],
  ["no account known", {}, {}, { "account-contract": SKIPPED }],
  ["zones that may not be read", { zones: forbidden }, ofAccount, { "zone-users": WARN }],
  ["no zone", { zones: [{ id: ACCOUNT, organizationId: 7 }] }, ofAccount, { "zone-users": SKIPPED }],
  ["zone users that may not be read", { page: forbidden }, ofAccount, { "zone-users": WARN }],
  ["an empty zone", { page: { users: [], shapes: [] } }, ofAccount, { "zone-users": SKIPPED }],
  [
    "a role that is not told",
    { page: { users: [{ role: "a" }, { role: null }], shapes: ["x", "y"] } },
    ofAccount,
    { "zone-users": { ...WARN, fact: expect.stringMatching(/ has x; or y\. 1 of 2 rows have a role\.$/) } },
  ],
  [
    "an account the owner names",
    { self: { id: 1, role: "admin", ...ofAccount } },
    {},
    { "account-contract": OK },
  ],
])("%s", async (...row) => {
  const [, answers, scope, expected] = row;
  expect(await checks(answers, scope)).toMatchObject(expected);
});

test("fields and types that no document names are told once each, in order", async () => {
  const tell = ({ unexpected }: CallOptions) => {
    unexpected?.({ where: "user", field: "shoe_size" });
    unexpected?.({ where: "user.status", shape: "number" });
  };
  expect((await checks({ tell })).answers).toMatchObject({
    status: "warn",
    fact: "The answers hold 2 fields or types that no document names: user.shoe_size, user.status (number).",
  });
});

test("a cancelled run is no finding", async () => {
  await expect(checks({ self: refusal("cancelled", 0) })).rejects.toMatchObject({ kind: "cancelled" });
});
