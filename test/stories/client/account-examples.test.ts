import nock from "nock";
import type { Client } from "../../../src/automox/client";
import {
  ACCOUNT,
  ADA,
  accountFixture,
  BOB,
  fixtureNames,
  INVITATION,
  PARENT,
  ZONE,
  ZONE_2,
} from "../../support/client/account-fixture";
import { failureOf, HOST, KEY, type UnderTest, underTest } from "../../support/client/client-under-test";

const ACME = { id: ZONE, organizationId: 845230 };
const ACME_TWO = { id: ZONE_2, organizationId: 100751, name: "Acme Two", parentId: PARENT };

const ADA_2025 = {
  id: 123153,
  email: "ada@example.com",
  firstName: "Ada",
  lastName: "Byron",
  role: "zone-admin",
  roles: ["Zone Administrator"],
  prefs: { "notify.weeklydigest": "true" },
  orgs: [100751],
  accountId: ACCOUNT,
  accountRole: "global-admin",
  twoFactor: "email",
};

const event = (n: number) => ({ uid: `2f6d1c3b-8e47-4b09-a5d2-7c1e9f40b60${n}` });

/**
 * How each example is asked for, and what its answer means. `more` is what is asked after it; without `ask`, it is a shape of the shared reads that this
 * client asks for in another way, which the other test of the fixtures decodes.
 */
const CALLS: Record<
  string,
  {
    ask?: (client: Client, call: UnderTest["call"]) => Promise<unknown>;
    means?: unknown;
    more?: readonly (readonly [path: string, body: unknown])[];
    fails?: object;
  }
> = {
  "get-account": {
    ask: (client, call) => client.account(ACCOUNT).get(call),
    means: { id: ACCOUNT, name: "Acme", type: "normal" },
  },
  "invite-user": {
    ask: (client, call) =>
      client.account(ACCOUNT).invite(
        {
          email: "bob@example.com",
          accountRole: "global-admin",
          zones: [
            { zone: ZONE, role: "zone-admin" },
            { zone: ZONE_2, role: "zone-admin" },
          ],
        },
        call,
      ),
    means: {
      id: INVITATION,
      email: "bob@example.com",
      accountRole: "global-admin",
      zones: [
        { zone: ZONE, role: "zone-admin" },
        { zone: ZONE_2, role: "zone-admin" },
      ],
      createdAt: "2021-03-04T23:57:24.953Z",
    },
  },
  "list-rbac-roles": {
    ask: async (client, call) =>
      (await client.account(ACCOUNT).roles(call)).map(({ slug, type }) => `${type} ${slug}`),
    means: [
      "zone zone-admin",
      "zone read-only",
      "zone billing-admin",
      "zone zone-operator",
      "zone patch-operator",
      "account global-admin",
      "account no-global-access",
    ],
  },
  "get-account-user": {
    ask: (client, call) => client.account(ACCOUNT).user(BOB, call),
    means: {
      id: 52316,
      uuid: BOB,
      email: "bob@example.com",
      firstName: "Bob",
      lastName: "Jones",
      status: "active",
      accountRole: "global-admin",
      isVerified: true,
      twoFactor: "email",
      createdAt: "2021-12-06T22:43:37Z",
    },
  },
  "get-account-user-2026": {
    ask: (client, call) => client.account(ACCOUNT).user(BOB, call),
    means: {
      id: 52316,
      uuid: BOB,
      email: "bob@example.com",
      firstName: "Bob",
      lastName: "Jones",
      status: "active",
      accountRole: "no-global-access",
      isVerified: true,
      twoFactor: "disabled",
      createdAt: "2021-12-06T22:43:37Z",
    },
  },
  "list-account-user-zones": {
    ask: (client, call) => client.account(ACCOUNT).zonesOf(BOB, call),
    more: [
      [`/accounts/${ACCOUNT}/users/${BOB}/zones?limit=500&page=0`, "again"],
      [
        `/accounts/${ACCOUNT}/users/${BOB}/zones?limit=500&page=1`,
        { data: [], metadata: { total_count: 2 } },
      ],
    ],
    fails: { kind: "unreadable", reason: "the list announces 2 zones and has 1" },
  },
  "list-zone-users": {
    ask: (client, call) => client.account(ACCOUNT).zoneUsers(ACME, call),
    more: [[`/accounts/${ACCOUNT}/zones/${ZONE}/users?limit=500&page=1`, { data: [] }]],
    means: {
      users: [
        {
          id: 50687,
          uuid: ADA,
          email: "ada@example.com",
          firstName: "Ada",
          lastName: "Byron",
          status: "active",
          role: "zone-admin",
          accountRole: "global-admin",
          isVerified: false,
          twoFactor: "email",
          createdAt: "2021-10-20T16:03:25Z",
        },
      ],
      announced: undefined,
    },
  },
  "remove-zone-user": { ask: (client, call) => client.account(ACCOUNT).removeZoneUser(ZONE, BOB, call) },
  "remove-account-user": { ask: (client, call) => client.account(ACCOUNT).removeUser(BOB, call) },
  "get-zone": {},
  "list-zones": {
    ask: (client, call) => client.account(ACCOUNT).zones(call),
    more: [[`/accounts/${ACCOUNT}/zones?limit=500&page=1`, null]],
    means: [ACME_TWO, { ...ACME_TWO, ...ACME, name: "Acme" }],
  },
  "list-users": {
    ask: ({ users }, call) => users.page(100751, { page: 0, limit: 500 }, call),
    means: [ADA_2025],
  },
  "get-user": { ask: ({ users }, call) => users.get(100751, 123153, call), means: ADA_2025 },
  "list-users-2022": {},
  "list-users-2022-past-the-end": {},
  "list-users-2023": {},
  "list-organizations": {
    ask: ({ organizations }, call) => organizations.list(call),
    means: [{ id: 100751, uuid: ZONE_2, name: "Acme Two", plan: "patch" }],
  },
  "list-organizations-2026": {
    ask: ({ organizations }, call) => organizations.list(call),
    means: [{ id: 43, uuid: ZONE, name: "Acme" }],
  },
  "patch-user": {
    ask: ({ users }, call) =>
      users.patch(
        52316,
        { email: "bob@example.com", firstName: "Robert", lastName: "Jones", twoFactor: "email" },
        call,
      ),
    means: null,
  },
  "change-roles": {
    ask: (client, call) =>
      client.account(ACCOUNT).changeRoles(
        { method: "PUT", path: "/accounts/{account}/users/{user}" },
        {
          uuid: BOB,
          accountRole: "no-global-access",
          zones: [{ action: "change", zone: ZONE, role: "zone-admin" }],
        },
        call,
      ),
  },
  "list-audit-events": {
    ask: ({ audit }, call) => audit.events({ organization: ZONE, date: "2024-06-12" }, call),
    means: [
      {
        ...event(1),
        at: "2024-06-12T18:37:04.504Z",
        type: "Account Change: Detach Policy",
        message: "User Zone Role Revocation",
        classId: 3001,
        activity: "Attach Policy",
        actorEmail: "ada@example.com",
        targetEmail: "bob@example.com",
      },
      {
        ...event(2),
        at: "2024-06-12T17:23:29.419Z",
        type: "Authentication: Logon",
        message: "User Log In Success",
        classId: 3002,
        activity: "Logon",
        actorEmail: "bob@example.com",
        targetEmail: "bob@example.com",
      },
      {
        ...event(3),
        at: "2024-06-13T18:51:48.686Z",
        type: "Entity Management: Delete",
        message: "Group Deleted",
        classId: 3004,
        activity: "Delete",
      },
      {
        ...event(4),
        at: "2024-06-13T19:09:34.191Z",
        type: "Web Resources Activity: Other",
        message: "Manual Device Scan Request",
        classId: 6001,
        activity: "Other",
      },
    ],
  },
  "list-audit-events-2026": {
    ask: ({ audit }, call) => audit.events({ organization: ZONE, date: "2026-03-25" }, call),
    means: [
      {
        uid: "evt-001",
        at: "2026-03-25T10:00:00.123Z",
        type: "Authentication: Logon",
        message: "User logged in",
        activity: "Logon",
        actorEmail: "ada@example.com",
      },
      {
        uid: "evt-002",
        at: "2026-03-25T11:00:00Z",
        type: "Entity Management: Create",
        message: "Policy created",
        activity: "Create",
      },
    ],
  },
};

test("every fixture is asked for here", () => {
  expect(fixtureNames()).toEqual(Object.keys(CALLS).sort());
});

test.each(Object.keys(CALLS).filter((name) => CALLS[name]?.ask))(
  "%s: request and answer are those of the source",
  async (name) => {
    const { request, response } = accountFixture(name);
    const { ask = () => Promise.reject(new Error(name)), means, more = [], fails } = CALLS[name] ?? {};
    const method = request.method ?? "PUT";
    const path = request.path ?? `/api/accounts/${ACCOUNT}/users/${BOB}`;
    const sent: { path: string; headers: Record<string, string>; body: unknown }[] = [];
    nock(HOST)
      .intercept(path, method)
      .reply(function (uri, body) {
        const headers = Object.fromEntries(
          Object.entries(this.req.headers).map(([key, value]) => [key, String(value)]),
        );
        sent.push({ path: uri, headers, body });
        if (!response) return [200, ""];
        return response.body === null ? [response.status] : [response.status, JSON.stringify(response.body)];
      });
    for (const [further, body] of more)
      nock(`${HOST}/api`)
        .get(further)
        .reply(200, JSON.stringify(body === "again" ? response?.body : body));
    const { client, clock, call } = underTest();
    const work = clock.run(ask(client, call));
    if (fails) expect(await failureOf(work)).toMatchObject(fails);
    else expect(await work).toEqual(means);
    expect(sent).toHaveLength(1);
    // Character by character: nock would accept the query in any order.
    expect(sent[0]?.path).toBe(path);
    for (const [header, value] of Object.entries(request.headers))
      expect(sent[0]?.headers[header.toLowerCase()]).toBe(value.replace("<api_key>", KEY));
    expect(sent[0]?.headers.accept).toBe("application/json");
    expect(sent[0]?.body).toEqual(request.body ?? "");
  },
);
