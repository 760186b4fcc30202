import type { RosterMembership } from "../../../src/access/facts/person";
import { find, results, statusOf, words } from "../../support/access/ask-guards";
import {
  as,
  type Change,
  create,
  ORG,
  plan,
  remove,
  rosterOf,
  unchanged,
  update,
} from "../../support/access/plan-builder";

const leaves = (name: string, more = {}) => remove({ ...as(name).attributes, ...more }, as(name));
describe("AMX001 where one role is not the only one", () => {
  const OTHER = 777;
  const inBoth = (role: string, accountRole: string | null, name = "ada") => {
    const membership = (org: number): RosterMembership => ({ org, role, status: "active", createdAt: null });
    const [person] = rosterOf([[name, role]]).people;
    return { ...person, accountRole, memberships: [membership(ORG), membership(OTHER)] } as NonNullable<
      typeof person
    >;
  };
  const rosterWith = (...people: readonly ReturnType<typeof inBoth>[]) =>
    rosterOf([], {
      people,
      organizations: [ORG, OTHER].map((org) => ({ org, zone: null, name: null })),
      completeness: { status: "complete", scanned: 2, total: 2, problems: [] },
    });
  const asked = async (changes: readonly Change[], ...people: readonly ReturnType<typeof inBoth>[]) =>
    find(await results(changes, { roster: rosterWith(...people) }), "AMX001");
  const lowered = update({ role: "admin" }, { role: "viewer" }, { address: "automox_user.ada" });

  test("a removal from the account is one from every organization", async () => {
    const all = leaves("ada", { role: "admin", on_destroy: "remove_from_account" });
    const guard = await asked([all], inBoth("admin", null));
    expect(guard?.status).toBe("failed");
    expect(words(guard).join()).toMatch(/organization {1,2}777.*12345|organization {1,2}12345.*777/s);
  });

  test("who reads here and administers the account is missed when removed", async () => {
    expect(
      (await asked([leaves("ada", { account_role: "global-admin" })], inBoth("viewer", "global-admin")))
        ?.status,
    ).toBe("failed");
  });

  test("who is lowered here and administers the account stays", async () => {
    expect((await asked([lowered], inBoth("admin", "global-admin")))?.status).toBe("not-applicable");
    expect((await asked([lowered], inBoth("admin", null)))?.status).toBe("failed");
  });

  test("who is lowered in the account and administers here stays", async () => {
    const account = update(
      { role: "admin", account_role: "global-admin" },
      { account_role: "no-global-access" },
    );
    const [ada, eve] = [inBoth("admin", "global-admin"), inBoth("viewer", "global-admin", "eve")];
    expect((await asked([account], ada, eve))?.status).toBe("passed");
    // The account itself has to keep one as well.
    expect(words(await asked([account], ada)).join()).toMatch(/0 active administrators .*in the account/);
    const both = update(
      { role: "admin", account_role: "global-admin" },
      { role: "viewer", account_role: "no-global-access" },
    );
    expect((await asked([both], inBoth("admin", "global-admin")))?.status).toBe("failed");
  });

  test("without a roster, a custom role and one of the account may be an administrator's", async () => {
    const leaving = (more: object) => statusOf("AMX001", [leaves("ada", more)]);
    expect(await leaving({ role: "viewer" })).toBe("not-applicable");
    expect(await leaving({ role: "Fleet Owners" })).toBe("not-evaluated");
    expect(await leaving({ role: "viewer", account_role: "global-admin" })).toBe("not-evaluated");
  });

  test("an organization of pending administrators alone is not called safe, nor blamed on the removal of a reader", async () => {
    const roster = rosterOf([
      ["ada", "admin", "pending"],
      ["bob", "viewer"],
    ]);
    expect(await statusOf("AMX001", [leaves("bob")], { roster })).toBe("not-applicable");
  });
});

describe("AMX003 and the owner of the key", () => {
  const owner = { settings: { keyOwner: "ada@example.com" } };
  const replaced: Change = {
    ...leaves("ada"),
    actions: ["delete", "create"],
    after: { ...as("ada").attributes },
  };

  test.each<[string, Change, string]>([
    ["replaced", replaced, "failed"],
    ["replaced, the new one first", { ...replaced, actions: ["create", "delete"] }, "not-applicable"],
    ["lowered without being an administrator", update({ role: "operator" }, { role: "viewer" }), "failed"],
    ["losing a further zone", update({ zone_roles: { "777": "viewer" } }, { zone_roles: {} }), "failed"],
    ["raised", update({}, { role: "admin" }), "not-applicable"],
    ["only forgotten", { ...leaves("ada"), actions: ["forget"] }, "not-applicable"],
  ])("%s", async (_name, change, expected) => {
    expect(await statusOf("AMX003", [change], owner)).toBe(expected);
  });
});

describe("AMX006 and what else makes an administrator", () => {
  test.each<[string, Change, string]>([
    [
      "from one administrator's role to a higher one",
      update({ account_role: "account-admin" }, { account_role: "global-admin" }),
      "failed",
    ],
    [
      "lowered, and still an administrator",
      update({ account_role: "global-admin" }, { account_role: "account-admin" }),
      "not-applicable",
    ],
    [
      "another person in an administrator's place",
      {
        ...leaves("ada", { role: "admin" }),
        actions: ["delete", "create"],
        after: { ...as("eve").attributes, org_id: ORG, role: "admin" },
      },
      "failed",
    ],
    [
      "the same person again",
      {
        ...leaves("ada", { role: "admin" }),
        actions: ["delete", "create"],
        after: { ...as("ada").attributes, org_id: ORG, role: "admin" },
      },
      "passed",
    ],
    [
      "another mailbox for an administrator",
      update({ role: "admin" }, { email: "eve@example.com" }),
      "failed",
    ],
    ["another mailbox for a reader", update({}, { email: "eve@example.com" }), "passed"],
  ])("%s", async (_name, change, expected) => {
    expect(await statusOf("AMX006", [change])).toBe(expected);
  });
});

test.each<[string, Change, string]>([
  ["raises themselves", update({}, { role: "admin" }), "warned"],
  ["raises themselves a little", update({}, { role: "operator" }), "warned"],
  [
    "takes over an account by its address",
    update({ email: "bob@example.com" }, { email: "ADA@example.com" }),
    "warned",
  ],
  ["raises somebody else", update({ email: "bob@example.com" }, { role: "admin" }), "passed"],
  ["lowers themselves", update({ role: "admin" }, { role: "viewer" }), "not-applicable"],
])("AMX011: who writes the change %s", async (_name, change, expected) => {
  expect(await statusOf("AMX011", [change], { author: "Ada@example.com" })).toBe(expected);
});

describe("AMX010 and AMX017 over several stacks", () => {
  test("the same person in two stacks is found, whatever the spelling, and in two organizations is none", async () => {
    const two = async (more: object) => [
      await plan([create({ org_id: ORG })], {}, "a"),
      await plan([create({ email: "Ada@Example.com", org_id: ORG, ...more })], {}, "b"),
    ];
    expect(words(find(await results(await two({})), "AMX010"))).toEqual([
      expect.stringContaining("a: automox_user.ada ,  b: automox_user.ada"),
    ]);
    expect(await statusOf("AMX010", await two({ id: "777/ada@example.com", org_id: 777 }))).toBe("passed");
  });

  test("a zone role in one's own organization is no second declaration", async () => {
    const once = unchanged({ zone_roles: { [String(ORG)]: "viewer" } });
    expect(await statusOf("AMX010", [once])).toBe("passed");
  });

  test("a stack that loses everybody is told, though another keeps its people", async () => {
    const plans = [
      await plan([leaves("ada")], {}, "gone"),
      await plan([unchanged(as("bob").attributes, as("bob"))], {}, "kept"),
    ];
    expect(words(find(await results(plans), "AMX017"))).toEqual([expect.stringContaining("gone")]);
  });
});

test("a rule that is off is named, and never as passed", async () => {
  const guard = find(
    await results([create({ role: "admin" })], { settings: { levels: { AMX006: "off" } } }),
    "AMX006",
  );
  expect(guard).toMatchObject({
    status: "not-evaluated",
    reason: ["switched off by the policy file"],
    findings: [],
  });
});

test.each([
  ["2026-03-01T11:00:00Z", "passed"],
  ["2026-02-28T11:00:00Z", "failed"],
  ["2026-03-02T11:00:00Z", "failed"],
])("AMX012: a plan made at %s, asked at noon of March 1st: %s", async (timestamp, expected) => {
  const list = await results([await plan([], { timestamp })], { settings: { maxPlanAgeHours: 24 } });
  expect(find(list, "AMX012")?.status).toBe(expected);
});

test.each([
  ["on its last day", "2026-03-01", "allowed"],
  ["a day later", "2026-02-28", "failed"],
])("a waiver %s", async (_name, expires, expected) => {
  const waivers = [{ code: "AMX006" as const, subject: "*", reason: "on call", owner: "x", expires }];
  expect(await statusOf("AMX006", [create({ role: "admin" })], { settings: { waivers } })).toBe(expected);
});

test("a waiver of another rule excuses nothing", async () => {
  const waivers = [
    { code: "AMX007" as const, subject: "*", reason: "on call", owner: "x", expires: "2026-12-31" },
  ];
  expect(await statusOf("AMX006", [create({ role: "admin" })], { settings: { waivers } })).toBe("failed");
});
