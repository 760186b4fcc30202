import type { GuardCode } from "../../../src/access/guards/codes";
import type { GuardSettings } from "../../../src/access/guards/policy";
import { find, results, statusOf, words } from "../../support/access/ask-guards";
import {
  as,
  type Change,
  create,
  type Json,
  ORG,
  plan,
  type RosterEntry,
  remove,
  rosterOf,
  unchanged,
  update,
} from "../../support/access/plan-builder";

const somebody = (name: string, more = {}) => [{ ...as(name).attributes, ...more }, as(name)] as const;
const removal = (name: string, more = {}) => remove(...somebody(name, more));
const replaced = (more = {}): Change => {
  const [ada] = somebody("ada", { org_id: ORG, ...more });
  return { actions: ["delete", "create"], before: ada, after: ada, ...as("ada") };
};
const lowered = (name: string) =>
  update({ ...as(name).attributes, role: "admin" }, { role: "viewer" }, as(name));
const IN_TEAM = { address: "module.team.automox_user.ada" };
const DOMAIN = { domains: ["example.com"] };
const zone = { type: "automox_org_membership" };
const ADMINS: readonly RosterEntry[] = [
  ["ada", "admin"],
  ["bob", "admin"],
  ["carl", "viewer"],
];

describe("AMX001 min-admins", () => {
  test.each<[string, readonly Change[], readonly RosterEntry[] | null, string]>([
    ["no administrator leaves", [removal("carl")], ADMINS, "not-applicable"],
    ["without a roster nobody can tell", [lowered("ada")], null, "not-evaluated"],
    ["one of two is lowered", [lowered("ada")], ADMINS, "passed"],
    ["both are lowered", [lowered("ada"), lowered("bob")], ADMINS, "failed"],
    ["one is lowered and one removed", [lowered("ada"), removal("bob", { role: "admin" })], ADMINS, "failed"],
    [
      "the other has not accepted yet",
      [lowered("ada")],
      [
        ["ada", "admin"],
        ["bob", "admin", "pending"],
      ],
      "failed",
    ],
    [
      "the other is disabled",
      [lowered("ada")],
      [
        ["ada", "admin"],
        ["bob", "admin", "disabled"],
      ],
      "failed",
    ],
    [
      "one raised in the same change does not count",
      [lowered("ada"), update({ ...as("carl").attributes }, { role: "admin" }, as("carl"))],
      [
        ["ada", "admin"],
        ["carl", "viewer"],
      ],
      "failed",
    ],
    ["the last one is replaced", [replaced({ role: "admin" })], [["ada", "admin"]], "failed"],
    [
      "the last one is only forgotten",
      [{ actions: ["forget"], before: somebody("ada", { org_id: ORG, role: "admin" })[0], ...as("ada") }],
      [["ada", "admin"]],
      "not-applicable",
    ],
  ])("%s", async (...[, changes, entries, expected]) => {
    const roster = entries === null ? null : rosterOf(entries);
    expect(await statusOf("AMX001", changes, { roster })).toBe(expected);
  });

  test("an organization that could not be read is not evaluated", async () => {
    const roster = rosterOf(ADMINS, {
      completeness: { status: "incomplete", scanned: 0, total: 1, problems: ["short"] },
    });
    const list = await results([lowered("ada"), lowered("bob")], { roster });
    expect(find(list, "AMX001")?.status).toBe("not-evaluated");
    expect(find(list, "AMX013")?.status).toBe("failed");
  });
});

describe("AMX003 own-user", () => {
  test.each<[string, readonly Change[], string | null, string]>([
    ["nobody leaves", [create()], null, "not-applicable"],
    ["nobody knows the owner", [remove()], null, "not-evaluated"],
    ["somebody else leaves", [removal("bob")], "ADA@example.com", "passed"],
    ["the owner leaves", [remove()], "ADA@example.com", "failed"],
    ["the owner is lowered", [update({ role: "admin" }, { role: "viewer" })], "ada@example.com", "failed"],
  ])("%s", async (...[, changes, keyOwner, expected]) => {
    expect(await statusOf("AMX003", changes, { settings: { keyOwner } })).toBe(expected);
  });

  test("the live roster knows the owner", async () => {
    const roster = rosterOf(ADMINS, { keyOwner: "ada@example.com" });
    expect(await statusOf("AMX003", [remove()], { roster })).toBe("failed");
  });
});

describe("AMX004 max-removals", () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => removal(`p${at}`));
  const roster = (count: number) =>
    rosterOf(Array.from({ length: count }, (_, at) => [`p${at}`, "viewer"] as const));

  test.each([
    [0, 3, "not-applicable"],
    [2, null, "passed"],
    [3, null, "not-evaluated"],
    [2, 3, "passed"],
    [2, 8, "passed"],
    [3, 3, "failed"],
    [3, 12, "passed"],
    [3, 11, "failed"],
    [4, 12, "failed"],
    [5, 20, "passed"],
    [6, 23, "failed"],
    [1, 0, "passed"],
  ] as const)("%s of %s members: %s", async (removed, members, expected) => {
    const context = { roster: members === null ? null : roster(members) };
    expect(await statusOf("AMX004", many(removed), context)).toBe(expected);
  });

  test("a fixed number needs no roster, and the message names everybody", async () => {
    const guard = find(await results(many(2), { settings: { maxRemovals: 1 } }), "AMX004");
    expect(guard?.status).toBe("failed");
    expect(words(guard)).toEqual([
      expect.stringMatching(/2 people of organization .* p0@example\.com .*p1@example\.com/),
    ]);
  });

  test("who is kept counts as nobody, who is disabled as removed, and one person once", async () => {
    const changes = [
      removal("kept", { on_destroy: "keep" }),
      update({ ...as("off").attributes, active: true }, { active: false }, as("off")),
      removal("off", {}),
    ];
    expect(await statusOf("AMX004", changes, { settings: { maxRemovals: 1 } })).toBe("passed");
  });
});

describe("the rules that a plan alone can tell", () => {
  const waivedUntil = (expires: string) => ({
    waivers: [{ code: "AMX007" as const, subject: "*", reason: "r", owner: "o", expires }],
  });
  const invited = (count: number) => Array.from({ length: count }, (_, at) => create(...somebody(`p${at}`)));

  test.each<[GuardCode, string, readonly Change[], Partial<GuardSettings>, string]>([
    ["AMX002", "nobody is required", [remove()], {}, "not-applicable"],
    [
      "AMX002",
      "a required administrator leaves",
      [remove({ role: "admin" })],
      { requiredAdmins: ["Ada@example.com"] },
      "failed",
    ],
    ["AMX002", "another leaves", [removal("bob")], { requiredAdmins: ["ada@example.com"] }, "not-evaluated"],
    ["AMX005", "two are lowered", ["a", "b"].map(lowered), {}, "passed"],
    ["AMX005", "three are lowered", ["a", "b", "c"].map(lowered), {}, "failed"],
    ["AMX006", "a viewer is invited", [create()], {}, "passed"],
    ["AMX006", "an administrator is invited", [create({ role: "admin" })], {}, "failed"],
    [
      "AMX006",
      "an administrator is enabled of whom nobody tells whether they were disabled",
      [update({ role: "admin", status: "unknown", active: null }, { active: true })],
      {},
      "failed",
    ],
    ["AMX006", "somebody is raised to administrator", [update({}, { role: "zone-admin" })], {}, "failed"],
    [
      "AMX006",
      "an administrator stays one",
      [update({ role: "admin" }, { role: "zone-admin" })],
      {},
      "not-applicable",
    ],
    [
      "AMX006",
      "a role that nobody knows yet",
      [update({}, { role: undefined }, { unknown: { role: true } })],
      {},
      "failed",
    ],
    [
      "AMX006",
      "an administrator of a further zone",
      [update({ zone_roles: {} }, { zone_roles: { "7": "zone-admin" } })],
      {},
      "failed",
    ],
    ["AMX007", "nobody is replaced", [create()], {}, "not-applicable"],
    ["AMX007", "somebody is replaced", [replaced()], {}, "failed"],
    [
      "AMX007",
      "one is removed and another invited",
      [remove(), create(...somebody("bob"))],
      {},
      "not-applicable",
    ],
    [
      "AMX007",
      "one is removed and invited at another address",
      [remove(), create({}, IN_TEAM)],
      {},
      "failed",
    ],
    [
      "AMX007",
      "one is removed and invited in another organization",
      [remove(), create({ org_id: 7 }, IN_TEAM)],
      {},
      "not-applicable",
    ],
    ["AMX008", "25 are invited", invited(25), {}, "passed"],
    ["AMX008", "26 are invited", invited(26), {}, "failed"],
    ["AMX009", "any domain", [create()], {}, "not-applicable"],
    ["AMX009", "the right domain", [create()], { domains: ["EXAMPLE.com"] }, "passed"],
    ["AMX009", "a domain that only ends alike", [create({ email: "a@notexample.com" })], DOMAIN, "failed"],
    [
      "AMX009",
      "an address not known yet",
      [create({ email: undefined }, { unknown: { email: true } })],
      DOMAIN,
      "failed",
    ],
    ["AMX009", "renamed to another domain", [update({}, { email: "ada@example.org" })], DOMAIN, "failed"],
    [
      "AMX010",
      "twice in one organization",
      [unchanged(), create({ email: "ADA@example.com" }, { address: "automox_user.again" })],
      {},
      "failed",
    ],
    ["AMX010", "in two organizations", [unchanged(), create({ org_id: 7 }, zone)], {}, "passed"],
    [
      "AMX010",
      "in a zone that is also a membership",
      [unchanged({ zone_roles: { "7": "viewer" } }), create({ org_id: 7 }, zone)],
      {},
      "failed",
    ],
    ["AMX015", "somebody is removed", [remove()], {}, "warned"],
    ["AMX017", "everybody goes", [remove()], {}, "failed"],
    ["AMX017", "somebody stays", [remove(), unchanged(...somebody("bob"))], {}, "passed"],
    ["AMX019", "a waiver that has expired", [], waivedUntil("2026-02-28"), "failed"],
    ["AMX019", "a waiver on its last day", [], waivedUntil("2026-03-01"), "passed"],
  ])("%s: %s", async (...[code, , changes, settings, expected]) => {
    expect(await statusOf(code, changes, { settings })).toBe(expected);
  });

  test.each<[string, Json, Partial<GuardSettings>, string]>([
    ["whole", {}, {}, "passed"],
    ["failed", { errored: true, complete: false }, {}, "failed"],
    ["limited with -target", { complete: false }, {}, "failed"],
    ["without a time though an age is asked", { timestamp: undefined }, { maxPlanAgeHours: 24 }, "failed"],
    [
      "with a failed check block",
      { checks: [{ address: { kind: "check", to_display: "check.x" }, status: "fail" }] },
      {},
      "passed",
    ],
    [
      "with a failed condition",
      { checks: [{ address: { kind: "resource", to_display: "automox_user.x" }, status: "fail" }] },
      {},
      "failed",
    ],
  ])("AMX012: a plan that is %s", async (...[, more, settings, expected]) => {
    const list = await results([await plan([unchanged()], more)], { settings });
    expect(find(list, "AMX012")?.status).toBe(expected);
  });

  test("AMX012: a plan that destroys everything", async () => {
    const destroyed = remove({}, { more: {} });
    expect(await statusOf("AMX012", [destroyed])).toBe("failed");
    // Deposed objects go with any plan, and have no reason in any.
    const deposed = { ...removal("bob"), more: { deposed: "abcd" } };
    expect(await statusOf("AMX012", [destroyed, deposed])).toBe("failed");
    expect(await statusOf("AMX012", [deposed])).toBe("passed");
  });

  test("AMX011: the author is not known", async () => {
    expect(await statusOf("AMX011", [update({}, { role: "operator" })])).toBe("not-evaluated");
  });

  test.each([
    ["v2:a", "v2:a", "passed"],
    ["v2:a", "v2:b", "failed"],
    ["v2-live:a", "v2:a", "not-evaluated"],
  ])("AMX016: reviewed %s, now %s", async (reviewed, now, expected) => {
    expect(await statusOf("AMX016", [], { digest: { reviewed, now } })).toBe(expected);
  });
});

test("a person removed at one address and created at another is said with both, for a moved block", async () => {
  const guard = find(await results([remove(), create({ email: "ADA@example.com" }, IN_TEAM)]), "AMX007");
  const [from, to] = ["automox_user.ada", "module.team.automox_user.ada"];
  expect(words(guard).map((text) => text.replace(/ +/g, " "))).toEqual([
    `ada@example.com is removed at ${from} and created at ${to} ; a moved block from ${from} to ${to} keeps them`,
  ]);
});

describe("letting a broken rule pass", () => {
  const changes = [create({ role: "admin" }), create(...somebody("bob", { role: "admin" }))];
  const waiver = {
    code: "AMX006" as const,
    subject: "Ada@Example.com",
    reason: "on call",
    owner: "bob@example.com",
    expires: "2026-03-31",
  };

  test("with a reason on the command line, which is kept", async () => {
    const guard = find(
      await results(changes, { settings: { allowed: [{ code: "AMX006", reason: "agreed" }] } }),
      "AMX006",
    );
    expect(guard?.status).toBe("allowed");
    expect(guard?.findings.map(({ allowed }) => allowed)).toEqual(
      Array(2).fill({ by: "option", reason: "agreed", expires: null }),
    );
  });

  test("with a waiver, for its person alone", async () => {
    const guard = find(await results(changes, { settings: { waivers: [waiver] } }), "AMX006");
    expect(guard?.status).toBe("failed");
    expect(guard?.findings.map(({ subject, allowed }) => [subject, allowed?.by])).toEqual([
      ["ada@example.com", "waiver"],
      ["bob@example.com", undefined],
    ]);
  });

  test("with a waiver by address, in its stack alone where there are several", async () => {
    const stacks = await Promise.all(["dev", "prod"].map((stack) => plan(changes.slice(0, 1), {}, stack)));
    const excused = async (subject: string, plans: Parameters<typeof results>[0] = stacks) => {
      const settings = { waivers: [{ ...waiver, subject }] };
      const guard = find(await results(plans, { settings }), "AMX006");
      return guard?.findings.map(({ allowed }) => allowed !== null);
    };
    expect(await excused("automox_user.ada")).toEqual([false, false]);
    expect(await excused("dev: automox_user.ada")).toEqual([true, false]);
    expect(await excused("automox_user.ada", stacks.slice(1))).toEqual([true]);
    expect(await excused("prod: automox_user.ada", stacks.slice(1))).toEqual([true]);
  });

  test("not with an option, where waivers themselves have expired", async () => {
    const settings = {
      waivers: [{ ...waiver, expires: "2026-02-28" }],
      allowed: [{ code: "AMX019", reason: "never mind" }],
    };
    expect(await statusOf("AMX019", [], { settings })).toBe("failed");
  });

  test("by the level warn", async () => {
    expect(await statusOf("AMX006", changes, { settings: { levels: { AMX006: "warn" } } })).toBe("warned");
  });
});

test("all failures are told at once", async () => {
  const list = await results(
    [create({ role: "admin", email: "a@evil.example" }), remove({}, { address: "automox_user.x" })],
    {
      settings: { domains: ["example.com"], keyOwner: "ada@example.com" },
    },
  );
  expect(list.filter(({ status }) => status === "failed").map(({ code }) => code)).toEqual([
    "AMX003",
    "AMX006",
    "AMX009",
  ]);
});

test.each([
  ["report", "may have left API keys, which a plan cannot see"],
  ["delete", "may have API keys, which a plan cannot see and the removal deletes first"],
])("AMX015 without a list of keys, and on_destroy_api_keys = %s", async (policy, expected) => {
  const list = await results([remove({ on_destroy_api_keys: policy })]);
  expect(words(find(list, "AMX015"))).toEqual([`ada@example.com ${expected}`]);
});

describe("AMX015 keys-left, with the keys that Automox lists", () => {
  const key = {
    id: "7",
    name: "ci",
    isEnabled: true,
    createdAt: null,
    expiresAt: null,
    owner: { id: 300 },
    org: ORG,
  };
  test.each<[string, object, string, string | undefined]>([
    [
      "one that works",
      {},
      "warned",
      'has 1 API key in organization 12345: "ci" (7) , which the removal leaves as they are',
    ],
    ["one found by address", { owner: { email: "ADA@example.com" } }, "warned", '"ci" (7)'],
    ["one that is disabled", { isEnabled: false }, "passed", undefined],
    ["one that has expired", { expiresAt: "2026-02-28T00:00:00Z" }, "passed", undefined],
    ["one of another organization", { org: 777 }, "passed", undefined],
    ["one of somebody else", { owner: { id: 301 } }, "passed", undefined],
  ])("%s", async (...[, more, status, expected]) => {
    const held = { keys: [{ ...key, ...more }], unread: new Map<number, string>() };
    const result = find(await results([remove()], { keys: held }), "AMX015");
    expect(result?.status).toBe(status);
    const said = words(result).join();
    if (expected !== undefined) expect(said.replaceAll(/ +/g, " ").replace(" : ", ": ")).toContain(expected);
  });
});
