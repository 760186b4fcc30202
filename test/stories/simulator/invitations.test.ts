import { BOB, call, inviteBob, start } from "../../support/simulator/calling";

const WEEK = 7 * 24 * 3600 * 1000;

describe("an invitation whose time is up", () => {
  test("stays: pending, refused as a duplicate, not to be accepted", async () => {
    const simulator = await start({ knobs: { expiredInvitation: "stays" } });
    const bob = await inviteBob(simulator);
    simulator.control.clock({ advance: WEEK });
    expect((await call(simulator, `GET /users/${bob}?o=12345`)).body.status).toBe("pending");
    expect(await call(simulator, "POST /users?o=12345", { body: BOB })).toMatchObject({ status: 409 });
    expect(() => simulator.control.accept({ who: bob })).toThrow("The invitation of 202 has expired.");
  });

  test("or vanishes, and can be sent again", async () => {
    const simulator = await start({ knobs: { expiredInvitation: "vanishes" } });
    const bob = await inviteBob(simulator);
    simulator.control.clock({ advance: WEEK });
    expect(await call(simulator, `GET /users/${bob}?o=12345`)).toMatchObject({ status: 404 });
    expect(await inviteBob(simulator)).toBe(bob + 1);
  });

  test("is a second younger than its age: still good", async () => {
    const simulator = await start({ knobs: { expiredInvitation: "vanishes", invitationMaxAgeMs: 60_000 } });
    simulator.control.clock({ freeze: "now" });
    const bob = await inviteBob(simulator);
    simulator.control.clock({ advance: "59s" });
    expect(simulator.control.accept({ who: bob }).memberships[0]?.status).toBe("active");
    simulator.control.clock({ set: "2026-02-01T00:00:00Z" });
    const eve = await inviteBob(simulator, { email: "eve@example.com" });
    simulator.control.clock({ advance: "60s" });
    expect(() => simulator.control.accept({ who: eve })).toThrow("There is no 203.");
  });

  test("never takes away somebody who accepted", async () => {
    const simulator = await start({ knobs: { expiredInvitation: "vanishes" } });
    const bob = await inviteBob(simulator);
    simulator.control.accept({ who: bob });
    simulator.control.clock({ advance: "365d" });
    expect(await call(simulator, `GET /users/${bob}?o=12345`)).toMatchObject({ body: { status: "active" } });
  });

  test.each(["stays", "vanishes"] as const)(
    "can be brought about at once: it %s",
    async (expiredInvitation) => {
      const simulator = await start({ knobs: { expiredInvitation } });
      const bob = await inviteBob(simulator);
      simulator.control.expire({ who: bob });
      const status = expiredInvitation === "stays" ? 200 : 404;
      expect(await call(simulator, `GET /users/${bob}?o=12345`)).toMatchObject({ status });
      expect(() => simulator.control.accept({ who: bob })).toThrow();
    },
  );

  test("that has stayed vanishes when the knob is turned later", async () => {
    const simulator = await start();
    const bob = await inviteBob(simulator);
    simulator.control.clock({ advance: "8d" });
    await call(simulator, "GET /orgs");
    simulator.control.turn({ expiredInvitation: "vanishes" });
    expect(await call(simulator, `GET /users/${bob}?o=12345`)).toMatchObject({ status: 404 });
  });
});

describe("people by hand", () => {
  test("are edited without any rule, and updated_at moves", async () => {
    const simulator = await start();
    simulator.control.clock({ advance: "1d" });
    simulator.control.edit({
      who: "ALICE@example.com",
      set: { role: "viewer", lastname: "Jones", status: "disabled" },
    });
    expect((await call(simulator, "GET /users/101?o=12345")).body).toMatchObject({
      role: "viewer",
      lastname: "Jones",
      status: "disabled",
      updated_at: expect.stringMatching(/^2026-01-02/),
    });
  });

  test("can be backdated, invitation included", async () => {
    const simulator = await start({ knobs: { expiredInvitation: "vanishes" } });
    const bob = await inviteBob(simulator);
    simulator.control.edit({ who: bob, set: { createdAt: "2025-12-30T00:00:00Z" } });
    expect((await call(simulator, `GET /users/${bob}?o=12345`)).body.created_at).toBe("2025-12-30T00:00:00Z");
    simulator.control.edit({ who: bob, set: { createdAt: "2025-12-20T00:00:00Z" } });
    expect(await call(simulator, `GET /users/${bob}?o=12345`)).toMatchObject({ status: 404 });
  });

  test("are added without an e-mail", async () => {
    const simulator = await start();
    simulator.control.addByHand({ email: "sso@example.com", role: "viewer" });
    expect((await call(simulator, "GET /users?o=12345")).body[1]).toMatchObject({
      email: "sso@example.com",
      status: "active",
    });
    expect(simulator.control.invitations()).toEqual([]);
  });

  test("are removed, the last administrator too", async () => {
    const simulator = await start();
    simulator.control.removeByHand({ who: 101, org: 12345 });
    expect(simulator.control.people()).toEqual([]);
  });

  test("come back under a new id with the same roles", async () => {
    const simulator = await start();
    const bob = await inviteBob(simulator);
    simulator.control.accept({ who: bob });
    expect(simulator.control.recreate({ who: bob, id: 900 })).toMatchObject({ id: 900, email: BOB.email });
    expect(await call(simulator, `GET /users/${bob}?o=12345`)).toMatchObject({ status: 404 });
    expect((await call(simulator, "GET /users/900?o=12345")).body).toMatchObject({
      ...BOB,
      status: "active",
    });
    expect(simulator.control.recreate({ who: 900 }).id).toBe(901);
  });

  test.each([
    ["nobody", { who: "nobody@example.com", set: {} }, "There is no nobody@example.com."],
    ["another organization", { who: 101, org: 1, set: {} }, "There is no 101 in organization 1."],
    ["a taken address", { who: 101, set: { email: "BOB@example.com" } }, "BOB@example.com is already taken."],
    [
      "a field nobody has",
      { who: 101, set: { first_name: "A" } },
      'Expected `set` to have only email, firstname, lastname, prefs, twoFactor, accountRole, createdAt, role, status, got "first_name".',
    ],
  ])("%s cannot be edited", async (_name, change, text) => {
    const simulator = await start();
    await inviteBob(simulator);
    expect(() => simulator.control.edit(change as never)).toThrow(text);
  });

  test("cannot be added twice, nor with a taken id, nor where there is no organization", async () => {
    const { control } = await start();
    const alice = { email: "Alice@example.com", role: "viewer" };
    expect(() => control.addByHand(alice)).toThrow("Alice@example.com is already in organization 12345.");
    expect(() => control.addByHand({ email: "x@example.com", role: "viewer", id: 101 })).toThrow(
      "User id 101 is already taken.",
    );
    expect(() => control.addByHand({ email: "x@example.com", role: "viewer", org: 5 })).toThrow(
      "No organization 5 for x@example.com.",
    );
  });

  test("with a low id do not make ids come again", async () => {
    const simulator = await start();
    const bob = await inviteBob(simulator);
    await call(simulator, `DELETE /users/${bob}?o=12345`);
    simulator.control.addByHand({ id: 5, email: "old@example.com", role: "viewer" });
    expect(await inviteBob(simulator)).toBe(bob + 1);
  });

  test("are handed out as copies", async () => {
    const { control } = await start();
    control.person({ who: 101 }).email = "changed@example.com";
    control.edit({ who: 101, set: {} }).email = "changed@example.com";
    expect(control.person({ who: 101 }).email).toBe("alice@example.com");
  });
});
