import type { Knobs } from "../../../src/simulator/knobs/knobs";
import { SECRET_MARKER } from "../../../src/simulator/operations/user-view";
import { account, TWO_ZONES, uuidOf, ZONE } from "../../support/simulator/account-calling";
import { ACME, call, start } from "../../support/simulator/calling";

const SECRET = expect.stringContaining(SECRET_MARKER);
const open = (knobs: Partial<Knobs> = {}) => start({ seed: TWO_ZONES, knobs });

/** A knob, what a person of the account then has, and what they then do not have. */
const CASES: readonly [Partial<Knobs>, Record<string, unknown>, readonly string[]][] = [
  [{}, { first_name: "Oscar", last_name: "Op" }, ["firstname", "lastname"]],
  [{ accountNames: "firstname" }, { firstname: "Oscar", lastname: "Op" }, ["first_name", "last_name"]],
  [{ accountDates: "iso" }, { created_at: expect.stringMatching(/^2026-01-01T00:00:\d\dZ$/) }, []],
  [{ accountTwoFactor: "null" }, { two_factor_authentication: null }, []],
  [{ accountTwoFactor: "absent" }, {}, ["two_factor_authentication"]],
  [
    { accountRoleField: "account_rbac_roles" },
    { account_rbac_roles: "no-global-access" },
    ["account_rbac_role"],
  ],
  [{ accountRoleField: "list" }, { account_rbac_roles: ["no-global-access"] }, ["account_rbac_role"]],
  [{ extraFields: "many" }, { intercom_hmac: SECRET, "x-unknown": expect.anything() }, []],
];

test.each(CASES)("%j gives every person %j without %j", async (knobs, has, hasNot) => {
  const simulator = await open(knobs);
  const uuid = uuidOf(simulator, 102);
  const [ofZone, ofAccount] = [
    (await account(simulator, `GET /zones/${ZONE}/users`)).body.data[1],
    (await account(simulator, `GET /users/${uuid}`)).body,
  ];
  for (const person of [ofZone, ofAccount]) {
    expect(person).toMatchObject({ email: "oscar@example.com", ...has });
    for (const name of hasNot) expect(person).not.toHaveProperty(name);
  }
});

test.each(["email", "google"])(
  "a second factor by %s has its word, whatever the word for none",
  async (twoFactor) => {
    const simulator = await open({ accountTwoFactor: "null" });
    simulator.control.edit({ who: 102, set: { twoFactor } });
    expect((await account(simulator, `GET /users/${uuidOf(simulator, 102)}`)).body).toMatchObject({
      two_factor_authentication: twoFactor,
    });
  },
);

describe("lists", () => {
  test.each([
    ["bare", [{}, {}, {}], []],
    ["null-when-empty", [{}, {}, {}], null],
    ["results-size", { results: [{}, {}, {}], size: 3 }, { results: [], size: 3 }],
  ] as const)("can be %s, without touching those of the other contract", async (form, ...[first, second]) => {
    const simulator = await open({ accountListEnvelope: form });
    const pages = await Promise.all(
      [0, 1].map((page) => account(simulator, `GET /zones/${ZONE}/users?page=${page}`)),
    );
    expect(pages[0]?.body).toMatchObject(first as object);
    if (second === null) expect(pages[1]?.body).toBeNull();
    else expect(pages[1]?.body).toEqual(second);
    expect((await call(simulator, `GET /users?o=${ACME}`)).body).toHaveLength(3);
  });

  test("keep their envelope when those of the other contract have another", async () => {
    const simulator = await open({ listEnvelope: "results-size" });
    expect((await account(simulator, "GET /zones")).body).toHaveProperty("metadata");
  });

  test.each([
    ["too-high", 4],
    ["too-low", 2],
  ] as const)("can announce %s", async (accountCounts, total) => {
    const { body } = await account(await open({ accountCounts }), `GET /zones/${ZONE}/users`);
    expect([body.data.length, body.metadata.total_count]).toEqual([3, total]);
  });

  test("can be cut short or repeat a page by faults", async () => {
    const simulator = await open();
    const match = { operation: "list-zone-users", times: 1 };
    simulator.control.fault({ match, effect: { kind: "short-page", rows: 1 } });
    const { body } = await account(simulator, `GET /zones/${ZONE}/users`);
    expect([body.data.length, body.metadata.total_count]).toEqual([1, 3]);
    simulator.control.fault({ match: { ...match, nth: 1 }, effect: { kind: "other-page", page: 0 } });
    expect((await account(simulator, `GET /zones/${ZONE}/users?page=7`)).body.data).toHaveLength(3);
  });
});

test("rows of the other contract tell account, account role and zone where they have more fields", async () => {
  const simulator = await open({ extraFields: "many", userOrgs: "objects", userRole: "rbac_roles" });
  expect((await call(simulator, `GET /users?o=${ACME}`)).body[0]).toMatchObject({
    uuid: uuidOf(simulator, 101),
    account_id: simulator.accountId,
    account_name: "Simulated account",
    account_rbac_role: "global-admin",
    orgs: [{ id: ACME, zone_id: ZONE, access_key: SECRET }],
    rbac_roles: [{ id: 1, name: "Zone Administrator", organization_id: ACME }],
  });
});

test("errors have the form that the knob gives all of them", async () => {
  const simulator = await open({ errorBody: "problem" });
  expect((await account(simulator, "GET /users/101")).body).toMatchObject({
    status: 400,
    title: "Bad Request",
  });
});

test("a hook plays somebody else in the middle of a call", async () => {
  const simulator = await open();
  simulator.control.hook({
    match: { operation: "list-zone-users" },
    when: "before",
    run: { do: "removeByHand", who: 103 },
  });
  expect((await account(simulator, `GET /zones/${ZONE}/users`)).body.data).toHaveLength(2);
});
