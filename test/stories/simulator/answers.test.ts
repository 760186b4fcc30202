import type { Knobs } from "../../../src/simulator/knobs/knobs";
import { SECRET_MARKER } from "../../../src/simulator/operations/user-view";
import { ACME, BOB, call, inviteBob, start, TWO_ORGANIZATIONS } from "../../support/simulator/calling";

const alice = async (knobs: Partial<Knobs>) => {
  const simulator = await start({ seed: TWO_ORGANIZATIONS, knobs });
  simulator.control.edit({ who: 101, set: { prefs: { mail: true, theme: "dark" } } });
  return (await call(simulator, "GET /users/101?o=12345")).body;
};

const OFFSET = expect.stringMatching(/^2026-01-01T00:00:0\d\+0000$/);
const SECRET = expect.stringContaining(SECRET_MARKER);

test.each<[Partial<Knobs>, object, string[]]>([
  [
    {},
    { role: "admin", orgs: [ACME, 67890], prefs: { mail: true, theme: "dark" } },
    ["rbac_roles", "tfa_type"],
  ],
  [{ userFields: "example" }, { id: 101, status: "active" }, ["orgs", "prefs", "created_at"]],
  [
    { userRole: "rbac_roles" },
    {
      rbac_roles: [
        { id: 1, name: "Zone Administrator", description: expect.any(String), organization_id: ACME },
        { id: 1, name: "Zone Administrator", description: expect.any(String), organization_id: 67890 },
      ],
    },
    ["role"],
  ],
  [{ userRole: "both" }, { role: "admin", rbac_roles: [{}, {}] }, []],
  [{ userRole: "none" }, { id: 101 }, ["role", "rbac_roles"]],
  [{ userNames: "first_name" }, { first_name: "Alice", last_name: "Smith" }, ["firstname", "lastname"]],
  [
    { userPrefs: "list" },
    {
      prefs: [
        { user_id: 101, pref_name: "mail", value: "true" },
        { user_id: 101, pref_name: "theme", value: "dark" },
      ],
    },
    [],
  ],
  [
    { userOrgs: "objects" },
    { orgs: [{ id: ACME, name: "Acme Corp", access_key: SECRET }, { id: 67890 }] },
    [],
  ],
  [{ userOrgs: "absent" }, { id: 101 }, ["orgs"]],
  [{ userDates: "offset" }, { created_at: OFFSET, updated_at: OFFSET }, []],
  [{ userDates: "absent" }, { id: 101 }, ["created_at", "updated_at"]],
  [{ userStatus: "absent" }, { id: 101 }, ["status"]],
  [{ userStatus: "invited" }, { status: "active" }, []],
  [{ tfaType: "word" }, { tfa_type: "disabled" }, []],
  [{ tfaType: "null" }, { tfa_type: null }, []],
  [{ extraFields: "many" }, { intercom_hmac: SECRET, account_id: expect.any(String), "x-unknown": {} }, []],
])("a person under %j", async (knobs, has, lacks) => {
  const body = await alice(knobs);
  expect(body).toMatchObject(has);
  for (const name of lacks) expect(body).not.toHaveProperty(name);
});

test("a person can come as a list of one", async () => {
  expect(await alice({ userEnvelope: "list-of-one" })).toMatchObject([{ id: 101 }]);
});

test.each(["pending", "pending-invite", "invited"] as const)(
  "somebody invited is called %s",
  async (userStatus) => {
    const simulator = await start({ knobs: { userStatus } });
    const bob = await inviteBob(simulator);
    expect((await call(simulator, `GET /users/${bob}?o=12345`)).body.status).toBe(userStatus);
  },
);

test.each([
  ["null", { lastname: null }],
  ["empty", { lastname: "" }],
  ["absent", {}],
] as const)("names that were reset are %s", async (resetNames, expected) => {
  const simulator = await start({ knobs: { resetNames } });
  await call(simulator, "PUT /users/101?o=12345", { body: { firstname: "A" } });
  const { lastname } = (await call(simulator, "GET /users/101?o=12345")).body;
  expect(lastname === undefined ? {} : { lastname }).toEqual(expected);
});

describe("lists", () => {
  test.each([
    ["bare", [{}], []],
    ["null-when-empty", [{}], null],
    [
      "data-metadata",
      { data: [{}], metadata: { total_count: 1, total_pages: 1, current_page: 0, limit: 25 } },
      { data: [], metadata: { total_count: 1, current_page: 1 } },
    ],
    ["results-size", { results: [{}], size: 1 }, { results: [], size: 1 }],
  ] as const)("can be %s", async (listEnvelope, ...[first, second]) => {
    const simulator = await start({ knobs: { listEnvelope } });
    const pages = await Promise.all([0, 1].map((page) => call(simulator, `GET /users?o=12345&page=${page}`)));
    for (const [index, expected] of [first, second].entries()) {
      if (expected === null) expect(pages[index]?.body).toBeNull();
      else expect(pages[index]?.body).toMatchObject(expected as object);
    }
    expect((await call(simulator, "GET /orgs")).status).toBe(200);
  });

  test("of organizations carry secrets too", async () => {
    const simulator = await start({ knobs: { extraFields: "many" } });
    expect((await call(simulator, "GET /orgs")).body).toMatchObject([{ id: ACME, access_key: SECRET }]);
  });
});

describe("echoes", () => {
  const invited = { id: 202, email: BOB.email, status: "pending" };
  const changed = { id: 202, email: BOB.email, role: "viewer" };
  const elsewhere = { email: "somebody.else@example.com" };

  test.each([
    ["documented", invited, changed],
    ["everything", { ...invited, ...BOB, orgs: [ACME] }, { ...changed, status: "pending", prefs: {} }],
    ["id-only", { id: 202 }, { id: 202 }],
    ["no-body", undefined, undefined],
    ["no-email", { id: 202, status: "pending" }, { id: 202, role: "viewer" }],
    ["other-email", { ...invited, ...elsewhere }, { ...changed, ...elsewhere }],
  ] as const)("%s", async (echo, ...[afterInvite, afterUpdate]) => {
    const simulator = await start({ knobs: { inviteEcho: echo, updateEcho: echo } });
    const posted = await call(simulator, "POST /users?o=12345", { body: BOB });
    const put = await call(simulator, "PUT /users/202?o=12345", { body: { role: "viewer" } });
    for (const [answer, expected] of [
      [posted, afterInvite],
      [put, afterUpdate],
    ] as const) {
      if (expected === undefined) expect(answer.body).toBeUndefined();
      else if (echo === "everything" || echo === "no-email") expect(answer.body).toMatchObject(expected);
      else expect(answer.body).toEqual(expected);
      if (echo === "no-email") expect(answer.body).not.toHaveProperty("email");
    }
    expect(simulator.control.person({ who: 202 }).email).toBe(BOB.email);
  });

  test("follow the other spellings", async () => {
    const simulator = await start({ knobs: { userNames: "first_name", userRole: "rbac_roles" } });
    await inviteBob(simulator);
    const body = { firstname: "B", role: "viewer" };
    expect((await call(simulator, "PUT /users/202?o=12345", { body })).body).toEqual({
      id: 202,
      email: BOB.email,
      first_name: "B",
      rbac_roles: [{ id: 3, name: "Read Only", description: expect.any(String), organization_id: ACME }],
    });
  });
});

test("an invitation can answer 200", async () => {
  const simulator = await start({ knobs: { inviteStatus: 200 } });
  expect((await call(simulator, "POST /users?o=12345", { body: BOB })).status).toBe(200);
});

describe("errors", () => {
  const message = "role must be one of: admin, operator, viewer.";
  const problem = {
    type: "about:blank",
    title: "Bad Request",
    status: 400,
    detail: message,
    instance: "/api/users",
  };

  test.each([
    ["errors", { errors: [message] }],
    ["by-field", { errors: { role: [message] } }],
    ["problem", { ...problem, errors: [{ field: "role", message }] }],
    ["invalid-fields", { ...problem, invalidFields: { role: message } }],
    ["spring", { timestamp: expect.any(String), status: 400, error: "Bad Request", path: "/api/users" }],
    ["html", expect.stringContaining("<h1>400 Bad Request</h1>")],
    ["text", message],
    ["empty", undefined],
  ] as const)("as %s", async (errorBody, expected) => {
    const simulator = await start({ knobs: { errorBody } });
    const { status, body } = await call(simulator, "POST /users?o=12345", {
      body: { ...BOB, role: "Admin" },
    });
    expect({ status, body }).toEqual({ status: 400, body: expected });
  });

  test.each(["by-field", "problem", "invalid-fields"] as const)(
    "as %s where no field is at fault",
    async (errorBody) => {
      const simulator = await start({ knobs: { errorBody } });
      const { body } = await call(simulator, "GET /users/999?o=12345");
      expect(body.errors ?? body.detail).toEqual(
        errorBody === "by-field" ? ["User 999 was not found in organization 12345."] : body.detail,
      );
      expect(body).not.toHaveProperty("invalidFields");
    },
  );
});

describe("knobs", () => {
  test.each([
    [
      "an unknown one",
      { putSemantics: "merge" },
      'There is no knob "putSemantics". Knobs: roles, putOmitted',
    ],
    [
      "a value it does not have",
      { putOmitted: "merge" },
      'Expected `putOmitted` to be one of ["reset","keep","refuse"], got "merge".',
    ],
    [
      "a text for a number",
      { listLagCalls: "2" },
      'Expected `listLagCalls` to be a number, 0 or more, got "2".',
    ],
    [
      "a negative number",
      { windowSeconds: -1 },
      "Expected `windowSeconds` to be a number, 0 or more, got -1.",
    ],
    ["a word for a list", { roles: "admin" }, 'Expected `roles` to be a list, got "admin".'],
  ])("refuse %s", async (_name, changes, text) => {
    const { control } = await start();
    expect(() => control.turn(changes as never)).toThrow(text);
    await expect(start({ knobs: changes as never })).rejects.toThrow(text);
  });

  test("keep the others when some are turned, and go back together", async () => {
    const { control } = await start();
    const before = control.knobs();
    control.turn({ putOmitted: "keep" });
    expect(control.turn({ roles: ["admin"] })).toEqual({ ...before, putOmitted: "keep", roles: ["admin"] });
    expect(control.reset()).toEqual(before);
  });
});
