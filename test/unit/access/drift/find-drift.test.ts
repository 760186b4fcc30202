import fc from "fast-check";
import type { DriftKind } from "../../../../src/access/drift/kinds";
import type { ManagedPerson } from "../../../../src/access/facts/managed";
import { stackFromPlan } from "../../../../src/access/terraform/stack-access";
import { plainText } from "../../../../src/access/text/phrase-text";
import { daysAgo, find, kinds, LONDON, state } from "../../../support/find-drift";
import { managedPerson } from "../../../support/managed";
import { type PersonSketch, rosterOf, rosterPerson } from "../../../support/roster";

describe("a state and what Automox has", () => {
  const ada = (more: Partial<ManagedPerson> = {}) => managedPerson("ada", more);
  const live = (sketch: PersonSketch = {}) => rosterPerson("ada", sketch);
  const inLondon = { org: LONDON, role: "viewer" };

  const pending = { status: "pending" } as const;
  const old = { ...pending, stale: true };

  test.each<[string, Partial<ManagedPerson>, PersonSketch | null, string | null]>([
    ["the same", {}, {}, null],
    ["the same role by its slug", {}, { role: "read-only" }, null],
    ["the same address in another case", { email: "ADA@Example.com" }, {}, null],
    ["a role raised", {}, { role: "admin" }, "high role_raised"],
    ["a role raised to less than an administrator's", {}, { role: "operator" }, "medium role_raised"],
    ["a role lowered", { role: "admin" }, { role: "viewer" }, "high role_lowered"],
    ["a role taken away", {}, { memberships: [{ org: 12345, role: null }] }, "high role_lowered"],
    [
      "a role moved sideways",
      { role: "billing-admin" },
      { role: "helpdesk-operator" },
      "medium role_changed",
    ],
    ["a custom role", {}, { role: "Night shift" }, "high role_changed"],
    ["no role, as recorded", { role: "" }, { role: null }, null],
    ["nobody", {}, null, "high missing"],
    ["no administrator", { role: "admin" }, null, "critical missing_admin"],
    ["the person elsewhere only", {}, { memberships: [inLondon] }, "high zone_removed"],
    ["no invitation", { role: "admin", status: "pending" }, null, "critical missing"],
    ["a fresh invitation", pending, { ...pending, createdAt: daysAgo(13) }, null],
    [
      "an invitation on the day it is too old",
      pending,
      { ...pending, createdAt: daysAgo(14) },
      "medium invite_stale",
    ],
    ["an invitation without a date", pending, pending, null],
    ["an invitation the provider calls stale", old, pending, "medium invite_stale"],
    ["a stale invitation that lapsed", old, null, "medium invite_stale"],
    ["somebody disabled", {}, { status: "disabled" }, "high disabled"],
    [
      "an administrator disabled",
      { role: "admin" },
      { role: "admin", status: "disabled" },
      "critical disabled",
    ],
    ["somebody enabled", { status: "disabled", active: false }, {}, "medium enabled"],
    ["somebody recorded as disabled", { status: "disabled" }, { status: "disabled" }, null],
    ["another name", {}, { firstName: "Augusta" }, "info profile_changed"],
    ["names that Automox does not tell", {}, { firstName: null, lastName: null }, null],
    [
      "another address under the same number",
      { userId: 7 },
      { userId: 7, email: "countess@example.com" },
      "low mailbox_changed",
    ],
    [
      "another address of an administrator, wherever they are one",
      { userId: 7 },
      {
        userId: 7,
        email: "countess@example.com",
        memberships: [{ org: 12345 }, { ...inLondon, role: "admin" }],
      },
      "high mailbox_changed",
    ],
    ["a second factor", { twoFactor: "enabled" }, { twoFactor: "on" }, null],
    [
      "a second factor switched off",
      { twoFactor: "enabled" },
      { twoFactor: "off" },
      "medium second_factor_changed",
    ],
    [
      "a second factor of an administrator of the account switched off",
      { twoFactor: "enabled" },
      { twoFactor: "off", accountRole: "global-admin" },
      "high second_factor_changed",
    ],
    [
      "a second factor of somebody who has not accepted",
      { ...pending, twoFactor: "enabled" },
      { ...pending, twoFactor: "off" },
      null,
    ],
    ["a second factor that nobody asked for", {}, { twoFactor: "off" }, null],
    [
      "an account role raised",
      { accountRole: "no-global-access" },
      { accountRole: "global-admin" },
      "high role_raised",
    ],
    ["an account role nobody manages", {}, { accountRole: "global-admin" }, null],
  ])("%s", (_name, ...[recorded, sketch, kind]) => {
    const roster = rosterOf(sketch === null ? [] : [live(sketch)]);
    const found = find(state(ada(recorded)), roster).items.filter((item) => item.kind !== "zone_added");
    expect(found.map((item) => `${item.severity} ${item.kind}`)).toEqual(kind === null ? [] : [kind]);
  });

  test("somebody of whom the state has just the number is called by the address that Automox has", () => {
    const roster = rosterOf([live({ userId: 7, role: "admin" })]);
    const [item] = find(state(ada({ userId: 7, email: null })), roster).items;
    expect(item && plainText(item.sentence)).toMatch(/^ada@example\.com is admin in 12345/);
  });

  test.each<[string, Partial<ManagedPerson>, PersonSketch, readonly string[]]>([
    ["names", {}, { firstName: null, lastName: null }, ["first_name", "last_name"]],
    ["a role in the account", { accountRole: "no-global-access" }, {}, ["account_role"]],
    ["a second factor", { twoFactor: "enabled" }, {}, ["two_factor"]],
    ["the use of the account", { active: true }, { status: "unknown" }, ["active"]],
    ["preferences", { prefs: "{}" }, {}, ["prefs_json"]],
    ["what nobody set", { firstName: null, lastName: null }, { firstName: null, status: "unknown" }, []],
  ])(
    "%s that Automox does not tell are listed as not compared",
    (...[_name, recorded, sketch, attributes]) => {
      const { items, gaps } = find(state(ada(recorded)), rosterOf([live(sketch)]));
      expect({ items, attributes: gaps.map(({ attribute }) => attribute) }).toEqual({
        items: [],
        attributes,
      });
      for (const gap of gaps)
        expect(gap).toMatchObject({ org: 12345, reason: "untold", person: { email: "ada@example.com" } });
    },
  );

  test("who changed the address is reported under the configured one, by which people look for it", () => {
    const roster = rosterOf([live({ userId: 7, email: "countess@example.com" })]);
    const [item] = find(state(ada({ userId: 7 })), roster).items;
    expect(item).toMatchObject({
      person: { email: "ada@example.com" },
      from: "ada@example.com",
      to: "countess@example.com",
    });
  });

  test("a further organization is more than unmanaged: the person is known", () => {
    const roster = rosterOf([live({ memberships: [{ org: 12345 }, { org: LONDON, role: "admin" }] })]);
    expect(kinds(state(ada()), roster)).toEqual([`zone_added ada@example.com ${LONDON}`]);
  });

  test("further zones are grants like the own one, named by number or by UUID", () => {
    const zone = "6f0c6c7e-64a5-4c0c-8a6c-0c9a5c1f2b3d";
    const roster = {
      ...rosterOf([live({ memberships: [{ org: 12345 }, { org: LONDON, role: "admin" }] })]),
      organizations: [
        { org: 12345, zone: null, name: null },
        { org: LONDON, zone, name: null },
      ],
    };
    expect(kinds(state(ada({ zoneRoles: { [LONDON]: "zone-admin" } })), roster)).toEqual([]);
    expect(kinds(state(ada({ zoneRoles: { [zone.toUpperCase()]: "read-only" } })), roster)).toEqual([
      `role_raised ada@example.com ${LONDON}`,
    ]);
    expect(
      kinds(state(ada({ zoneRoles: { [LONDON]: "zone-admin", 12346: "read-only" } })), rosterOf([live()])),
    ).toEqual([]);
  });

  test("a further zone that is gone", () => {
    const roster = {
      ...rosterOf([live()]),
      organizations: [12345, LONDON].map((org) => ({ org, zone: null, name: null })),
    };
    expect(kinds(state(ada({ zoneRoles: { [LONDON]: "read-only" } })), roster)).toEqual([
      `zone_removed ada@example.com ${LONDON}`,
    ]);
  });

  test("in the account contract nobody may see an invitation before it is accepted", () => {
    const unseen = { ...rosterOf([]), contract: "account" as const };
    const pending = ada({ status: "pending", createdAt: daysAgo(3) });
    expect(find(state(pending), unseen)).toMatchObject({
      items: [],
      gaps: [{ attribute: null, reason: "unseen" }],
    });
    expect(kinds(state({ ...pending, createdAt: daysAgo(30) }), unseen)).toEqual([
      "invite_stale ada@example.com 12345",
    ]);
    expect(kinds(state({ ...pending, uuid: "6f0c6c7e-64a5-4c0c-8a6c-0c9a5c1f2b3d" }), unseen)).toEqual([
      "missing ada@example.com 12345",
    ]);
  });
});

describe("a plan tells what waits from what was done by hand", () => {
  const at = (role: string | null) => (role === null ? [] : [managedPerson("ada", { role })]);
  test.each<
    [string, { desired: string | null; recorded: string | null; live: string | null; kind: DriftKind | null }]
  >([
    ["in sync", { desired: "viewer", recorded: "viewer", live: "viewer", kind: null }],
    ["drift", { desired: "viewer", recorded: "viewer", live: "admin", kind: "role_raised" }],
    ["pending change", { desired: "admin", recorded: "viewer", live: "viewer", kind: "pending_change" }],
    ["converged by hand", { desired: "admin", recorded: "viewer", live: "admin", kind: "converged" }],
    ["conflict", { desired: "admin", recorded: "viewer", live: "operator", kind: "conflict" }],
    ["not adopted", { desired: "viewer", recorded: null, live: "viewer", kind: "not_adopted" }],
    ["not adopted, and different", { desired: "viewer", recorded: null, live: "admin", kind: "not_adopted" }],
    ["to be invited", { desired: "viewer", recorded: null, live: null, kind: "pending_change" }],
    ["pending removal", { desired: null, recorded: "viewer", live: "viewer", kind: "pending_change" }],
    [
      "removal of somebody who was raised",
      { desired: null, recorded: "viewer", live: "admin", kind: "conflict" },
    ],
    ["removed by hand already", { desired: null, recorded: "viewer", live: null, kind: "converged" }],
    ["missing", { desired: "viewer", recorded: "viewer", live: null, kind: "missing" }],
    ["missing, and changed", { desired: "admin", recorded: "viewer", live: null, kind: "missing_admin" }],
    ["unmanaged", { desired: null, recorded: null, live: "viewer", kind: "unmanaged_user" }],
    ["nobody anywhere", { desired: null, recorded: null, live: null, kind: null }],
  ])("%s", (_name, { desired, recorded, live, kind }) => {
    const stacks = [stackFromPlan("prod", { desired: at(desired), recorded: at(recorded) })];
    const roster = rosterOf(live === null ? [] : [rosterPerson("ada", { role: live })]);
    expect(find(stacks, roster).items.map((item) => item.kind)).toEqual(kind === null ? [] : [kind]);
  });

  test("a changed name that waits is no drift", () => {
    const stacks = [
      stackFromPlan("prod", {
        desired: [managedPerson("ada", { lastName: "Byron" })],
        recorded: [managedPerson("ada")],
      }),
    ];
    expect(kinds(stacks, rosterOf([rosterPerson("ada")]))).toEqual(["pending_change ada@example.com 12345"]);
  });
});

describe("absence is only believed where it is proved", () => {
  const gap = (name: string, attribute: string | null = null) => ({
    ...{ org: 12345, person: { email: `${name}@example.com` }, attribute },
    reason: attribute === null ? "unread" : "untold",
  });
  const unread = (people: Parameters<typeof rosterOf>[0]) =>
    rosterOf(people, {
      completeness: {
        status: "incomplete",
        scanned: 0,
        total: 1,
        problems: ["organization 12345 could not be read"],
      },
    });

  test("nobody of an unread list is missing, and how many is said", () => {
    const found = find(state(managedPerson("ada"), managedPerson("bob")), unread([]));
    expect(found).toMatchObject({ items: [], gaps: [gap("ada"), gap("bob")] });
  });

  test("what was seen is still a fact", () => {
    const roster = unread([rosterPerson("ada", { role: "admin" }), rosterPerson("eve")]);
    const found = find(state(managedPerson("ada"), managedPerson("bob")), roster);
    expect(found.items.map(({ kind }) => kind)).toEqual(["role_raised", "unmanaged_user"]);
    expect(found.gaps).toMatchObject([gap("bob")]);
  });

  test.each([
    ["is not compared where the list does not tell roles", unread, { items: [], gaps: [gap("ada", "role")] }],
    ["is drift where it does", rosterOf, { items: [{ kind: "role_lowered" }], gaps: [] }],
  ])("somebody without a role %s", (_name, rosterWith, expected) => {
    const roster = rosterWith([rosterPerson("ada", { role: null })]);
    expect(find(state(managedPerson("ada")), roster)).toMatchObject(expected);
  });

  test("an organization of which there is no list is not compared", () => {
    const { items, unlisted } = find(state(managedPerson("ada", { org: LONDON })), rosterOf([]));
    expect({ items, unlisted }).toMatchObject({ items: [], unlisted: [{ org: LONDON, reason: "unlisted" }] });
  });
});

describe("for any people", () => {
  const ROLES = ["admin", "operator", "viewer", "billing-admin", "Night shift"] as const;
  const key = fc.integer({ min: 1, max: 30 }).map((number) => `person${number}`);
  const entry = fc.record({ key, org: fc.constantFrom(12345, LONDON), role: fc.constantFrom(...ROLES) });
  const entries = fc.uniqueArray(entry, { selector: (each) => `${each.key}/${each.org}`, maxLength: 20 });

  const asManaged = (list: readonly { key: string; org: number; role: string }[]) =>
    list.map(({ key: name, org, role }) =>
      managedPerson(name, { org, role, address: `automox_user.${name}_${org}` }),
    );
  const asRoster = (list: readonly { key: string; org: number; role: string }[]) =>
    rosterOf(
      [...new Set(list.map((each) => each.key))].map((name) =>
        rosterPerson(name, {
          memberships: list.filter((each) => each.key === name).map(({ org, role }) => ({ org, role })),
        }),
      ),
      { organizations: [12345, LONDON].map((org) => ({ org, zone: null, name: null })) },
    );

  test("who is equal on both sides gives no item", () => {
    fc.assert(
      fc.property(entries, (list) =>
        expect(find(state(...asManaged(list)), asRoster(list)).items).toEqual([]),
      ),
    );
  });

  test("items and fingerprints do not depend on the order of people and resources", () => {
    fc.assert(
      fc.property(entries, entries, fc.infiniteStream(fc.nat()), (managed, live, dice) => {
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((each) => ({ each, at: dice.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ each }) => each);
        const once = find(state(...asManaged(managed)), asRoster(live));
        const again = find(state(...asManaged(shuffled(managed))), asRoster(shuffled(live)));
        expect(again.items).toEqual(once.items);
      }),
    );
  });

  test("nobody is both managed and unmanaged", () => {
    fc.assert(
      fc.property(entries, entries, (managed, live) => {
        const known = new Set(managed.map((each) => `${each.key}@example.com/${each.org}`));
        const { items } = find(state(...asManaged(managed)), asRoster(live));
        for (const { kind, person, org } of items)
          if (kind.startsWith("unmanaged") || kind === "zone_added")
            expect(known.has(`${person.email}/${org}`)).toBe(false);
      }),
    );
  });
});

test("the age of an invitation is not a part of its fingerprint, or every night would be a new finding", () => {
  const at = (days: number) => {
    const roster = rosterOf([rosterPerson("ada", { status: "pending", createdAt: daysAgo(days) })]);
    return find(state(managedPerson("ada", { status: "pending" })), roster).items[0];
  };
  expect(at(20)?.ageDays).toBe(20);
  expect(at(21)?.fingerprint).toBe(at(20)?.fingerprint);
});

test("somebody whom another organization knows by another number is found by either, and told by the one there", () => {
  const memberships = [
    { org: 12345, role: "viewer" },
    { org: 54321, role: "admin", userId: 8 },
  ];
  const roster = rosterOf([rosterPerson("ada", { userId: 7, memberships })]);
  const managed = managedPerson("countess", { org: 54321, userId: 8 });
  expect(
    find(state(managed), roster).items.map(({ kind, org, person }) => [kind, org, person.userId]),
  ).toEqual([
    ["role_raised", 54321, 8],
    ["mailbox_changed", 54321, 8],
    ["zone_added", 12345, 7],
    ["profile_changed", 54321, 8],
  ]);
});

test("an invitation whose date is still to come, by another clock, is no day old", () => {
  const roster = rosterOf([
    rosterPerson("ada", { status: "pending", role: "admin", createdAt: daysAgo(-3) }),
  ]);
  expect(find(state(managedPerson("ada", { status: "pending" })), roster).items).toMatchObject([
    { kind: "role_raised", ageDays: 0 },
  ]);
});
