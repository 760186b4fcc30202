import { ACME, BOB, call, inviteBob, start, TWO_ORGANIZATIONS } from "../../support/simulator/calling";

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: 1000 - index,
    email: `person${index}@example.com`,
    role: "viewer",
  }));
const ids = (rows: { id: number }[]) => rows.map(({ id }) => id);

describe("lists", () => {
  const crowd = { users: [{ id: 1, email: "alice@example.com", role: "admin" }, ...people(600)] };

  test.each([
    ["25 rows unless told", "GET /users?o=12345", { rows: 25, first: 1 }],
    ["page 0 is the first", "GET /users?o=12345&limit=500&page=0", { rows: 500, first: 1 }],
    ["the last page has what is left", "GET /users?o=12345&limit=500&page=1", { rows: 101, first: 900 }],
    ["past the end is empty", "GET /users?o=12345&limit=500&page=2", { rows: 0, first: undefined }],
    ["a trailing slash is the same list", "GET /users/?o=12345&limit=1", { rows: 1, first: 1 }],
  ])("%s", async (_name, line, { rows, first }) => {
    const simulator = await start({ seed: crowd });
    const { status, body } = await call(simulator, line);
    expect(status).toBe(200);
    expect(body).toHaveLength(rows);
    expect(body[0]?.id).toBe(first);
  });

  test("pages follow each other in id order without gap or repetition", async () => {
    const simulator = await start({ seed: crowd });
    const pages = await Promise.all(
      [0, 1, 2].map((page) => call(simulator, `GET /users?o=12345&limit=250&page=${page}`)),
    );
    const all = ids(pages.flatMap(({ body }) => body));
    expect(all).toEqual([1, ...Array.from({ length: 600 }, (_, index) => 401 + index)]);
  });

  test("show one organization's members with their roles there", async () => {
    const simulator = await start({ seed: TWO_ORGANIZATIONS });
    const { body } = await call(simulator, "GET /users?o=67890");
    expect(body).toMatchObject([
      { id: 101, orgs: [ACME, 67890], role: "admin", status: "active" },
      { id: 104, orgs: [67890], role: "viewer" },
    ]);
  });

  test("the default page size and the cut above the maximum are knobs", async () => {
    const simulator = await start({ seed: crowd, knobs: { defaultPageSize: 500, limitAboveMaximum: "cut" } });
    expect((await call(simulator, "GET /users?o=12345")).body).toHaveLength(500);
    expect((await call(simulator, "GET /users?o=12345&limit=9999")).body).toHaveLength(500);
  });

  test("newest first shifts the pages when somebody joins", async () => {
    const simulator = await start({ knobs: { listOrder: "newest-first" } });
    const bob = await inviteBob(simulator);
    expect(ids((await call(simulator, "GET /users?o=12345")).body)).toEqual([bob, 101]);
  });
});

describe("an invitation", () => {
  test("answers id, e-mail and pending, and is complete when read", async () => {
    const simulator = await start();
    const invited = await call(simulator, "POST /users?o=12345", { body: { ...BOB, prefs: { mail: true } } });
    expect(invited).toMatchObject({ status: 201, body: { id: 202, email: BOB.email, status: "pending" } });
    expect((await call(simulator, "GET /users/202?o=12345")).body).toEqual({
      ...BOB,
      id: 202,
      status: "pending",
      orgs: [12345],
      created_at: expect.stringMatching(/^2026-01-01T00:00:0\dZ$/),
      updated_at: expect.stringMatching(/^2026-01-01T00:00:0\dZ$/),
      prefs: { mail: true },
    });
  });

  test("ignores read-only fields", async () => {
    const simulator = await start();
    const body = { ...BOB, id: 7, status: "active", orgs: [1], created_at: "2000-01-01T00:00:00Z" };
    expect((await call(simulator, "POST /users?o=12345", { body })).body).toMatchObject({
      id: 202,
      status: "pending",
    });
    expect(simulator.control.log()[0]?.ignored).toEqual([
      "body id",
      "body status",
      "body orgs",
      "body created_at",
    ]);
  });

  test("is counted as one e-mail, a refused duplicate as none", async () => {
    const simulator = await start();
    await inviteBob(simulator);
    await call(simulator, "POST /users?o=12345", { body: { ...BOB, email: "BOB@example.com" } });
    expect(simulator.control.invitations({ email: "Bob@Example.com" })).toMatchObject([
      { org: ACME, userId: 202 },
    ]);
    expect(simulator.control.invitations({ email: "alice@example.com" })).toEqual([]);
  });

  test("keeps the address as sent, or in lower case", async () => {
    const simulator = await start();
    const bob = await inviteBob(simulator, { email: "Bob@Example.com" });
    expect((await call(simulator, `GET /users/${bob}?o=12345`)).body.email).toBe("Bob@Example.com");
    simulator.control.turn({ emailStored: "lower-case" });
    const eve = await inviteBob(simulator, { email: "EVE@example.com" });
    expect((await call(simulator, `GET /users/${eve}?o=12345`)).body.email).toBe("eve@example.com");
  });

  test("becomes active by acceptance, once", async () => {
    const simulator = await start();
    const bob = await inviteBob(simulator);
    simulator.control.accept({ who: bob });
    expect((await call(simulator, `GET /users/${bob}?o=12345`)).body.status).toBe("active");
    expect(() => simulator.control.accept({ who: bob })).toThrow("202 has no invitation to accept.");
  });

  test("takes new role words when the knob has them", async () => {
    const simulator = await start({ knobs: { roles: ["admin", "billing"] } });
    const { status } = await call(simulator, "POST /users?o=12345", { body: { ...BOB, role: "billing" } });
    expect(status).toBe(201);
  });
});

describe("an invitation into a further organization", () => {
  const invite = { body: { ...BOB, email: "Vera@example.com", role: "admin" } };

  test("is the same person, pending there, with the names of before", async () => {
    const simulator = await start({ seed: TWO_ORGANIZATIONS });
    expect((await call(simulator, "POST /users?o=67890", invite)).body.id).toBe(103);
    expect((await call(simulator, "GET /users/103?o=67890")).body).toMatchObject({
      firstname: "Vera",
      role: "admin",
      status: "pending",
      orgs: [ACME, 67890],
    });
    expect((await call(simulator, "GET /users/103?o=12345")).body).toMatchObject({
      role: "viewer",
      status: "active",
    });
  });

  test("can rename, make a second person, or join at once without an e-mail", async () => {
    const renaming = await start({
      seed: TWO_ORGANIZATIONS,
      knobs: { furtherOrganization: "same-person-renamed", knownPersonJoins: "active" },
    });
    await call(renaming, "POST /users?o=67890", invite);
    expect(renaming.control.person({ who: 103, org: 67890 })).toMatchObject({ firstname: "Bob" });
    expect((await call(renaming, "GET /users/103?o=67890")).body.status).toBe("active");
    expect(renaming.control.invitations()).toEqual([]);

    const doubling = await start({ seed: TWO_ORGANIZATIONS, knobs: { furtherOrganization: "new-person" } });
    expect((await call(doubling, "POST /users?o=67890", invite)).body.id).toBe(202);
    expect((await call(doubling, "GET /users/202?o=67890")).body.orgs).toEqual([67890]);
  });
});

describe("an update", () => {
  test("answers like the documented example and resets what was not sent", async () => {
    const simulator = await start();
    const bob = await inviteBob(simulator);
    simulator.control.edit({ who: bob, set: { prefs: { mail: true } } });
    const updated = await call(simulator, `PUT /users/${bob}?o=12345`, {
      body: { firstname: "Robert", role: "admin" },
    });
    expect(updated).toMatchObject({ status: 200 });
    expect(updated.body).toEqual({ id: bob, email: BOB.email, firstname: "Robert", role: "admin" });
    expect((await call(simulator, `GET /users/${bob}?o=12345`)).body).toMatchObject({
      email: BOB.email,
      firstname: "Robert",
      lastname: null,
      role: "admin",
      prefs: {},
    });
  });

  test("keeps what was not sent when merging", async () => {
    const simulator = await start({ knobs: { putOmitted: "keep" } });
    const bob = await inviteBob(simulator);
    await call(simulator, `PUT /users/${bob}?o=12345`, { body: { role: "viewer" } });
    expect(simulator.control.person({ who: bob })).toMatchObject({ firstname: "Bob", lastname: "Jones" });
  });

  test("demands every field when strict", async () => {
    const simulator = await start({ knobs: { putOmitted: "refuse" } });
    const bob = await inviteBob(simulator);
    const half = await call(simulator, `PUT /users/${bob}?o=12345`, {
      body: { firstname: "B", role: "viewer" },
    });
    expect(half).toMatchObject({ status: 400, body: { errors: ["email is required."] } });
    expect(await call(simulator, `PUT /users/${bob}?o=12345`, { body: BOB })).toMatchObject({ status: 200 });
  });

  test("ignores id, status and other read-only fields, and moves updated_at", async () => {
    const simulator = await start();
    const bob = await inviteBob(simulator);
    simulator.control.clock({ advance: "1h" });
    const body = {
      ...BOB,
      id: 9,
      status: "active",
      orgs: [],
      created_at: "x",
      updated_at: "y",
      password: "p",
    };
    await call(simulator, `PUT /users/${bob}?o=12345`, { body });
    const read = (await call(simulator, `GET /users/${bob}?o=12345`)).body;
    expect(read).toMatchObject({ id: bob, status: "pending", orgs: [12345] });
    expect(read.created_at).toMatch(/^2026-01-01T00/);
    expect(read.updated_at).toMatch(/^2026-01-01T01/);
  });

  test("changes an address, also only its case", async () => {
    const simulator = await start();
    const bob = await inviteBob(simulator);
    for (const email of ["BOB@example.com", "robert@example.com"]) {
      expect(await call(simulator, `PUT /users/${bob}?o=12345`, { body: { ...BOB, email } })).toMatchObject({
        status: 200,
        body: { email },
      });
    }
  });

  test("may leave the last administrator's role as it is", async () => {
    const simulator = await start();
    const { status } = await call(simulator, "PUT /users/101?o=12345", { body: { ...BOB, role: "admin" } });
    expect(status).toBe(200);
  });
});

describe("a removal", () => {
  test("answers 204 without a body, once", async () => {
    const simulator = await start();
    const bob = await inviteBob(simulator);
    expect(await call(simulator, `DELETE /users/${bob}?o=12345`)).toMatchObject({
      status: 204,
      body: undefined,
    });
    expect(await call(simulator, `DELETE /users/${bob}?o=12345`)).toMatchObject({ status: 404 });
  });

  test("takes the person out of that organization only", async () => {
    const simulator = await start({ seed: { ...TWO_ORGANIZATIONS, keys: [{ key: "k", userId: 101 }] } });
    simulator.control.addByHand({ email: "vera@example.com", role: "viewer", org: 67890 });
    await call(simulator, "DELETE /users/103?o=12345", { key: "k" });
    expect(await call(simulator, "GET /users/103?o=12345", { key: "k" })).toMatchObject({ status: 404 });
    expect((await call(simulator, "GET /users/103?o=67890", { key: "k" })).body.orgs).toEqual([67890]);
  });

  test("frees the address; the same address comes back under a new id", async () => {
    const simulator = await start();
    const bob = await inviteBob(simulator);
    await call(simulator, `DELETE /users/${bob}?o=12345`);
    expect(await inviteBob(simulator)).toBe(bob + 1);
    expect(simulator.control.invitations({ email: BOB.email })).toHaveLength(2);
  });

  test("can answer 403 for somebody who is not there", async () => {
    const simulator = await start({ knobs: { absentUser: 403 } });
    expect(await call(simulator, "DELETE /users/999?o=12345")).toMatchObject({ status: 403 });
  });
});

test("requests without o take the key's organization where the knob says so", async () => {
  const simulator = await start({ seed: TWO_ORGANIZATIONS, knobs: { missingOrganization: "assume" } });
  expect(ids((await call(simulator, "GET /users")).body)).toEqual([101, 102, 103]);
  expect(ids((await call(simulator, "GET /users", { key: "key-of-alice-for-labs" })).body)).toEqual([
    101, 104,
  ]);
  expect(await call(simulator, "POST /users", { key: "key-of-oscar", body: BOB })).toMatchObject({
    status: 403,
  });
});
