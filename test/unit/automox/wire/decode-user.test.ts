import fc from "fast-check";
import { decodeListedUser } from "../../../../src/automox/wire/decode-listed-user";
import { decodeAccountUser, decodeSelf, decodeUser } from "../../../../src/automox/wire/decode-user";
import { ShapeError } from "../../../../src/automox/wire/shape-error";
import { rows } from "../../../support/client/rows";

const ORG = 12345;
const UUID = "0a1b2c3d-0000-4000-8000-00000000000a";
const BASE = { id: 101, email: "alice@example.com" };

const [ZONE, OTHER] = [UUID.replace("a", "b"), UUID.replace("a", "c")];

const decode = (row: unknown) =>
  decodeUser(row, { organization: ORG, zone: ZONE, at: "[3]", id: "required" });

/** Everything that a person of the organization contract can carry. */
const WHOLE = {
  ...BASE,
  firstname: "Alice",
  lastname: "Smith",
  role: "admin",
  orgs: [12345, 67890],
  status: "active",
  created_at: "2022-04-22T01:56:20+0000",
  updated_at: "2022-04-23T01:56:20+0000",
  prefs: { notify: "daily" },
};

const DECODED = {
  id: 101,
  email: "alice@example.com",
  firstName: "Alice",
  lastName: "Smith",
  role: "admin",
  orgs: [12345, 67890],
  status: "active",
  createdAt: "2022-04-22T01:56:20Z",
  updatedAt: "2022-04-23T01:56:20Z",
  prefs: { notify: "daily" },
};

test("a whole person of the organization contract", () => {
  expect(decode(WHOLE)).toEqual(DECODED);
});

test.each([
  ["firstname", "firstName"],
  ["lastname", "lastName"],
  ["role", "role"],
  ["orgs", "orgs"],
  ["status", "status"],
  ["created_at", "createdAt"],
  ["updated_at", "updatedAt"],
  ["prefs", "prefs"],
])("without %s there is no %s, and nothing else changes", (wire, field) => {
  const { [wire as keyof typeof WHOLE]: _left, ...row } = WHOLE;
  const user = decode(row);
  expect(Object.keys(user)).not.toContain(field);
  expect(user).toEqual({ ...DECODED, [field]: undefined });
});

test.each([
  ["firstname", null, "firstName"],
  ["firstname", "", "firstName"],
  ["lastname", "", "lastName"],
  ["role", null, "role"],
  ["role", "", "role"],
  ["status", null, "status"],
  ["status", "", "status"],
  ["prefs", null, "prefs"],
  ["orgs", null, "orgs"],
  ["created_at", null, "createdAt"],
  ["created_at", "", "createdAt"],
  ["created_at", "yesterday", "createdAt"],
] as const)("%s carried as %j is null", (...row) => {
  const [wire, value, field] = row;
  expect(decode({ ...WHOLE, [wire]: value })).toMatchObject({ [field]: null });
});

test.each(["firstname", "lastname", "role", "status", "prefs", "orgs", "account_id", "tfa_type"])(
  "%s of a shape nobody expects counts as not carried",
  (wire) => {
    expect(decode({ ...BASE, [wire]: 42 })).toEqual(BASE);
  },
);

test("fields nobody knows and secrets do not survive", () => {
  const secret = "do-not-tell";
  const row = {
    ...WHOLE,
    intercom_hmac: secret,
    api_key: secret,
    password: secret,
    orgs: [{ id: 12345, name: "Acme", access_key: secret }],
    rbac_roles: [{ id: 1, name: "Administrator", description: secret, organization_id: ORG }],
    metadata: { secret },
  };
  expect(JSON.stringify(decode(row))).not.toContain(secret);
  expect(JSON.stringify(decodeSelf(row))).not.toContain(secret);
  expect(decode(row).orgs).toEqual([12345]);
});

const role = (name: string, organization_id?: unknown) => ({ id: 1, name, organization_id });

test.each(
  rows<[string, object, string | null | undefined]>([
    ["the plain word before all others", { role: "admin", rbac_roles: [role("Read Only", ORG)] }, "admin"],
    ["a label in the place of the word, as a slug", { role: "Read Only" }, "read-only"],
    [
      "the role of the organization asked, its label as a slug",
      { rbac_roles: [role("Read Only", 1), role("Zone Administrator", ORG)] },
      "zone-admin",
    ],
    ["an organization's number as text", { rbac_roles: [role("Read Only", String(ORG))] }, "read-only"],
    ["a role without organization", { rbac_roles: [role("Read Only")] }, "read-only"],
    [
      "several custom roles",
      { rbac_roles: [role("Patching", ORG), role("Reports", ORG)] },
      "Patching, Reports",
    ],
    ["the list where the word is empty", { role: "", rbac_roles: [role("Read Only", ORG)] }, "read-only"],
    ["a zone's slug", { zone_rbac_role: "zone-admin" }, "zone-admin"],
    [
      "the zone's slug where the list is for others",
      { rbac_roles: [role("Read Only", 1)], zone_rbac_role: "zone-admin" },
      "zone-admin",
    ],
    ["roles in other organizations only", { rbac_roles: [role("Read Only", 1)] }, null],
    ["an empty list", { rbac_roles: [] }, null],
    ["null everywhere", { role: null, rbac_roles: null, zone_rbac_role: null }, null],
    ["a name alone", { roles: "Zone Administrator" }, "zone-admin"],
    ["an object alone", { zone_rbac_role: { slug: "read-only", name: "Reader" } }, "read-only"],
    ["slugs", { roles: ["zone-admin"] }, "zone-admin"],
    [
      "objects by slug, name or the word of other answers",
      { roles: [{ slug: "a" }, { name: "b" }, { rbac_role: "c" }] },
      "a, b, c",
    ],
    [
      "the other name of the list",
      { roles: [role("Read Only", 1), role("Administrator", ORG)] },
      "zone-admin",
    ],
    [
      "the zone asked",
      {
        roles: [
          { slug: "zone-admin", zone_id: OTHER },
          { slug: "read-only", zone_id: ZONE },
        ],
      },
      "read-only",
    ],
    ["other zones only", { roles: [{ slug: "zone-admin", zone_id: OTHER }] }, null],
    [
      "a role of the account",
      {
        roles: [
          { slug: "global-admin", type: "account" },
          { slug: "read-only", type: "zone" },
        ],
      },
      "read-only",
    ],
    ["an entry that cannot be read", { rbac_roles: [role("Read Only"), { id: 3 }] }, undefined],
    [
      "an entry that cannot be read, beside a readable field",
      { rbac_roles: [7], zone_rbac_role: "read-only" },
      "read-only",
    ],
    ["a word that cannot be read, beside an empty list", { role: 7, rbac_roles: [] }, undefined],
    ...[null, { name: "" }, { name: 1 }, 7, true].map((entry): [string, object, undefined] => [
      `${JSON.stringify(entry)} in a list`,
      { roles: [entry] },
      undefined,
    ]),
    ["nothing about roles", {}, undefined],
  ]),
)("role: %s", (_name, [, fields, expected]) => {
  expect(decode({ ...BASE, ...fields }).role).toBe(expected);
});

test("the single roles of the organization asked are handed on", () => {
  const user = decode({ ...BASE, rbac_roles: [role("A", ORG), role("B", 1), role("C", ORG)] });
  expect(user.roles).toEqual(["A", "C"]);
});

test.each([
  ["pending", "pending"],
  ["pending-invite", "pending"],
  ["Pending Invite", "pending"],
  ["invited", "pending"],
  ["active", "active"],
  ["Unassigned", "active"],
  ["disabled", "disabled"],
  ["locked", null],
])("status %j is %s", (status, expected) => {
  expect(decode({ ...BASE, status }).status).toBe(expected);
});

test.each([
  ["an object", { a: 1, b: { c: [] } }, { a: 1, b: { c: [] } }],
  [
    "pairs",
    [
      { user_id: 1, pref_name: "a", value: "true" },
      { pref_name: "b", value: null },
    ],
    { a: "true", b: null },
  ],
  ["PHP's empty object", [], {}],
  ["a list of something else", [1, 2], undefined],
  ["a text", "x", undefined],
])("prefs as %s", (_name, prefs, expected) => {
  expect(decode({ ...BASE, prefs }).prefs).toEqual(expected);
});

test("a preference called __proto__ is only a preference", () => {
  const { prefs } = decode({ ...BASE, prefs: [{ pref_name: "__proto__", value: { polluted: "yes" } }] });
  expect(Object.keys(prefs ?? {})).toEqual(["__proto__"]);
  expect((prefs as { polluted?: string }).polluted).toBeUndefined();
});

test.each([
  ["numbers", [1, 2], [1, 2]],
  ["objects", [{ id: 1, zone_id: UUID }, { id: "2" }], [1, 2]],
  ["entries without a number", [{ zone_id: UUID }, null, 3], [3]],
])("orgs as %s", (_name, orgs, expected) => {
  expect(decode({ ...BASE, orgs }).orgs).toEqual(expected);
});

test.each([
  ["a number", { id: 7 }, { id: 7 }],
  ["a number written as text", { id: "7" }, { id: 7 }],
  ["both", { id: 7, uuid: UUID.toUpperCase() }, { id: 7, uuid: UUID }],
  ["an account's person: id is a UUID", { id: UUID, user_id: 7 }, { id: 7, uuid: UUID }],
  ["a zone's person: id is a number", { id: 7, uuid: UUID }, { id: 7, uuid: UUID }],
  ["a UUID alone", { uuid: UUID }, { uuid: UUID }],
])("ids by their look: %s", (_name, ids, expected) => {
  expect(decode({ email: "a@example.com", ...ids })).toEqual({ email: "a@example.com", ...expected });
});

test.each([
  [
    "the account's fields",
    { account_id: UUID, account_rbac_role: "global-admin" },
    { accountId: UUID, accountRole: "global-admin" },
  ],
  ["the other spelling", { account_rbac_roles: "no-global-access" }, { accountRole: "no-global-access" }],
  ["as a list", { account_rbac_roles: ["global-admin"] }, { accountRole: "global-admin" }],
  ["as an object", { account_rbac_roles: [{ slug: "global-admin" }] }, { accountRole: "global-admin" }],
  [
    "in the second spelling, the first carried empty",
    { account_rbac_role: null, account_rbac_roles: ["global-admin"] },
    { accountRole: "global-admin" },
  ],
  ["unreadably: not told", { account_rbac_roles: ["no-global-access", { id: 7 }] }, {}],
  ["as nothing", { account_rbac_role: null, account_id: "" }, { accountRole: null, accountId: null }],
  ["names with an underscore", { first_name: "Ada", last_name: "" }, { firstName: "Ada", lastName: null }],
  ["both spellings of a name", { firstname: "Ada", first_name: "Bob" }, { firstName: "Ada" }],
  ["a second factor", { tfa_type: "Google" }, { twoFactor: "google" }],
  ["no second factor: disabled", { tfa_type: "disabled" }, { twoFactor: "disabled" }],
  ["no second factor: none", { two_factor_authentication: "none" }, { twoFactor: "disabled" }],
  ["no second factor: empty", { two_factor_authentication: "" }, { twoFactor: "disabled" }],
  ["a second factor left open", { two_factor_authentication: null }, { twoFactor: null }],
  ["a proved address", { is_verified: true }, { isVerified: true }],
  ["an address not proved", { is_verified: false }, { isVerified: false }],
  ["an address of which it is left open", { is_verified: null }, { isVerified: null }],
  [
    "the published request's word",
    { account_rbac_role: "non-global-admin" },
    { accountRole: "no-global-access" },
  ],
])("%s", (_name, fields, expected) => {
  expect(decode({ ...BASE, ...fields })).toEqual({ ...BASE, ...expected });
});

test.each([
  ["no object", 7, "expected [3] to be an object"],
  ["null", null, "expected [3] to be an object"],
  ["a list", [], "expected [3] to be an object"],
  ["no e-mail", { id: 1 }, "expected [3].email to be an e-mail address"],
  ["an e-mail that is null", { id: 1, email: null }, "expected [3].email to be an e-mail address"],
  ["an e-mail that is a number", { id: 1, email: 7 }, "expected [3].email to be an e-mail address"],
  ["an e-mail without @", { id: 1, email: "private" }, "expected [3].email to be an e-mail address"],
  ["half an e-mail", { id: 1, email: "@" }, "expected [3].email to be an e-mail address"],
  ["no id", { email: "private@example.com" }, "expected [3].id to be the number of a person"],
  [
    "an id that is none",
    { email: "private@example.com", id: "x" },
    "expected [3].id to be the number of a person",
  ],
  ["a negative id", { email: "private@example.com", id: -1 }, "expected [3].id to be the number of a person"],
  [
    "an id beyond whole numbers",
    { email: "private@example.com", id: 1e300 },
    "expected [3].id to be the number of a person",
  ],
])("%s is nobody; the message names the field and no value", (_name, row, message) => {
  expect(() => decode(row)).toThrow(new ShapeError(message));
});

test("the answer to a write need not carry an id, and if it carries nothing else, the id is kept", () => {
  const options = { organization: ORG, at: "the answer", id: "optional" } as const;
  expect(decodeUser({ email: "a@example.com" }, options)).toEqual({ email: "a@example.com" });
  expect(() => decodeUser({ id: 202 }, options)).toThrow(expect.objectContaining({ userId: 202 }));
});

test("where no organization is asked, nobody has a role in one", () => {
  const row = {
    ...BASE,
    role: "admin",
    zone_rbac_role: "zone-admin",
    rbac_roles: [role("A", ORG), role("B")],
  };
  expect(decodeAccountUser(row, { at: "the answer", id: "required" })).toEqual(BASE);
});

test("where the organization's number is not known, the zone's slug counts and others' roles do not", () => {
  const row = { ...BASE, zone_rbac_role: "zone-admin", rbac_roles: [role("Read Only", ORG)] };
  const options = { organization: undefined, at: "[0]", id: "required" } as const;
  expect(decodeUser(row, options).role).toBe("zone-admin");
});

test("where a place is not known, a role in such a place is not told", () => {
  const options = { organization: undefined, at: "[0]", id: "required" } as const;
  for (const roles of [[role("Read Only", ORG)], [{ slug: "zone-admin", zone_id: ZONE }]])
    expect(decodeUser({ ...BASE, roles }, options).role).toBeUndefined();
});

describe("a person inside their row", () => {
  const user = { id: 101, uuid: UUID, email: "alice@example.com", first_name: "Alice", status: "active" };
  const alice = { id: 101, uuid: UUID, email: "alice@example.com", firstName: "Alice" };
  test.each([
    ["by the inner ids", { id: 55, uuid: OTHER, user }, { status: "active" }],
    ["with what they are in the zone", { status: "pending-invite", user }, { status: "pending" }],
    ["with a role outside", { zone_rbac_role: "read-only", user }, { status: "active", role: "read-only" }],
    [
      "with a role inside",
      { user: { ...user, roles: ["read-only"] } },
      { status: "active", role: "read-only" },
    ],
    ["by the outer number", { id: 55, user_id: 101, user: { ...user, id: null } }, { status: "active" }],
    [
      "by outer ids alone",
      { id: 101, uuid: UUID, user: { ...user, id: null, uuid: "" } },
      { status: "active" },
    ],
  ])("is read %s", (_name, row, expected) => {
    expect(decode(row)).toMatchObject({ ...alice, ...expected });
  });

  test("is odd without an address, and its ids are kept", () => {
    const listed = decodeListedUser({ user: { id: 101, uuid: UUID } }, { organization: ORG, at: "[0]" });
    expect(listed).toEqual({ odd: { id: 101, uuid: UUID, reason: expect.stringContaining("email") } });
  });
});

test.each([
  [
    "the contract's example",
    { id: 101, email: "alice@example.com", role: "admin" },
    { id: 101, email: "alice@example.com", role: "admin" },
  ],
  [
    "an id and names only",
    { id: 1, firstname: "A", lastname: "B" },
    { id: 1, firstName: "A", lastName: "B" },
  ],
  ["an e-mail only", { email: "a@example.com" }, { email: "a@example.com" }],
  ["an e-mail that is none", { id: 1, email: "" }, { id: 1 }],
  [
    "roles in several organizations",
    { id: 1, rbac_roles: [role("A", 1), role("B")], account_id: UUID, account_rbac_role: "global-admin" },
    {
      id: 1,
      roles: [{ name: "A", organizationId: 1 }, { name: "B" }],
      accountId: UUID,
      accountRole: "global-admin",
    },
  ],
])("self: %s", (_name, row, expected) => {
  expect(decodeSelf(row)).toEqual(expected);
});

test.each([[{}], [{ role: "admin" }], [null], ["x"], [[]]])("self: %j says nothing", (row) => {
  expect(() => decodeSelf(row)).toThrow(ShapeError);
});

test("whatever JSON arrives, a decoder answers or throws a ShapeError", () => {
  const anything = fc.jsonValue({ maxDepth: 3 });
  const known = Object.keys({
    ...WHOLE,
    user_id: 1,
    uuid: 1,
    rbac_roles: 1,
    zone_rbac_role: 1,
    account_rbac_role: 1,
    tfa_type: 1,
  });
  const near = fc
    .tuple(fc.dictionary(fc.constantFrom(...known), anything), fc.boolean())
    .map(([fields, good]) => (good ? { ...fields, ...BASE } : fields));
  fc.assert(
    fc.property(fc.oneof(near, anything), (row) => {
      for (const attempt of [() => decode(row), () => decodeSelf(row)]) {
        try {
          attempt();
        } catch (error) {
          expect(error).toBeInstanceOf(ShapeError);
        }
      }
    }),
    { numRuns: 2_000 },
  );
});
