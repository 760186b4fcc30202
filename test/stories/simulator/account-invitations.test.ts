import {
  ACCOUNT,
  account,
  assigned,
  invitation,
  LABS,
  LABS_ZONE,
  TWO_ZONES,
  uuidOf,
  ZONE,
} from "../../support/simulator/account-calling";
import { ACME, call, start } from "../../support/simulator/calling";

const UUID = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const MOMENT = expect.stringMatching(/^2026-01-01T00:00:\d\d\+0000$/);
const open = (knobs = {}) => start({ seed: TWO_ZONES, knobs });
const invite = (simulator: Awaited<ReturnType<typeof open>>, changes = {}) =>
  account(simulator, "POST /invitations", invitation(changes));
const member = async (simulator: Awaited<ReturnType<typeof open>>, zone: string, email: string) => {
  const { body } = await account(simulator, `GET /zones/${zone}/users?limit=500`);
  return body.data.find((row: { email: string }) => row.email === email);
};
/** Vera is active in the first zone. */
const VERA_TO_LABS = { email: "Vera@Example.com", zone_assignments: [assigned(LABS_ZONE, "zone-admin")] };

describe("inviting somebody new", () => {
  test("answers a list of one invitation without the person's id, status or end", async () => {
    const simulator = await open();
    const { status, body } = await invite(simulator);
    expect(status).toBe(201);
    expect(body).toEqual([
      {
        id: UUID,
        account_id: ACCOUNT,
        account_rbac_role: "no-global-access",
        inviter: {
          id: 101,
          uuid: uuidOf(simulator, 101),
          email: "alice@example.com",
          first_name: "Alice",
          last_name: "",
          status: "active",
          account_rbac_role: "global-admin",
          is_verified: true,
          two_factor_authentication: "disabled",
          created_at: MOMENT,
        },
        email: "bob@example.com",
        zones: [{ id: ZONE, rbac_role: "zone-operator" }],
        created_at: MOMENT,
        updated_at: MOMENT,
      },
    ]);
  });

  test("makes one pending person in every zone, without names, and sends one e-mail", async () => {
    const simulator = await open();
    await invite(simulator, {
      zone_assignments: [assigned(ZONE, "zone-operator"), assigned(LABS_ZONE, "billing-admin")],
    });
    for (const [zone, role] of [
      [ZONE, "zone-operator"],
      [LABS_ZONE, "billing-admin"],
    ] as const) {
      expect(await member(simulator, zone, "bob@example.com")).toMatchObject({
        id: 202,
        first_name: "",
        last_name: "",
        status: "pending-invite",
        is_verified: false,
        account_rbac_role: "no-global-access",
        zone_rbac_role: role,
      });
    }
    expect(simulator.control.invitations()).toMatchObject([{ email: "bob@example.com", userId: 202 }]);
    expect(simulator.control.invitations({ org: LABS })).toHaveLength(1);
    expect(simulator.control.invitations({ org: 1 })).toHaveLength(0);
  });

  test("is the same as what the other contract shows", async () => {
    const simulator = await open();
    await invite(simulator);
    expect((await call(simulator, `GET /users/202?o=${ACME}`)).body).toMatchObject({
      email: "bob@example.com",
      role: "operator",
      status: "pending",
    });
  });

  test("becomes active by acceptance, with the names they fill in", async () => {
    const simulator = await open();
    await invite(simulator);
    simulator.control.accept({ who: "bob@example.com", firstname: "Bob", lastname: "Jones" });
    expect(await member(simulator, ZONE, "bob@example.com")).toMatchObject({
      status: "active",
      is_verified: true,
      first_name: "Bob",
      last_name: "Jones",
    });
  });

  test("expires, and stays or vanishes", async () => {
    const simulator = await open({ expiredInvitation: "vanishes" });
    await invite(simulator);
    simulator.control.clock({ advance: "8d" });
    expect(await member(simulator, ZONE, "bob@example.com")).toBeUndefined();
    simulator.control.turn({ expiredInvitation: "stays" });
    await invite(simulator);
    simulator.control.clock({ advance: "8d" });
    expect(await member(simulator, ZONE, "bob@example.com")).toMatchObject({ status: "pending-invite" });
    expect(() => simulator.control.accept({ who: "bob@example.com" })).toThrow("has expired.");
  });

  test("keeps a role that only this contract has a word for", async () => {
    const simulator = await open();
    await invite(simulator, { zone_assignments: [assigned(ZONE, "patch-operator")] });
    expect((await call(simulator, `GET /users/202?o=${ACME}`)).body.role).toBe("patch-operator");
  });

  test("shows up late where lists lag", async () => {
    const simulator = await open({ listLagCalls: 2 });
    await invite(simulator);
    const seen = [];
    for (let look = 0; look < 3; look += 1) seen.push(await member(simulator, ZONE, "bob@example.com"));
    expect(seen.map((row) => row?.id)).toEqual([undefined, undefined, 202]);
    expect(await account(simulator, `GET /users/${uuidOf(simulator, 202)}`)).toMatchObject({ status: 200 });
  });

  test("counts against the rate of its key", async () => {
    const simulator = await open({ requestsPerWindow: 1 });
    expect((await invite(simulator)).status).toBe(201);
    expect((await invite(simulator, { email: "eve@example.com" })).status).toBe(429);
  });

  test("can lose its answer", async () => {
    const simulator = await open();
    simulator.control.fault({
      match: { operation: "invite-to-account" },
      effect: { kind: "close-after-effect" },
    });
    await expect(invite(simulator)).rejects.toThrow();
    expect(simulator.control.person({ who: "bob@example.com" }).memberships).toMatchObject([{ org: ACME }]);
  });

  test("can be a sham that does nothing", async () => {
    const simulator = await open();
    simulator.control.fault({ match: { operation: "invite-to-account" }, effect: { kind: "no-effect" } });
    expect((await invite(simulator)).status).toBe(201);
    expect(simulator.control.people()).toHaveLength(3);
    expect(simulator.control.events()).toEqual([]);
  });
});

describe("a global administrator", () => {
  const admin = { account_rbac_role: "global-admin", zone_assignments: undefined };

  test("needs no zone, and is in none", async () => {
    const simulator = await open();
    const { status, body } = await invite(simulator, admin);
    expect(status).toBe(201);
    expect(body).toMatchObject([{ account_rbac_role: "global-admin", zones: [] }]);
    expect(await member(simulator, ZONE, "bob@example.com")).toBeUndefined();
    const uuid = uuidOf(simulator, 202);
    expect((await account(simulator, `GET /users/${uuid}`)).body).toMatchObject({ status: "pending-invite" });
    expect((await account(simulator, `GET /users/${uuid}/zones`)).body.data).toEqual([]);
    expect(simulator.control.invitations()).toMatchObject([{ org: null, email: "bob@example.com" }]);
    simulator.control.accept({ who: "bob@example.com" });
    expect((await account(simulator, `GET /users/${uuid}`)).body).toMatchObject({ status: "active" });
  });

  test("vanishes with the invitation where that is how invitations end", async () => {
    const simulator = await open({ expiredInvitation: "vanishes" });
    await invite(simulator, admin);
    simulator.control.clock({ advance: "8d" });
    expect(simulator.control.people()).toHaveLength(3);
  });

  test("invited twice without a zone is refused, or gets a new link", async () => {
    const simulator = await open();
    await invite(simulator, admin);
    expect((await invite(simulator, admin)).status).toBe(409);
    simulator.control.turn({ secondInvitation: "accept" });
    expect((await invite(simulator, admin)).status).toBe(201);
    expect(simulator.control.invitations()).toHaveLength(2);
  });
});

describe("inviting somebody whom the account has", () => {
  test("adds them at once and without an e-mail, and keeps the account role", async () => {
    const simulator = await open();
    const { body } = await invite(simulator, { ...VERA_TO_LABS, account_rbac_role: "global-admin" });
    expect(body).toMatchObject([{ email: "vera@example.com", account_rbac_role: "no-global-access" }]);
    expect(await member(simulator, LABS_ZONE, "vera@example.com")).toMatchObject({
      id: 103,
      status: "active",
      first_name: "Vera",
      account_rbac_role: "no-global-access",
      zone_rbac_role: "zone-admin",
    });
    expect(await member(simulator, ZONE, "vera@example.com")).toMatchObject({ zone_rbac_role: "read-only" });
    expect(simulator.control.invitations()).toEqual([]);
  });

  test.each([
    ["pending, with an e-mail", { knownPersonJoins: "pending" }, [{ status: "pending-invite" }, 1]],
    [
      "with the new account role",
      { knownAccountRole: "replaced" },
      [{ account_rbac_role: "global-admin" }, 0],
    ],
  ] as const)("can be %s", async (_name, knobs, [expected, mails]) => {
    const simulator = await open(knobs);
    await invite(simulator, { ...VERA_TO_LABS, account_rbac_role: "global-admin" });
    expect(await member(simulator, LABS_ZONE, "vera@example.com")).toMatchObject(expected);
    expect(simulator.control.invitations()).toHaveLength(mails);
  });

  test("is late in lists that lag, as for somebody new", async () => {
    const simulator = await open({ listLagCalls: 1 });
    await invite(simulator, VERA_TO_LABS);
    const seen = [];
    for (let look = 0; look < 2; look += 1)
      seen.push((await member(simulator, LABS_ZONE, "vera@example.com"))?.id);
    expect(seen).toEqual([undefined, 103]);
  });

  test("mails somebody who has not accepted the first invitation", async () => {
    const simulator = await open();
    await invite(simulator);
    await invite(simulator, { zone_assignments: [assigned(LABS_ZONE, "read-only")] });
    expect(await member(simulator, LABS_ZONE, "bob@example.com")).toMatchObject({ status: "pending-invite" });
    expect(simulator.control.invitations({ email: "bob@example.com" })).toHaveLength(2);
  });

  test("leaves the address out where only new people are told", async () => {
    const simulator = await open({ invitationEmail: "new-people" });
    expect((await invite(simulator)).body[0].email).toBe("bob@example.com");
    expect((await invite(simulator, VERA_TO_LABS)).body[0]).not.toHaveProperty("email");
  });
});

describe("a second invitation to the same zone", () => {
  test("is refused, and sends nothing", async () => {
    const simulator = await open();
    await invite(simulator);
    expect(await invite(simulator, { email: "BOB@example.com" })).toMatchObject({ status: 409 });
    expect(await invite(simulator, { email: "vera@example.com" })).toMatchObject({ status: 409 });
    expect(simulator.control.invitations()).toHaveLength(1);
  });

  test("is refused as a whole where one of its zones is new", async () => {
    const simulator = await open();
    await invite(simulator);
    const both = [assigned(LABS_ZONE, "read-only"), assigned(ZONE, "read-only")];
    expect(await invite(simulator, { zone_assignments: both })).toMatchObject({ status: 409 });
    expect(await member(simulator, LABS_ZONE, "bob@example.com")).toBeUndefined();
  });

  test("can be accepted: a new link for somebody pending, nothing for others, the same role for both", async () => {
    const simulator = await open({ secondInvitation: "accept" });
    await invite(simulator);
    simulator.control.clock({ advance: "8d" });
    const again = { zone_assignments: [assigned(ZONE, "zone-admin")] };
    expect((await invite(simulator, again)).status).toBe(201);
    expect((await invite(simulator, { ...again, email: "vera@example.com" })).status).toBe(201);
    expect(simulator.control.invitations().map(({ email }) => email)).toEqual([
      "bob@example.com",
      "bob@example.com",
    ]);
    simulator.control.accept({ who: "bob@example.com" });
    expect(await member(simulator, ZONE, "bob@example.com")).toMatchObject({
      status: "active",
      zone_rbac_role: "zone-operator",
    });
    expect(await member(simulator, ZONE, "vera@example.com")).toMatchObject({ zone_rbac_role: "read-only" });
  });
});

test("a second invitation of somebody pending is mailed though they are active in another zone", async () => {
  const simulator = await open({ secondInvitation: "accept", knownPersonJoins: "pending" });
  await invite(simulator, VERA_TO_LABS);
  simulator.control.turn({ knownPersonJoins: "active" });
  await invite(simulator, VERA_TO_LABS);
  expect(simulator.control.invitations()).toHaveLength(2);
});

describe("the answer to an invitation", () => {
  const own = { email: "bob@example.com" };
  const stranger = { email: "somebody.else@example.com" };

  test.each([
    ["list", [own]],
    ["list-with-another", [stranger, own]],
    ["object", own],
    ["data-metadata", { data: [own], metadata: { total_count: 1 } }],
    ["empty-list", []],
    ["no-body", undefined],
  ] as const)("can be: %s", async (invitationAnswer, expected) => {
    const simulator = await open({ invitationAnswer });
    const { status, body } = await invite(simulator);
    expect(status).toBe(201);
    if (expected === undefined) expect(body).toBeUndefined();
    else expect(body).toMatchObject(expected);
    if (Array.isArray(expected)) expect(body).toHaveLength(expected.length);
    expect(simulator.control.person({ who: 202 }).email).toBe("bob@example.com");
  });
});

test("invitations of both contracts are counted together", async () => {
  const simulator = await open();
  await invite(simulator);
  await call(simulator, `POST /users?o=${ACME}`, {
    body: { email: "eve@example.com", firstname: "Eve", lastname: "E", role: "viewer" },
  });
  expect(simulator.control.invitations({ org: ACME }).map(({ email }) => email)).toEqual([
    "bob@example.com",
    "eve@example.com",
  ]);
});
