import {
  account,
  assigned,
  invitation,
  LABS,
  LABS_ZONE,
  NOBODY,
  TWO_ZONES,
  uuidOf,
  ZONE,
} from "../../../support/simulator/account-calling";
import { ACME, type Answer, BOB, call, type Extra, start } from "../../../support/simulator/calling";
import { scim, scimId, switched } from "../../../support/simulator/scim-calling";

const open = (knobs = {}) => start({ seed: TWO_ZONES, knobs });
type Running = Awaited<ReturnType<typeof open>>;

interface Look extends Extra {
  readonly zone?: string;
  readonly query?: string;
}

function trail(
  simulator: Running,
  { zone = ZONE, query = "date=2026-01-01", ...extra }: Look = {},
): Promise<Answer> {
  return call(simulator, `GET /audit-service/v1/orgs/${zone}/events?${query}`, extra);
}

/** What happened, to whom, by whom and with which privilege, a line an event. */
const story = ({ body }: Answer): string[] =>
  // biome-ignore lint/suspicious/noExplicitAny: events have every shape.
  body.map(({ message, type_name, user, actor }: any) =>
    [
      message,
      type_name,
      user.email_addr,
      actor.user.email_addr ?? actor.user.name,
      user.groups?.[0].privileges[0],
    ]
      .filter((part) => part !== undefined)
      .join(" | "),
  );

describe("log-ins", () => {
  test("are in the trail of the organizations they were for", async () => {
    const simulator = await open();
    simulator.control.login({ who: "oscar@example.com", org: ACME });
    simulator.control.login({ who: 103, at: "2026-01-01T09:30:00+01:00" });
    expect(story(await trail(simulator))).toEqual([
      "User Log In Success | Authentication: Logon | oscar@example.com | oscar@example.com",
      "User Log In Success | Authentication: Logon | vera@example.com | vera@example.com",
    ]);
    expect((await trail(simulator, { zone: LABS_ZONE })).body).toEqual([]);
    expect((await trail(simulator)).body[1]).toMatchObject({
      class_uid: 3002,
      category_uid: 3,
      type_uid: 300201,
      activity: "Logon",
      time: Date.parse("2026-01-01T08:30:00Z"),
      actor: { user: { uid: uuidOf(simulator, 103) } },
      metadata: { tenant_uid: simulator.accountId, correlation_uid: ZONE },
    });
  });

  test("are for every organization of the person where none is named", async () => {
    const simulator = await open();
    simulator.control.login({ who: 102 });
    expect(simulator.control.events().map(({ what, org }) => [what, org])).toEqual([
      ["login", ACME],
      ["login", LABS],
    ]);
    expect(simulator.control.events({ org: LABS })).toHaveLength(1);
  });

  test("are of people who can", async () => {
    const simulator = await open();
    await account(simulator, "POST /invitations", invitation());
    expect(() => simulator.control.login({ who: "bob@example.com" })).toThrow(
      "is not active and cannot log in.",
    );
    expect(() => simulator.control.login({ who: "nobody@example.com" })).toThrow("There is no nobody");
    expect(() => simulator.control.login({ who: 101, at: "yesterday" })).toThrow("Expected an instant");
  });
});

describe("account changes", () => {
  test("tell who did what to whom through the API, by either contract", async () => {
    const simulator = await open({ roleChange: { method: "PUT", path: "/accounts/{account}/users/{user}" } });
    await account(simulator, "POST /invitations", invitation());
    await call(simulator, `PUT /users/202?o=${ACME}`, { body: { ...BOB, role: "admin" } });
    const zone_assignments = [{ action: "change", ...assigned(ZONE, "read-only") }];
    await account(simulator, `PUT /users/${uuidOf(simulator, 202)}`, { body: { zone_assignments } });
    await account(simulator, `DELETE /users/${uuidOf(simulator, 202)}`);
    expect(story(await trail(simulator))).toEqual([
      "User Invitation | Account Change: Create | bob@example.com | alice@example.com | Zone Operator",
      "User Zone Role Revocation | Account Change: Detach Policy | bob@example.com | alice@example.com | Zone Operator",
      "User Zone Role Assignment | Account Change: Attach Policy | bob@example.com | alice@example.com | Zone Administrator",
      "User Zone Role Revocation | Account Change: Detach Policy | bob@example.com | alice@example.com | Zone Administrator",
      "User Zone Role Assignment | Account Change: Attach Policy | bob@example.com | alice@example.com | Read Only",
      "User Removal | Account Change: Delete | bob@example.com | alice@example.com | Read Only",
    ]);
  });

  test("tell a zone's role given and taken as such where the person was and stays in the account", async () => {
    const simulator = await open();
    const zone_assignments = [assigned(LABS_ZONE, "read-only")];
    await account(
      simulator,
      "POST /invitations",
      invitation({ email: "vera@example.com", zone_assignments }),
    );
    await account(simulator, `DELETE /zones/${ZONE}/users/${uuidOf(simulator, 103)}`);
    expect(story(await trail(simulator, { zone: LABS_ZONE }))).toEqual([
      "User Zone Role Assignment | Account Change: Attach Policy | vera@example.com | alice@example.com | Read Only",
    ]);
    expect(story(await trail(simulator))).toEqual([
      "User Zone Role Revocation | Account Change: Detach Policy | vera@example.com | alice@example.com | Read Only",
    ]);
  });

  test("name the person at the console, provisioning by its name", async () => {
    const simulator = await open({ scimDeprovisioned: "removed" });
    const by = "oscar@example.com";
    simulator.control.edit({ who: 103, by, set: { role: "operator", accountRole: "global-admin" } });
    simulator.control.addByHand({ email: "lars@example.com", role: "viewer" });
    simulator.control.removeByHand({ who: "lars@example.com" });
    const body = switched(false);
    await scim(simulator, `PATCH /Users/${scimId(simulator, "vera@example.com")}`, { body });
    expect(
      story(await trail(simulator)).map((line) => line.replace(/ \| Account Change: \w+( Policy)?/, "")),
    ).toEqual([
      "User Zone Role Revocation | vera@example.com | oscar@example.com | Read Only",
      "User Zone Role Assignment | vera@example.com | oscar@example.com | Zone Operator",
      "User Account Role Assignment | vera@example.com | oscar@example.com | Global Administrator",
      "User Zone Role Assignment | lars@example.com | console@example.com | Read Only",
      "User Removal | lars@example.com | console@example.com | Read Only",
      "User Removal | vera@example.com | SCIM provisioning | Zone Operator",
    ]);
  });

  test("are none where nothing about roles changed", async () => {
    const simulator = await open();
    await call(simulator, "PATCH /users/103", { body: { firstname: "V" } });
    simulator.control.edit({ who: 103, set: { lastname: "W" } });
    expect(simulator.control.events()).toEqual([]);
  });
});

describe("the list", () => {
  test("has one day in the order of time, whatever the order of recording", async () => {
    const simulator = await open();
    for (const at of [
      "2026-01-02T00:00:00Z",
      "2026-01-01T12:00:00Z",
      "2026-01-01T00:00:00Z",
      "2025-12-31T23:59:59Z",
    ])
      simulator.control.login({ who: 103, at });
    const { body } = await trail(simulator);
    expect(body.map(({ time }: { time: number }) => new Date(time).toISOString().slice(0, 13))).toEqual([
      "2026-01-01T00",
      "2026-01-01T12",
    ]);
  });

  test.each([
    ["published", "oid"],
    ["published", "metadata.uid"],
    ["seen", "uid"],
  ] as const)("goes on after the last event (%s, cursor %s)", async (auditShape, which) => {
    const simulator = await open({ auditShape });
    for (const hour of [1, 2, 3, 4, 5])
      simulator.control.login({ who: 103, at: `2026-01-01T0${hour}:00:00Z` });
    const seen: string[] = [];
    let cursor = "";
    for (let page = 0; page < 4; page += 1) {
      const answer = await trail(simulator, { query: `date=2026-01-01&limit=2${cursor}` });
      const rows = auditShape === "seen" ? answer.body.data : answer.body;
      if (rows.length === 0) break;
      const last = rows.at(-1);
      const id = { uid: last.uid, oid: last.id, "metadata.uid": last.metadata?.uid }[which];
      seen.push(...rows.map(({ time }: { time: number }) => String(time)));
      cursor = `&cursor=${id}`;
    }
    expect(seen).toHaveLength(5);
    expect(seen).toEqual([...new Set(seen)].sort());
  });

  test("can have the shape seen in 2026: a count beside the events, ids at the top, seconds", async () => {
    const simulator = await open({ auditShape: "seen" });
    simulator.control.login({ who: 103, at: "2026-01-01T01:00:00Z" });
    expect((await trail(simulator)).body).toMatchObject({
      metadata: { count: 1 },
      data: [{ uid: expect.any(String), time: Date.parse("2026-01-01T01:00:00Z") / 1000 }],
    });
  });

  test("has both published spellings of ids and times", async () => {
    const simulator = await open();
    simulator.control.edit({ who: 103, set: { role: "operator" } });
    expect((await trail(simulator)).body[0]).toMatchObject({
      _id: { $oid: expect.stringMatching(/^[0-9a-f]{24}$/) },
      time: expect.stringMatching(/^\d{13}$/),
      status_code: "204",
    });
  });
});

test.each([
  ["no date", "", 400],
  ["a date that is none", "date=2026-02-30", 400],
  ["a time for a date", "date=2026-01-01T00:00:00Z", 400],
  ["more than 500", "date=2026-01-01&limit=501", 400],
  ["none at all", "date=2026-01-01&limit=0", 400],
  ["an unknown cursor", "date=2026-01-01&cursor=x", 400],
])("%s is refused", async (_name, query, status) => {
  expect((await trail(await open(), { query })).status).toBe(status);
});

test.each([
  ["an administrator of the organization", { key: "key-of-oscar", zone: LABS_ZONE }, 200],
  ["a global administrator of another", { zone: LABS_ZONE }, 200],
  ["a key for the organization", { key: "key-of-alice-for-acme" }, 200],
  ["an operator", { key: "key-of-oscar" }, 403],
  ["a key for another organization", { key: "key-of-alice-for-acme", zone: LABS_ZONE }, 403],
  ["an unknown organization", { zone: NOBODY }, 404],
  ["a number for an organization", { zone: "12345" }, 400],
])("%s: %o is answered %d", async (_name, look, status) => {
  expect((await trail(await open(), look)).status).toBe(status);
});

test("a key without the scopes for it is refused", async () => {
  expect((await trail(await open({ audit: "refused" }))).status).toBe(403);
});
