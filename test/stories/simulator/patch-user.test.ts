import { TWO_ZONES } from "../../support/simulator/account-calling";
import { ACME, call, start } from "../../support/simulator/calling";

const open = (knobs = {}) => start({ seed: TWO_ZONES, knobs });

test("what is sent changes, everything else stays", async () => {
  const simulator = await open();
  simulator.control.clock({ advance: "1h" });
  const before = simulator.control.person({ who: 102 });
  const answer = await call(simulator, "PATCH /users/102", { body: { firstname: "Oskar" } });
  expect(answer).toMatchObject({ status: 200 });
  expect(answer.body).toEqual({ id: 102, email: "oscar@example.com", firstname: "Oskar" });
  const { updatedAt: _updatedAt, ...after } = simulator.control.person({ who: 102 });
  expect({ ...after, updatedAt: before.updatedAt }).toEqual({ ...before, firstname: "Oskar" });
});

test("the organization contract shows the change", async () => {
  const simulator = await open();
  await call(simulator, "PATCH /users/102", { body: { lastname: "Other", email: "OSKAR@example.com" } });
  expect((await call(simulator, `GET /users/102?o=${ACME}`)).body).toMatchObject({
    firstname: "Oscar",
    lastname: "Other",
    email: "OSKAR@example.com",
    role: "operator",
  });
});

test("a role, a status and a password are not looked at, and the log says so", async () => {
  const simulator = await open();
  await call(simulator, "PATCH /users/102?o=12345", { body: { role: "admin", password: "p" } });
  expect(simulator.control.person({ who: 102, org: ACME }).memberships[0]).toMatchObject({
    role: "operator",
  });
  expect(simulator.control.log()[0]?.ignored).toEqual(["query o", "body role", "body password"]);
});

describe("two-factor authentication", () => {
  const REQUIRED = {
    ...TWO_ZONES,
    organizations: TWO_ZONES.organizations.map((organization, index) => ({
      ...organization,
      requires2fa: index === 1,
    })),
  };
  const method = (simulator: Awaited<ReturnType<typeof open>>, who: number) =>
    simulator.control.person({ who }).twoFactor;

  test.each([
    ["email", "email"],
    ["google", "google"],
    ["disabled", null],
  ])("%s", async (word, kept) => {
    const simulator = await open();
    const { body } = await call(simulator, "PATCH /users/103", { body: { tfa_type: word } });
    expect(body).toEqual({ id: 103, email: "vera@example.com", tfa_type: word });
    expect(method(simulator, 103)).toBe(kept);
  });

  test("switched off becomes the e-mail where an organization of the person requires one", async () => {
    const simulator = await start({ seed: REQUIRED });
    simulator.control.edit({ who: 102, set: { twoFactor: "google" } });
    expect(
      (await call(simulator, "PATCH /users/102", { body: { tfa_type: "disabled" } })).body,
    ).toMatchObject({
      tfa_type: "email",
    });
    await call(simulator, "PATCH /users/103", { body: { tfa_type: "disabled" } });
    expect([method(simulator, 102), method(simulator, 103)]).toEqual(["email", null]);
  });

  test("at the console: on is the e-mail, a reset leaves what is required", async () => {
    const simulator = await start({ seed: REQUIRED });
    simulator.control.twoFactor({ who: 103, action: "enable" });
    expect(method(simulator, 103)).toBe("email");
    simulator.control.twoFactor({ who: 103, action: "reset" });
    simulator.control.edit({ who: 102, set: { twoFactor: "google" } });
    simulator.control.twoFactor({ who: 102, action: "reset" });
    expect([method(simulator, 102), method(simulator, 103)]).toEqual(["email", null]);
    expect(() => simulator.control.twoFactor({ who: 102, action: "off" as never })).toThrow(
      "Expected `action`",
    );
  });

  test("can be refused, and nothing of the request happens", async () => {
    const simulator = await open({ tfaWrite: "refused" });
    const body = { firstname: "V", tfa_type: "email" };
    expect((await call(simulator, "PATCH /users/103", { body })).status).toBe(400);
    expect(simulator.control.person({ who: 103 })).toMatchObject({ firstname: "Vera", twoFactor: null });
  });

  test("can be refused where it would be off, and taken otherwise", async () => {
    const simulator = await open({ tfaWrite: "off-refused" });
    const words = ["google", "disabled", "email"];
    const statuses = [];
    for (const tfa_type of words)
      statuses.push((await call(simulator, "PATCH /users/103", { body: { tfa_type } })).status);
    expect(statuses).toEqual([200, 400, 200]);
  });

  test("can be ignored while the rest is taken", async () => {
    const simulator = await open({ tfaWrite: "ignored" });
    const body = { firstname: "V", tfa_type: "email" };
    expect((await call(simulator, "PATCH /users/103", { body })).body).toMatchObject({
      tfa_type: "disabled",
    });
    expect(simulator.control.person({ who: 103 })).toMatchObject({ firstname: "V", twoFactor: null });
  });
});

test.each([
  ["another word for the second factor", { tfa_type: "sms" }, 400],
  ["no text", { firstname: null }, 400],
  ["no address", { email: "vera" }, 400],
  ["an address that somebody of another organization has", { email: "ALICE@example.com" }, 409],
])("%s is refused", async (_name, body, status) => {
  const simulator = await open();
  const before = simulator.control.person({ who: 103 });
  expect((await call(simulator, "PATCH /users/103", { body })).status).toBe(status);
  expect(simulator.control.person({ who: 103 })).toEqual(before);
});

describe("who may do it", () => {
  const body = { firstname: "X" };

  test.each([
    ["a global administrator, for everybody", "PATCH /users/102", "automox-simulator-key", 200],
    ["an administrator, for somebody of theirs", "PATCH /users/102", "key-of-oscar", 200],
    ["an operator, for somebody who is there", "PATCH /users/103", "key-of-oscar", 403],
    ["a key for the organization", "PATCH /users/103", "key-of-alice-for-acme", 200],
  ])("%s", async (...[, line, key, status]) => {
    expect((await call(await open(), line, { key, body })).status).toBe(status);
  });

  test("nobody and people of other organizations are not found", async () => {
    const simulator = await open();
    expect((await call(simulator, "PATCH /users/999", { body })).status).toBe(404);
    simulator.control.removeByHand({ who: 103 });
    simulator.control.addByHand({ id: 105, email: "lars@example.com", role: "viewer", org: 67890 });
    const key = "key-of-alice-for-acme";
    expect((await call(simulator, "PATCH /users/105", { key, body })).status).toBe(404);
  });

  test("an id that is no number is refused", async () => {
    expect((await call(await open(), "PATCH /users/abc", { body })).status).toBe(400);
  });
});

test.each([
  ["everything", 200, { id: 103, email: "vera@example.com", firstname: "V", role: "viewer" }],
  ["id-only", 200, { id: 103 }],
  ["no-body", 204, undefined],
  ["no-email", 200, { id: 103, firstname: "V" }],
  ["other-email", 200, { id: 103, email: "somebody.else@example.com" }],
] as const)("the answer can be: %s", async (patchEcho, status, expected) => {
  const simulator = await open({ patchEcho });
  const answer = await call(simulator, "PATCH /users/103", { body: { firstname: "V" } });
  expect(answer.status).toBe(status);
  if (expected === undefined) expect(answer.body).toBeUndefined();
  else expect(answer.body).toMatchObject(expected);
});
