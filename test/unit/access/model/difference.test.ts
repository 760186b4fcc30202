import type { RosterPerson } from "../../../../src/access/facts/person";
import { DEFAULT_ROLE_ORDER } from "../../../../src/access/facts/rank";
import { indexRoster } from "../../../../src/access/facts/roster-index";
import { differenceOf } from "../../../../src/access/model/compare-plans";
import { accessDigest } from "../../../../src/access/model/digest";
import { itemsOf as shown } from "../../../../src/access/model/item";
import {
  ada,
  as,
  type Change,
  create,
  type Json,
  ORG,
  plan,
  remove,
  resourceChange,
  rosterOf,
  unchanged,
  update,
} from "../../../support/access/plan-builder";

const itemsOf = async (changes: readonly Change[], more = {}) =>
  shown(differenceOf([await plan(changes, more)]), DEFAULT_ROLE_ORDER);
const membership = { type: "automox_org_membership" };
const replacing = { actions: ["delete", "create"], inner: { replace_paths: [["email"]] } };

describe("each change is one sentence with its verb", () => {
  test.each<[string, Change, string, object]>([
    ["a new user", create(), "invite", { from: null, to: "viewer", severity: "medium" }],
    ["a new administrator", create({ role: "admin" }), "invite", { to: "admin", severity: "high" }],
    ["a new membership", create({}, membership), "grant", { to: "viewer", scope: "organization" }],
    ["a removed user", remove(), "remove", { from: "viewer", severity: "high" }],
    ["a removed administrator", remove({ role: "admin" }), "remove", { severity: "critical" }],
    ["a removed membership", remove({}, membership), "revoke", { from: "viewer" }],
    ["removed with keep", remove({ on_destroy: "keep" }), "stop-managing", {}],
    ["removed with deactivate", remove({ on_destroy: "deactivate" }), "disable", {}],
    [
      "forgotten",
      { actions: ["forget"], before: ada() },
      "stop-managing",
      { notes: ["keeps all access; Terraform forgets them"] },
    ],
    [
      "a raise",
      update({}, { role: "operator" }),
      "raise",
      { from: "viewer", to: "operator", severity: "medium" },
    ],
    ["a raise to administrator", update({}, { role: "admin" }), "raise", { severity: "high" }],
    ["a lowering", update({ role: "admin" }, { role: "viewer" }), "lower", { severity: "high" }],
    ["another mailbox", update({}, { email: "x@example.com" }), "rename", { severity: "low" }],
    [
      "another mailbox of an administrator",
      update({ role: "admin" }, { email: "x@example.com" }),
      "rename",
      { severity: "high" },
    ],
    [
      "another mailbox of an administrator of the account",
      update({ account_role: "global-admin" }, { email: "x@example.com" }),
      "rename",
      { severity: "high" },
    ],
    ["a second factor", update({}, { two_factor: "enabled" }), "two-factor", { severity: "low" }],
    ["a reset second factor", update({}, { two_factor_reset: "1" }), "two-factor", { severity: "medium" }],
    [
      "a reset second factor of an administrator",
      update({ role: "admin" }, { two_factor_reset: "1" }),
      "two-factor",
      { severity: "high" },
    ],
    ["a custom role", update({}, { role: "auditor" }), "change-role", { from: "viewer", to: "auditor" }],
    [
      "a role not known yet",
      update({}, { role: undefined }, { unknown: { role: true } }),
      "change-role",
      { to: null, unknown: true },
    ],
    [
      "an account role",
      update({ account_role: "no-global-access" }, { account_role: "global-admin" }),
      "raise",
      { scope: "account", org: null, severity: "high" },
    ],
    [
      "a further zone",
      update({ zone_roles: {} }, { zone_roles: { "777": "admin" } }),
      "grant",
      { scope: "zone", org: null, zone: "777", to: "admin" },
    ],
    [
      "a zone less",
      update({ zone_roles: { "777": "admin" } }, { zone_roles: null }),
      "revoke",
      { scope: "zone", org: null, zone: "777", from: "admin" },
    ],
    [
      "another role in a zone",
      update({ zone_roles: { "777": "admin" } }, { zone_roles: { "777": "viewer" } }),
      "lower",
      { scope: "zone", org: null },
    ],
    [
      "another address",
      update({}, { email: "lovelace@example.com" }),
      "rename",
      { person: expect.objectContaining({ email: "ada@example.com" }) },
    ],
    ["another spelling", update({}, { email: "Ada@example.com" }), "settings", {}],
    [
      "another name",
      update({}, { last_name: "Lovelace" }),
      "edit-profile",
      { changes: [{ field: "last_name", from: "Example", to: "Lovelace", unknown: false }] },
    ],
    [
      "preferences, by key",
      update({ prefs_json: '{"a":1,"b":2}' }, { prefs_json: '{"b":2,"a":3}' }),
      "edit-profile",
      { changes: [{ field: "prefs_json a", from: "1", to: "3", unknown: false }] },
    ],
    ["a second factor", update({ two_factor: null }, { two_factor: "enabled" }), "two-factor", { notes: [] }],
    [
      "what a reset would set",
      update({}, { two_factor_reset_to: "disabled" }),
      "two-factor",
      { changes: [{ field: "two_factor_reset_to", from: null, to: "disabled", unknown: false }] },
    ],
    ["disabled", update({ active: true }, { active: false }), "disable", {}],
    [
      "enabled",
      update({ active: false, status: "disabled" }, { active: true, status: "active" }),
      "enable",
      { to: "viewer" },
    ],
    [
      "a repeated invitation",
      update({ stale: true, status: "pending" }, { stale: false }, { unknown: { invitations_sent: true } }),
      "re-invite",
      { cause: "expiry" },
    ],
    [
      "a setting",
      update({}, { on_destroy: "keep" }),
      "settings",
      { changes: [{ field: "on_destroy", from: null, to: "keep", unknown: false }] },
    ],
    ["nothing but computed values", update({}, { created_at: "x" }), "settings", { changes: [] }],
    [
      "an import",
      unchanged({}, { inner: { importing: { id: "ada@example.com" } } }),
      "adopt",
      { to: "viewer" },
    ],
    [
      "a move",
      unchanged({}, { more: { previous_address: "automox_user.old" } }),
      "move",
      { previousAddress: "automox_user.old" },
    ],
    [
      "tainted",
      {
        actions: ["delete", "create"],
        before: ada(),
        after: ada(),
        more: { action_reason: "replace_because_tainted" },
      },
      "replace",
      {
        notes: [
          expect.stringMatching(/^has no access, .*until the new invitation is accepted$/),
          "marked as tainted after a failure",
        ],
      },
    ],
    [
      "a replaced address",
      { ...replacing, before: ada(), after: ada({ email: "b@example.com" }) },
      "replace",
      {
        changes: [{ field: "email", from: "ada@example.com", to: "b@example.com", unknown: false }],
        notes: [
          expect.stringMatching(/^has no access, .*until the new invitation is accepted$/),
          "forced by email",
        ],
      },
    ],
    [
      "replaced the other way round",
      { ...replacing, actions: ["create", "delete"], before: ada(), after: ada() },
      "adopt",
      { notes: ["is a member already and is adopted without an e-mail"] },
    ],
    [
      "a deposed object",
      remove({}, { more: { deposed: "abcd" } }),
      "remove",
      { notes: ["left behind by an interrupted replacement"] },
    ],
  ])("%s", async (_name, ...[change, verb, expected]) => {
    const items = await itemsOf([change]);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ org: ORG, verb, ...expected });
  });

  test.each<[string, Change]>([
    ["nothing", unchanged()],
    ["only another word for the same role", update({ role: "admin" }, { role: "zone-admin" })],
  ])("%s changes nobody's role", async (_name, change) => {
    const verbs = (await itemsOf([change])).map(({ verb }) => verb);
    expect(verbs.filter((verb) => verb !== "settings")).toEqual([]);
  });
});

const TO_EMAIL = ["the reset sets the second factor to email"];

test.each([
  [{}, {}, TO_EMAIL],
  [{ two_factor_reset_to: "email" }, {}, TO_EMAIL],
  [
    { two_factor_reset_to: "disabled" },
    {},
    ["the reset leaves no second factor (two_factor_reset_to = disabled)"],
  ],
  [{}, { unknown: { two_factor_reset_to: true } }, ["what the reset sets is known after apply"]],
  [{ two_factor_reset: null }, {}, []],
])("a reset of a second factor with %j says what it sets", async (values, more, notes) => {
  const change = update(
    { ...values, two_factor_reset: "old" },
    { two_factor_reset: "lost", ...values },
    more,
  );
  expect((await itemsOf([change]))[0]).toMatchObject({ verb: "two-factor", notes });
});

const USE = { account_role: { references: ["var.it"] } };
const blockOf = (expressions: Json) => ({
  configuration: {
    root_module: {
      resources: [{ ...resourceChange(unchanged()), expressions, provider_config_key: "automox" }],
    },
  },
});

test("an update keeps what is left out, so what it does not know is written, however that is spelled", async () => {
  // A function beside a variable, `var.it == timestamp() ? ...`, prints like the variable alone.
  const unknown = { unknown: { account_role: true } };
  const change = update({ account_role: "no-global-access" }, { account_role: undefined }, unknown);
  expect(await itemsOf([change], blockOf(USE))).toMatchObject([
    { scope: "account", from: "no-global-access", to: null, unknown: true, severity: "high" },
  ]);
  expect(await itemsOf([create({}, unknown)], blockOf({}))).toMatchObject([{ scope: "organization" }]);
});

describe("another role of somebody who has one", () => {
  const is = (value: unknown) => ({ constant_value: value });
  const variable = { references: ["var.x"] };
  const speaking = (expressions: Json) => ({
    configuration: {
      provider_config: { automox: { name: "automox", expressions } },
      root_module: {
        resources: [{ address: "automox_user.ada", expressions: {}, provider_config_key: "automox" }],
      },
    },
  });
  const account = (role_change: string) => ({ account_id: is("0b4b"), account: is({ role_change }) });
  const operator = { role: "operator" };
  const inAccount = [{ account_role: "no-global-access" }, { account_role: "global-admin" }] as const;
  const inZone = [{ zone_roles: { "777": "viewer" } }, { zone_roles: { "777": "operator" } }] as const;
  const both = [inAccount[0], { ...inAccount[1], ...operator }] as const;

  test.each<[string, Json, Json, Json, readonly string[]]>([
    ["nothing written", {}, {}, operator, ["raise"]],
    ["settings of the other contract", { account: is({ role_change: "reinvite" }) }, {}, operator, ["raise"]],
    [
      "the other contract in words",
      { ...account("fail"), contract: is("organization") },
      {},
      operator,
      ["raise"],
    ],
    ["an account", { account_id: is("0b4b") }, {}, operator, ["refuse"]],
    ["the account contract", { contract: is("account") }, {}, operator, ["refuse"]],
    ["fail, in the account", account("fail"), ...inAccount, ["refuse"]],
    ["fail, in a zone", account("fail"), ...inZone, ["refuse"]],
    [
      "fail, and another name",
      account("fail"),
      {},
      { ...operator, first_name: "Eve" },
      ["edit-profile", "refuse"],
    ],
    ["fail, and disabled", account("fail"), {}, { ...operator, active: false }, ["disable", "refuse"]],
    ["fail, and a new zone", account("fail"), {}, { zone_roles: { "777": "viewer" } }, ["grant"]],
    ["undocumented", account("undocumented"), ...both, ["raise", "raise"]],
    ["reinvite", account("reinvite"), {}, operator, ["replace"]],
    ["reinvite, in the account", account("reinvite"), ...inAccount, ["refuse"]],
    ["reinvite, in the account and here", account("reinvite"), ...both, ["refuse", "refuse"]],
    ["how a variable says", { ...account("fail"), account: variable }, {}, operator, ["replace"]],
    ["an account that a variable names", { account_id: variable }, {}, operator, ["raise"]],
  ])("with %s", async (...[_name, expressions, before, after, verbs]) => {
    const items = await itemsOf([update(before, after)], speaking(expressions));
    expect(items.map(({ verb }) => verb).sort()).toEqual(verbs);
  });

  test.each(["fail", "reinvite"])("comes with an invitation that is due again, whatever %s", async (how) => {
    const due = update(
      { stale: true, status: "pending" },
      { stale: false, ...operator },
      { unknown: { invitations_sent: true } },
    );
    const items = await itemsOf([due], speaking(account(how)));
    expect(items.map(({ verb }) => verb)).toEqual(["raise", "re-invite"]);
  });

  test("that the apply refuses counts in no total and gains nothing", async () => {
    const admin = update({ ...inAccount[0], ...inZone[0] }, { role: "admin", ...inAccount[1] });
    const { facts } = differenceOf([await plan([admin], speaking(account("fail")))]);
    expect(facts.totals.to.administrators).toBe(0);
    expect(facts.totals.to.globalAdministrators).toBe(0);
  });

  test.each<[string, Json, Json, RegExp]>([
    ["fail", account("fail"), {}, /keep the role that they have/],
    ["a variable's account", { account_id: variable }, {}, /or the apply refuses/],
    ["reinvite, pending", account("reinvite"), { status: "pending" }, /before they accept/],
    ["reinvite, everywhere", account("reinvite"), { account_role: "global-admin" }, /keeps every zone/],
    ["reinvite, disabled", account("reinvite"), { status: "disabled" }, /while they are disabled/],
  ])("says so, with %s", async (...[_name, expressions, before, note]) => {
    const [item] = await itemsOf([update(before, operator)], speaking(expressions));
    expect(item?.notes.join()).toMatch(note);
  });

  test("is not given by taking over, or by an invitation that leaves further zones as they are", async () => {
    const roster = rosterOf([["ada", "viewer"]]);
    const [person] = roster.people as [RosterPerson];
    const far = { ...(person.memberships[0] as RosterPerson["memberships"][number]), org: 777 };
    const saidOf = async (expressions: Json, after: Json, memberships = person.memberships) => {
      const change = create({ on_existing: "adopt", first_name: null, last_name: null, ...after });
      const live = indexRoster({
        ...roster,
        people: [{ ...person, accountRole: "no-global-access", memberships }],
      });
      const of = [await plan([change], speaking(expressions))];
      return shown(differenceOf(of, { live }), DEFAULT_ROLE_ORDER).map(
        ({ verb, scope }) => `${verb} ${scope}`,
      );
    };
    expect(await saidOf(account("fail"), operator)).toEqual(["refuse organization"]);
    expect(await saidOf(account("undocumented"), operator)).toEqual(["raise organization"]);
    const zone = { zone_roles: { "777": "operator" } };
    expect(await saidOf(account("undocumented"), zone, [far])).toEqual([
      "invite organization",
      "refuse zone",
    ]);
    const given = { ...account("undocumented"), account: is({ no_account_role: "global-admin" }) };
    expect(await saidOf(given, {})).toEqual(["adopt organization"]);
    expect(await saidOf(given, {}, [far])).toEqual(["invite organization"]);
    expect(await saidOf(given, {}, [])).toContain("invite organization");
  });
});

test.each<[string, Json, Json, readonly object[]]>([
  ["unknown", { active: null }, { active: true }, [{ verb: "enable", severity: "medium" }]],
  ["unknown", { active: true }, { active: true, first_name: "Eve" }, [{ verb: "edit-profile" }]],
  ["pending", { active: false }, { active: true }, [{ verb: "settings", changes: [{ field: "active" }] }]],
  ["pending", { active: null }, { active: true }, [{ verb: "settings", changes: [] }]],
  ["active", { active: null }, { active: true }, [{ verb: "settings", changes: [] }]],
  ["active", { active: false }, { active: false, first_name: "Eve" }, [{ verb: "edit-profile" }]],
])("of somebody %s, from %j to %j", async (...[status, before, after, expected]) => {
  expect(await itemsOf([update({ ...before, status }, after)])).toMatchObject(expected);
});

test("a zone in capitals is the same zone", async () => {
  const zones = (zone: string) => ({ zone_roles: { [zone]: "viewer" } });
  expect(await itemsOf([update(zones("AB01"), zones("ab01"))])).toMatchObject([{ verb: "settings" }]);
});

test("one update may be several sentences", async () => {
  const items = await itemsOf([
    update(
      {},
      { role: "admin", last_name: "Lovelace", on_destroy: "keep" },
      { more: { previous_address: "automox_user.old" } },
    ),
  ]);
  expect(items.map(({ verb }) => verb)).toEqual(["raise", "edit-profile", "move", "settings"]);
});

test("a removal from the account is one from the organization too", async () => {
  const items = await itemsOf([remove({ on_destroy: "remove_from_account" })]);
  expect(items.map(({ verb, scope, org }) => [verb, scope, org])).toEqual([
    ["remove", "account", null],
    ["remove", "organization", ORG],
  ]);
});

test("an invitation with account role and zones says all of it", async () => {
  const items = await itemsOf([create({ account_role: "global-admin", zone_roles: { "777": "viewer" } })]);
  expect(items.map(({ verb, scope, to }) => [verb, scope, to])).toEqual([
    ["invite", "organization", "viewer"],
    ["grant", "account", "global-admin"],
    ["grant", "zone", "viewer"],
  ]);
});

test("an address that is not known before the apply is said to be so", async () => {
  const [item] = await itemsOf([create({ email: undefined, id: undefined }, { unknown: { email: true } })]);
  expect(item).toMatchObject({ verb: "invite", person: { email: null } });
});

const drift = (before: object, after: object | null) => ({
  resource_drift: [
    resourceChange({
      actions: [after === null ? "delete" : "update"],
      before: ada({ ...before }),
      after: after === null ? null : ada({ ...after }),
    }),
  ],
});

const ADOPT = { on_existing: "adopt" };

test.each<[string, Json, Json, readonly unknown[]]>([
  ["nothing differs", {}, {}, ["adopt"]],
  ["nobody may be there", {}, { on_existing: "fail" }, ["refuse"]],
  ["the role differs", {}, { role: "admin" }, ["refuse"]],
  ["the role differs and may", ADOPT, { role: "admin" }, ["raise"]],
  ["a name differs", {}, { first_name: "Eve" }, ["refuse"]],
  ["a name differs and may", ADOPT, { first_name: "Eve" }, ["adopt", "edit-profile"]],
  ["names are left out", {}, { first_name: null, last_name: null }, ["adopt"]],
  ["names are left out, whatever", ADOPT, { first_name: null }, ["adopt"]],
  ["they are to be disabled", ADOPT, { active: false }, ["disable"]],
  ["they are kept", { on_destroy: "keep" }, {}, ["adopt"]],
  ["they are managed otherwise", {}, { on_destroy: "keep" }, ["adopt", "settings"]],
  ["the keys go with who leaves", { on_destroy_api_keys: "delete" }, {}, ["adopt"]],
  ["they are pending", { status: "pending" }, {}, ["adopt"]],
  ["Automox may not show them", { status: "pending", user_id: null }, {}, ["replace"]],
  ["they are disabled", { status: "disabled" }, {}, ["refuse"]],
  ["they are disabled and may be", { ...ADOPT, status: "disabled" }, {}, ["adopt"]],
  ["they are disabled and are enabled", { ...ADOPT, status: "disabled" }, { active: true }, ["enable"]],
  ["nobody tells how they are", { status: "unknown" }, {}, ["adopt"]],
  ["another mailbox comes", {}, { email: "b@example.com" }, ["replace"]],
])("created before the old object goes, where %s", async (...[_where, before, after, verbs]) => {
  const actions = ["create", "delete"];
  const items = await itemsOf([{ actions, before: ada(before), after: ada({ ...before, ...after }) }]);
  expect(items.map(({ verb }) => verb).sort()).toEqual(verbs);
  expect(items.flatMap(({ notes }) => notes).join()).not.toContain("API keys");
});

const REPLACED = "replace_because_cannot_update";

test.each<[string, Json, Json, string, readonly string[]]>([
  ["would be removed", {}, {}, REPLACED, ["replace"]],
  ["would be disabled", { on_destroy: "deactivate" }, {}, REPLACED, ["adopt"]],
  [
    "would be disabled, and is another",
    { on_destroy: "deactivate" },
    { role: "admin" },
    REPLACED,
    ["refuse"],
  ],
  [
    "would be disabled, and gets another mailbox",
    { on_destroy: "deactivate" },
    { email: "b@example.com" },
    REPLACED,
    ["replace"],
  ],
  [
    "is tainted and would be disabled",
    { on_destroy: "deactivate" },
    {},
    "replace_because_tainted",
    ["adopt"],
  ],
  [
    "is disabled already",
    { on_destroy: "deactivate", status: "disabled" },
    {},
    "replace_because_tainted",
    ["refuse"],
  ],
  ["would be kept", { on_destroy: "keep" }, {}, REPLACED, ["adopt"]],
  ["is tainted and would be kept", { on_destroy: "keep" }, {}, "replace_because_tainted", ["adopt"]],
  [
    "would be kept, and gets another mailbox",
    { on_destroy: "keep" },
    { email: "b@example.com" },
    REPLACED,
    ["invite", "stop-managing"],
  ],
])("replaced in their own place, whoever %s", async (...[_whoever, before, after, reason, verbs]) => {
  const sides = { before: ada(before), after: ada({ ...before, ...after }) };
  const more = { action_reason: reason };
  const items = await itemsOf([{ actions: ["delete", "create"], ...sides, more }]);
  expect(items.map(({ verb }) => verb).sort()).toEqual(verbs);
});

test("whom Terraform forgets and creates in the same place is taken over", async () => {
  const items = await itemsOf([{ actions: ["forget", "create"], before: ada(), after: ada() }]);
  expect(items.map(({ verb }) => verb)).toEqual(["adopt"]);
});

test("a refusal has another digest where something else is refused", async () => {
  const digestOf = async (after: Json) => {
    const sides = { before: ada(), after: ada({ on_existing: "fail", ...after }) };
    return accessDigest(differenceOf([await plan([{ actions: ["create", "delete"], ...sides }])]));
  };
  const others = [
    {},
    { first_name: "Eve" },
    { active: false },
    { on_destroy: "keep" },
    { two_factor: "enabled" },
  ];
  expect(new Set(await Promise.all(others.map(digestOf))).size).toBe(others.length);
});

describe("why it happens", () => {
  test.each<[string, Change, Json, string]>([
    ["no drift", update({ role: "admin" }, { role: "viewer" }), {}, "change"],
    [
      "the plan goes back to what was recorded",
      update({ role: "admin" }, { role: "viewer" }),
      drift({ role: "viewer" }, { role: "admin" }),
      "console",
    ],
    [
      "the plan goes elsewhere",
      update({ role: "admin" }, { role: "operator" }),
      drift({ role: "viewer" }, { role: "admin" }),
      "both",
    ],
    [
      "drift of another attribute",
      update({ last_name: "X" }, { role: "admin" }),
      drift({ last_name: "Example" }, { last_name: "X" }),
      "change",
    ],
    ["removed in the console, created anew", create(), drift({}, null), "console"],
    [
      "a name edited by hand",
      update({ first_name: "Eve" }, { first_name: "Ada" }),
      drift({ first_name: "Ada" }, { first_name: "Eve" }),
      "console",
    ],
  ])("%s: %s", async (...[, change, more, expected]) => {
    const [item] = await itemsOf([change], more);
    expect(item?.cause).toBe(expected);
  });

  test("whoever was removed in the console is invited again", async () => {
    const [item] = await itemsOf([create()], drift({}, null));
    expect(item).toMatchObject({
      verb: "re-invite",
      notes: expect.arrayContaining(["was removed outside of Terraform"]),
    });
  });

  test("what the base branch's plan does as well is not of this change", async () => {
    const base = await plan([update({}, { role: "admin" })]);
    const now = await plan([update({}, { role: "admin" }), create(as("bob").attributes, as("bob"))]);
    const items = shown(differenceOf([now], { base: [base] }), DEFAULT_ROLE_ORDER);
    expect(items.map(({ verb, cause }) => [verb, cause])).toEqual([
      ["raise", "base"],
      ["invite", "change"],
    ]);
  });

  test.each<[string, Json, string]>([
    ["an accepted invitation", drift({ status: "pending" }, { status: "active" }), "accepted"],
    ["somebody disabled", drift({}, { status: "disabled" }), "disabled"],
    ["an invitation gone stale", drift({ status: "pending" }, { status: "pending", stale: true }), "stale"],
    ["somebody gone for good", drift({}, null), "gone"],
  ])("%s that the plan leaves alone is told apart", async (_name, more, kind) => {
    const { access, facts } = differenceOf([await plan([], more)]);
    expect(access).toEqual([]);
    expect(facts.observations.map((seen) => seen.kind)).toEqual([kind]);
  });

  test("an edit that the plan undoes is not told twice", async () => {
    const { facts } = differenceOf([
      await plan(
        [update({ role: "admin" }, { role: "viewer" })],
        drift({ role: "viewer" }, { role: "admin" }),
      ),
    ]);
    expect(facts.observations).toEqual([]);
  });
});

describe("the digest", () => {
  const bob = as("bob");
  const changes = [
    update({}, { role: "admin" }),
    create(bob.attributes, bob),
    remove(as("eve").attributes, as("eve")),
  ];
  const digestOf = async (some: readonly Change[], more = {}) =>
    accessDigest(differenceOf([await plan(some, more)]));

  test("is the same whatever the order, the version, the addresses and the spelling", async () => {
    const other = [
      remove(as("eve").attributes, { address: "module.team.automox_user.people[3]" }),
      create({ ...bob.attributes, email: "Bob@Example.com", role: "read-only" }, bob),
      update({}, { role: "zone-admin" }),
    ];
    expect(await digestOf(other, { terraform_version: "1.5.7", format_version: "1.1" })).toBe(
      await digestOf(changes),
    );
  });

  test("does not rely on the order it is given, and counts the same change twice as two", async () => {
    const difference = differenceOf([await plan(changes)]);
    const { access } = difference;
    expect(accessDigest({ ...difference, access: [...access].reverse() })).toBe(accessDigest(difference));
    const twice = [...access, ...access.slice(0, 1)];
    expect(accessDigest({ ...difference, access: twice })).not.toBe(accessDigest(difference));
  });

  test.each<[string, readonly Change[]]>([
    ["one person less", changes.slice(1)],
    ["another role", [update({}, { role: "operator" }), ...changes.slice(1)]],
    ["another person", [...changes.slice(0, 2), remove(as("mallory").attributes, as("mallory"))]],
    ["another organization", [update({ org_id: 777 }, { role: "admin" }), ...changes.slice(1)]],
  ])("is another with %s", async (_name, other) => {
    expect(await digestOf(other)).not.toBe(await digestOf(changes));
  });

  test("leaves out moves", async () => {
    const moved = unchanged({}, { more: { previous_address: "automox_user.old" } });
    expect(await digestOf([moved])).toBe(await digestOf([]));
  });
});

describe("plans that are rarely seen", () => {
  const drafted = async (change: Change, more: Json = {}) =>
    (await itemsOf([change], more)).map(({ verb, cause, from, to }) => [verb, cause, from, to]);

  test.each<[string, Change, readonly unknown[]]>([
    [
      "created anew while the old one is only forgotten",
      { actions: ["create", "forget"], before: ada(), after: ada({ role: "admin" }) },
      [["refuse", "change", "viewer", "admin"]],
    ],
    [
      "imported and raised at once",
      update({}, { role: "admin" }, { inner: { importing: { id: "12345/ada@example.com" } } }),
      [
        ["raise", "change", "viewer", "admin"],
        ["adopt", "change", "admin", "admin"],
      ],
    ],
    [
      "imported, with an id that is not known yet",
      unchanged({}, { inner: { importing: {} } }),
      [["adopt", "change", "viewer", "viewer"]],
    ],
    [
      "moved into a module and lowered",
      update(
        { role: "admin" },
        {},
        {
          address: "module.team.automox_user.ada",
          after: ada({ role: "viewer" }),
          more: { previous_address: "automox_user.ada" },
        },
      ),
      [
        ["lower", "change", "admin", "viewer"],
        ["move", "change", "viewer", "viewer"],
      ],
    ],
    [
      "moved from the other type",
      unchanged({}, { more: { previous_address: "automox_org_membership.ada" } }),
      [["move", "change", "viewer", "viewer"]],
    ],
    [
      "replaced, with a role and an address that are not known yet",
      {
        actions: ["delete", "create"],
        before: ada(),
        after: ada({ role: undefined, email: undefined }),
        unknown: { role: true, email: true },
      },
      [["replace", "change", "viewer", null]],
    ],
  ])("%s", async (_name, change, expected) => {
    expect(await drafted(change)).toEqual(expected);
  });

  test("what drifted at an address is not said of a deposed object there", async () => {
    const [there] = await itemsOf([remove({}, { more: { deposed: "abcd1234" } })], drift({}, null));
    expect(there?.cause).toBe("change");
    const [other] = await itemsOf([update({ role: "admin" }, { role: "viewer" })], {
      resource_drift: [
        resourceChange({ ...update({ role: "viewer" }, { role: "admin" }), more: { deposed: "abcd1234" } }),
      ],
    });
    expect(other?.cause).toBe("change");
  });

  test.each<[string, readonly Change[], string]>([
    ["stands", [unchanged()], "stop-managing"],
    ["changes", [update({}, { first_name: "Eve" })], "stop-managing"],
    ["is created anew", [create()], "stop-managing"],
    ["is another person", [unchanged({ email: "eve@example.com" })], "remove"],
    ["goes too", [remove()], "remove"],
    ["is invited anew", [{ ...remove(), ...replacing, after: ada() }], "remove"],
    ["stands elsewhere", [unchanged({}, { address: "automox_user.eve" })], "remove"],
    ["is not there", [], "remove"],
  ])("a deposed object beside one at its address that %s", async (...[_how, current, verb]) => {
    const deposed = remove({}, { more: { deposed: "abcd" } });
    const items = await itemsOf([...current, deposed]);
    const about = items.filter(({ notes }) => notes.includes("left behind by an interrupted replacement"));
    expect(about).toMatchObject([{ verb }]);
  });

  test("a key of for_each that holds lines and Markdown is one address", async () => {
    const key = 'x"]\n\n## All passed\n| a | b |';
    const [item] = await itemsOf([create({}, { address: `automox_user.this[${JSON.stringify(key)}]` })]);
    expect(item?.address).toBe(`automox_user.this[${JSON.stringify(key)}]`);
  });
});

test("the order of items does not depend on Terraform's", async () => {
  const changes = ["carol", "bob", "dave"].map((name) => create(as(name).attributes, as(name)));
  const [there, back] = [await itemsOf(changes), await itemsOf([...changes].reverse())];
  expect(there.map(({ person }) => person.email)).toEqual([
    "bob@example.com",
    "carol@example.com",
    "dave@example.com",
  ]);
  expect(back).toEqual(there);
});

describe("with a roster, somebody who is there already", () => {
  const rosters = (role: string, accountRole: string | null) =>
    indexRoster(
      rosterOf([], {
        people: [{ ...(rosterOf([["ada", role]]).people[0] as RosterPerson), firstName: "Ada", accountRole }],
        organizations: [{ org: ORG, zone: null, name: null }],
      }),
    );
  const said = async (change: Change, role: string, accountRole: string | null = null) =>
    shown(differenceOf([await plan([change])], { live: rosters(role, accountRole) }), DEFAULT_ROLE_ORDER).map(
      ({ verb, scope, from, to }) => [verb, scope, from, to],
    );

  test.each<[string, Json, string, string | null, readonly unknown[]]>([
    ["is exactly so", {}, "read-only", null, [["adopt", "organization", "read-only", "viewer"]]],
    ["has another role", {}, "admin", null, [["refuse", "organization", "admin", "viewer"]]],
    [
      "has another role in the account: nothing of the resource happens",
      { account_role: "global-admin" },
      "viewer",
      "no-global-access",
      [
        ["refuse", "account", "no-global-access", "global-admin"],
        ["refuse", "organization", "viewer", "viewer"],
      ],
    ],
    [
      "has another name",
      { first_name: "Eve" },
      "viewer",
      null,
      [["refuse", "organization", "viewer", "viewer"]],
    ],
    [
      "must not be there",
      { on_existing: "fail" },
      "viewer",
      null,
      [["refuse", "organization", "viewer", "viewer"]],
    ],
    [
      "is changed to what is written",
      { on_existing: "adopt", account_role: "global-admin", role: "operator" },
      "viewer",
      "no-global-access",
      [
        ["raise", "account", "no-global-access", "global-admin"],
        ["raise", "organization", "viewer", "operator"],
      ],
    ],
    [
      "is in the account alone, and is invited",
      { account_role: "global-admin", org_id: 777, id: "777/ada@example.com" },
      "viewer",
      "no-global-access",
      [
        ["raise", "account", "no-global-access", "global-admin"],
        ["invite", "organization", null, "viewer"],
      ],
    ],
  ])("%s", async (_name, ...[attributes, role, accountRole, expected]) => {
    expect(await said(create(attributes), role, accountRole)).toEqual(expected);
  });
});
