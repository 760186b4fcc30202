import {
  ACCOUNT,
  account,
  assigned,
  invitation,
  LABS_ZONE,
  NOBODY,
  TWO_ZONES,
  uuidOf,
  ZONE,
} from "../../support/simulator/account-calling";
import { call, start } from "../../support/simulator/calling";

const open = (knobs = {}) => start({ seed: TWO_ZONES, knobs });

describe("who may use the account contract", () => {
  test.each([
    ["somebody who is no global administrator", "key-of-oscar", 403],
    ["a key for one organization", "key-of-alice-for-acme", 403],
    ["no key", "", 401],
    ["an unknown key", "other", 401],
  ])("%s is refused everywhere", async (_name, key, status) => {
    const simulator = await open();
    const uuid = uuidOf(simulator, 103);
    for (const line of [
      "GET ",
      "GET /rbac-roles",
      "GET /zones",
      `GET /zones/${ZONE}`,
      `GET /zones/${ZONE}/users`,
      "GET /users",
      `GET /users/${uuid}`,
      `GET /users/${uuid}/zones`,
      `DELETE /users/${uuid}`,
      `DELETE /zones/${ZONE}/users/${uuid}`,
      "GET /invitations",
    ])
      expect([line, (await account(simulator, line, { key })).status]).toEqual([line, status]);
    expect((await account(simulator, "POST /invitations", { ...invitation(), key })).status).toBe(status);
    expect(simulator.control.people()).toHaveLength(3);
  });

  test("a global administrator who has lost the role is refused from then on", async () => {
    const simulator = await open();
    simulator.control.edit({ who: 101, set: { accountRole: "no-global-access" } });
    expect((await account(simulator, "GET /zones")).status).toBe(403);
  });

  test("the key of a removed global administrator works on, or stops", async () => {
    const simulator = await open();
    simulator.control.removeByHand({ who: 101 });
    expect((await account(simulator, "GET /zones")).status).toBe(200);
    simulator.control.turn({ keysOfRemoved: "stop" });
    expect((await account(simulator, "GET /zones")).status).toBe(401);
  });

  test("a global administrator without a zone keeps the key, even where keys of removed people stop", async () => {
    const simulator = await open({
      globalAdminInZone: "removed",
      lastZone: "unassigned",
      keysOfRemoved: "stop",
    });
    await account(simulator, `DELETE /zones/${ZONE}/users/${uuidOf(simulator, 101)}`);
    expect((await account(simulator, "GET /zones")).status).toBe(200);
  });
});

describe.each([404, 403] as const)("what is not there answers %s", (absentAccountObject) => {
  test.each([
    ["another account", `GET /accounts/${NOBODY}/zones`],
    ["no zone", `GET /accounts/${ACCOUNT}/zones/${NOBODY}`],
    ["the people of no zone", `GET /accounts/${ACCOUNT}/zones/${NOBODY}/users`],
    ["nobody", `GET /accounts/${ACCOUNT}/users/${NOBODY}`],
    ["nobody's zones", `GET /accounts/${ACCOUNT}/users/${NOBODY}/zones`],
    ["the removal of nobody", `DELETE /accounts/${ACCOUNT}/users/${NOBODY}`],
    ["the removal of nobody from a zone", `DELETE /accounts/${ACCOUNT}/zones/${ZONE}/users/${NOBODY}`],
  ])("%s", async (_name, line) => {
    const simulator = await open({ absentAccountObject });
    expect(await call(simulator, line)).toMatchObject({
      status: absentAccountObject,
      body: { errors: [expect.stringContaining("was not found")] },
    });
  });

  test("somebody of the account in a zone that does not have them", async () => {
    const simulator = await open({ absentAccountObject });
    const line = `DELETE /zones/${LABS_ZONE}/users/${uuidOf(simulator, 103)}`;
    expect((await account(simulator, line)).status).toBe(absentAccountObject);
  });
});

test.each([
  ["a number for a person", "GET /users/101"],
  ["a number for a zone", "GET /zones/12345/users"],
  ["a number for the person of a zone", `DELETE /zones/${ZONE}/users/101`],
])("%s is refused: the two kinds of ids are never mixed up", async (_name, line) => {
  expect(await account(await open(), line)).toMatchObject({
    status: 400,
    body: { errors: [expect.stringContaining("must be a UUID")] },
  });
});

test.each(["limit=501", "limit=0", "limit=x", "page=-1", "page=x"])("%s is refused", async (query) => {
  const simulator = await open();
  for (const path of ["/zones", `/zones/${ZONE}/users`])
    expect((await account(simulator, `GET ${path}?${query}`)).status).toBe(400);
});

describe("an invitation is refused", () => {
  const zones = [assigned(ZONE, "read-only")];
  const inZones = (...zone_assignments: unknown[]) => ({ zone_assignments });
  const ROLES = "account_rbac_role must be one of";

  test.each([
    ["without an address", { email: undefined }, "email is required."],
    ["with no address", { email: "bob" }, "email must be a valid email address."],
    ["without an account role", { account_rbac_role: undefined }, `${ROLES}: global-admin`],
    [
      "with the other word",
      { account_rbac_role: "non-global-admin" },
      "one of: global-admin, no-global-access.",
    ],
    ["with a zone's role for the account", { account_rbac_role: "zone-admin" }, ROLES],
    ["without zones", { zone_assignments: undefined }, "zone_assignments is required with no-global-access."],
    ["with no zones", inZones(), "zone_assignments is required with no-global-access."],
    ["with one zone that is no list", { zone_assignments: zones[0] }, "zone_assignments must be a list."],
    ["with an unknown zone", inZones(assigned(NOBODY, "read-only")), `Zone ${NOBODY} does not exist.`],
    ["with a number for a zone", inZones({ zone_id: 12345, rbac_role: "read-only" }), "must have zone_id"],
    [
      "with the answer's name for the zone",
      inZones({ id: ZONE, rbac_role: "read-only" }),
      "must have zone_id",
    ],
    ["with the other contract's role", inZones(assigned(ZONE, "viewer")), "rbac_role must be one of"],
    ["with a zone twice", inZones(...zones, ...zones), "is there twice."],
    ["with nothing in the list", inZones(null), "must have zone_id and rbac_role."],
  ])("%s", async (_name, changes, text) => {
    const simulator = await open();
    expect(await account(simulator, "POST /invitations", invitation(changes))).toMatchObject({
      status: 400,
      body: { errors: [expect.stringContaining(text)] },
    });
    expect(simulator.control.invitations()).toEqual([]);
    expect(simulator.control.people()).toHaveLength(3);
  });

  test("with no JSON", async () => {
    const simulator = await open();
    expect((await account(simulator, "POST /invitations", { text: "{" })).status).toBe(400);
    expect((await account(simulator, "POST /invitations", { body: [] })).status).toBe(400);
  });
});

test.each([
  ["no-global-access", [201, 400]],
  ["non-global-admin", [400, 201]],
  ["both", [201, 201]],
] as const)("where the word for no account role is %s", async (noAccountRole, statuses) => {
  const simulator = await open({ noAccountRole });
  const words = ["no-global-access", "non-global-admin"];
  for (const [index, word] of words.entries()) {
    const changes = { email: `p${index}@example.com`, account_rbac_role: word };
    const { status, body } = await account(simulator, "POST /invitations", invitation(changes));
    expect(status).toBe(statuses[index]);
    if (status === 201) expect(body).toMatchObject([{ account_rbac_role: "no-global-access" }]);
  }
});

test("roles that the knobs add are taken", async () => {
  const simulator = await open({
    accountRoles: ["global-admin", "no-global-access", "account-admin"],
    zoneRoles: ["night-shift"],
  });
  const changes = { account_rbac_role: "account-admin", zone_assignments: [assigned(ZONE, "night-shift")] };
  expect((await account(simulator, "POST /invitations", invitation(changes))).body).toMatchObject([
    { account_rbac_role: "account-admin", zones: [{ rbac_role: "night-shift" }] },
  ]);
});

describe("what nobody documents", () => {
  test.each([
    ["GET", "/invitations"],
    ["GET", `/invitations/${NOBODY}`],
    ["DELETE", `/invitations/${NOBODY}`],
    ["POST", `/invitations/${NOBODY}/resend`],
    ["PUT", `/users/${NOBODY}`],
    ["PATCH", `/users/${NOBODY}`],
    ["PATCH", `/zones/${ZONE}/users/${NOBODY}`],
  ])("%s %s is 404, and in the log under a name of its own", async (method, path) => {
    const simulator = await open();
    const body = method === "GET" ? {} : { body: { a: 1 } };
    expect(await account(simulator, `${method} ${path}`, body)).toMatchObject({
      status: 404,
      body: { errors: ["Not found."] },
    });
    expect(simulator.control.log({ operation: "undocumented-account-call" })).toMatchObject([
      { method, status: 404 },
    ]);
    expect(simulator.control.unexpected()).toEqual([]);
  });

  test.each([
    ["POST", "/zones"],
    ["GET", "/user"],
    ["PUT", "/rbac-roles"],
  ])("%s %s stays an unknown request that fails a test", async (method, path) => {
    const simulator = await open();
    expect((await account(simulator, `${method} ${path}`)).status).toBe(501);
    expect(simulator.control.unexpected()).toHaveLength(1);
  });
});
