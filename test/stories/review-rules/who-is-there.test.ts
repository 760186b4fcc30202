// Faults that a model of plans and rosters found: who is there already, and what they are elsewhere.
import { DEFAULT_ROLE_ORDER as ORDER } from "../../../src/access/facts/rank";
import { indexRoster } from "../../../src/access/facts/roster-index";
import { differenceOf } from "../../../src/access/model/compare-plans";
import { accessDigest } from "../../../src/access/model/digest";
import { itemsOf } from "../../../src/access/model/item";
import { sealed } from "../../../src/access/model/seal";
import { providerLines } from "../../../src/access/review/provider-lines";
import { results, statusOf } from "../../support/access/ask-guards";
import {
  ada,
  as,
  type Change,
  create,
  type Json,
  ORG,
  plan,
  remove,
  rosterOf,
  unchanged,
  update,
} from "../../support/access/plan-builder";

const FAR = 777;

/** Ada, live, by organization. */
const rosterWith = (
  roles: Readonly<Record<number, string>>,
  accountRole: string | null = "no-global-access",
) => {
  const roster = rosterOf([["ada", "viewer"]]);
  const memberships = Object.entries(roles).map(([org, role]) => ({
    org: Number(org),
    role,
    status: "active" as const,
    createdAt: null,
  }));
  return {
    ...roster,
    organizations: [ORG, FAR].map((org) => ({ org, zone: null, name: null })),
    people: roster.people.map((person) => ({ ...person, accountRole, memberships })),
  };
};

async function said(change: Change, roster?: ReturnType<typeof rosterWith>) {
  const difference = differenceOf([await plan([change])], roster ? { live: indexRoster(roster) } : {});
  return itemsOf(difference, ORDER).map(({ verb, scope, from, to }) => `${verb} ${scope} ${from} ${to}`);
}

const replace = (before: Json, after: Json): Change => ({
  actions: ["delete", "create"],
  before: ada(before),
  after: ada({ ...before, ...after }),
});

describe("the role in the account", () => {
  const lowered = { account_role: "no-global-access" };

  test("of somebody replaced is raised or lowered, and not given anew", async () => {
    const raised = replace({ account_role: "no-global-access" }, { account_role: "global-admin" });
    expect(await said(raised)).toContain("raise account no-global-access global-admin");
    const change = replace({ account_role: "global-admin" }, lowered);
    expect(await said(change)).toContain("lower account global-admin no-global-access");
    expect(await statusOf("AMX005", [change], { settings: { maxDemotions: 0 } })).toBe("failed");
    const moved = replace({ account_role: "global-admin" }, { ...lowered, org_id: FAR });
    expect(await said(moved)).toContain("lower account global-admin no-global-access");
  });

  test("of somebody there is lowered by an invitation to another organization that gives none", async () => {
    const roster = rosterWith({ [FAR]: "viewer" }, "global-admin");
    expect(await said(create(lowered), roster)).toContain("lower account global-admin no-global-access");
    expect(await said(create(lowered))).toEqual([expect.stringMatching(/^invite organization/)]);
  });

  test("is given and taken once where somebody leaves the account and comes back", async () => {
    const change = replace(
      { account_role: "global-admin", on_destroy: "remove_from_account" },
      { org_id: FAR },
    );
    expect(await said(change)).toContain("replace account global-admin global-admin");
  });
});

describe("somebody who is there", () => {
  test("and differs in a further zone is refused as a whole", async () => {
    const change = create({ zone_roles: { [FAR]: "admin" }, first_name: "ada" });
    const roster = rosterWith({ [ORG]: "viewer" });
    expect((await said(change, roster)).every((each) => each.startsWith("refuse"))).toBe(true);
    expect(await statusOf("AMX006", [change], { roster })).toBe("not-applicable");
  });

  test("gets the further zone that is added, whatever they are there", async () => {
    const change = update({}, { zone_roles: { [FAR]: "admin" } });
    const roster = rosterWith({ [ORG]: "viewer", [FAR]: "viewer" });
    expect(await said(change, roster)).toEqual(["raise zone viewer admin"]);
    expect(await statusOf("AMX006", [change], { roster })).toBe("failed");
  });

  test("is an administrator by the roster, though the plan knows a reader", async () => {
    const roster = rosterWith({ [ORG]: "admin" });
    expect(await statusOf("AMX001", [remove()], { roster })).toBe("failed");
    expect(await statusOf("AMX001", [update({}, { role: "operator" })], { roster })).toBe("failed");
  });
});

describe("who is there under role_change = reinvite", () => {
  const ZONE = "00000000-0000-4000-8000-000000000777";
  const account = { constant_value: { role_change: "reinvite" } };
  const configuration = {
    provider_config: {
      automox: {
        name: "automox",
        full_name: "registry.terraform.io/automox-iac/automox",
        expressions: { contract: { constant_value: "account" }, account },
      },
    },
    root_module: {
      resources: [{ address: "automox_user.ada", expressions: {}, provider_config_key: "automox" }],
    },
  };
  const there = rosterWith({ [ORG]: "admin", [FAR]: "viewer" });
  const roster = {
    ...there,
    organizations: there.organizations.map((each) => ({ ...each, zone: each.org === FAR ? ZONE : null })),
  };
  const adopted = { role: "viewer", on_existing: "adopt", first_name: "ada" };
  const far = (key: number | string, role: string) => ({ zone_roles: { [key]: role } });

  test.each<[string, Change, string]>([
    ["taken over with another role", create(adopted), "replace organization admin viewer"],
    [
      "taken over with another role in a zone",
      create({ ...adopted, role: "admin", ...far(FAR, "operator") }),
      "replace zone viewer operator",
    ],
    ["given a zone where they are", update({}, far(FAR, "operator")), "replace zone viewer operator"],
    [
      "given another role in a zone that is spelled otherwise",
      update(far(FAR, "viewer"), far(ZONE, "operator")),
      "replace zone viewer operator",
    ],
    [
      "created first in their own place",
      {
        actions: ["create", "delete"],
        before: ada({ role: "admin" }),
        after: ada({ ...adopted, first_name: "Ada" }),
      },
      "replace organization admin viewer",
    ],
    [
      "created first in their own place, with another role in a zone that is spelled otherwise",
      {
        actions: ["create", "delete"],
        before: ada({ role: "admin", ...far(FAR, "viewer") }),
        after: ada({ ...adopted, role: "admin", first_name: "Ada", ...far(ZONE, "operator") }),
      },
      "replace zone viewer operator",
    ],
  ])("%s is out of the place until they accept", async (_how, change, sentence) => {
    const plans = [await plan([change], { configuration })];
    const words = itemsOf(differenceOf(plans, { live: indexRoster(roster) }), ORDER).map(
      ({ verb, scope, from, to }) => `${verb} ${scope} ${from} ${to}`,
    );
    expect(words).toContain(sentence);
    expect(await statusOf("AMX007", plans, { roster })).toBe("failed");
    expect(await statusOf("AMX004", plans, { roster, settings: { maxRemovals: 0 } })).toBe("failed");
    expect(await statusOf("AMX008", plans, { roster, settings: { maxInvites: 0 } })).toBe("failed");
  });

  test("whom the apply refuses to take over is taken out of nothing", async () => {
    const change = {
      actions: ["create", "delete"],
      before: ada({ role: "admin" }),
      after: ada({ role: "viewer" }),
    };
    expect(await statusOf("AMX007", [await plan([change], { configuration })], { roster })).toBe(
      "not-applicable",
    );
  });
});

describe("who comes with on_existing = adopt, and nobody asked whether they are there", () => {
  const given = async (role_change: string, after: Json = {}) => {
    const expressions = {
      contract: { constant_value: "account" },
      account: { constant_value: { role_change } },
    };
    const configuration = {
      provider_config: { automox: { name: "automox", expressions } },
      root_module: {
        resources: [{ address: "automox_user.ada", expressions: {}, provider_config_key: "automox" }],
      },
    };
    return [await plan([create({ on_existing: "adopt", ...after })], { configuration })];
  };

  test.each<[Parameters<typeof statusOf>[0], string, Json, string, string]>([
    ["AMX004", "reinvite", {}, "not-evaluated", "they may be out until they accept"],
    ["AMX007", "reinvite", {}, "not-evaluated", "they may be out until they accept"],
    ["AMX004", "undocumented", {}, "not-applicable", "nobody is taken out"],
    ["AMX007", "undocumented", {}, "not-applicable", "nobody is taken out"],
    ["AMX005", "undocumented", {}, "not-evaluated", "an administrator may be lowered"],
    ["AMX005", "undocumented", { role: "admin" }, "not-applicable", "who becomes an administrator is not"],
    ["AMX005", "fail", {}, "not-applicable", "roles stay"],
    ["AMX001", "fail", {}, "not-applicable", "roles stay"],
    ["AMX001", "fail", { active: false }, "not-evaluated", "they are disabled all the same"],
  ])("%s, with %s and %j, is %s: %s", async (...[code, how, after, status]) => {
    const settings = { maxRemovals: 0, maxDemotions: 0 };
    expect(await statusOf(code, await given(how, after), { settings })).toBe(status);
  });

  test.each([
    ["reinvite", /taken out and invited anew/],
    ["fail", /with the roles that they have/],
  ])("is told what %s makes of it", async (how, note) => {
    const [item] = itemsOf(differenceOf(await given(how)), ORDER);
    expect(item?.notes.join()).toMatch(note);
  });
});

describe("who is there is taken over by adopt_if_same", () => {
  const roster = rosterWith({ [ORG]: "viewer" });
  const untold = { first_name: "ada" };

  test("with a role, or a name, that is not known before the apply and may be theirs", async () => {
    const role = create({ ...untold, role: undefined }, { unknown: { role: true, status: true } });
    expect(await said(role, roster)).toEqual(["change-role organization viewer null"]);
    expect(await statusOf("AMX006", [role], { roster })).toBe("failed");
    const name = create({ first_name: undefined }, { unknown: { first_name: true } });
    expect((await said(name, roster)).sort()).toEqual([
      "adopt organization viewer viewer",
      "edit-profile organization viewer viewer",
    ]);
  });

  test("elsewhere, and invited to be disabled, is disabled there as well", async () => {
    const far = rosterWith({ [FAR]: "admin" });
    const change = create({ active: false });
    expect(await said(change, far)).toContain("disable zone admin admin");
    expect(await statusOf("AMX001", [change], { roster: far })).toBe("failed");
    expect(await statusOf("AMX003", [change], { roster: { ...far, keyOwner: "ada@example.com" } })).toBe(
      "failed",
    );
    expect(await said(create({ active: true }), far)).toEqual(["invite organization null viewer"]);
  });

  test("and what they prefer is written", async () => {
    const change = create({ ...untold, prefs_json: '{"digest":"weekly"}' });
    const [profile] = itemsOf(differenceOf([await plan([change])], { live: indexRoster(roster) }), ORDER);
    expect(profile).toMatchObject({
      verb: "edit-profile",
      changes: [{ field: "prefs_json digest", from: null, to: "weekly" }],
      notes: expect.arrayContaining([expect.stringContaining("no list tells")]),
    });
  });
});

describe("another mailbox for a reader who administers elsewhere", () => {
  const renamed = update({ status: "active" }, { email: "eve@example.com" }, { address: "automox_user.ada" });

  test.each<[string, readonly Change[], ReturnType<typeof rosterWith> | null]>([
    [
      "by a membership",
      [renamed, unchanged({ org_id: FAR, role: "admin" }, { type: "automox_org_membership" })],
      null,
    ],
    ["by the roster", [renamed], rosterWith({ [ORG]: "viewer", [FAR]: "admin" })],
    ["by the roster's account", [renamed], rosterWith({ [ORG]: "viewer" }, "global-admin")],
  ])("%s", async (_name, changes, roster) => {
    expect(await statusOf("AMX006", changes, { roster })).toBe("failed");
  });
});

test("zones that are not known before the apply do not hide that somebody is disabled", async () => {
  const change = update(
    { zone_roles: { [FAR]: "admin" }, active: true },
    { zone_roles: undefined, active: false },
    { unknown: { zone_roles: true } },
  );
  expect((await said(change)).filter((each) => each.startsWith("disable"))).toHaveLength(2);
});

test("who is disabled already loses nothing by on_destroy = deactivate", async () => {
  const change = remove({ status: "disabled", on_destroy: "deactivate" });
  expect(await said(change)).toEqual(["stop-managing organization viewer viewer"]);
});

test("one invitation is one mail, whatever the zones and roles in it", async () => {
  const [from, to] = ["viewer", "operator"].map((role) => ({ role, zone_roles: { [FAR]: role } }));
  const change = replace(from ?? {}, to ?? {});
  expect(await statusOf("AMX008", [change], { settings: { maxInvites: 1 } })).toBe("passed");
  expect(
    await statusOf("AMX008", [change, create(...[as("bob").attributes, as("bob")])], {
      settings: { maxInvites: 1 },
    }),
  ).toBe("failed");
});

describe("what only the configuration tells", () => {
  const ACCOUNT = { contract: { constant_value: "account" } };
  const asked = (change: Change, { role = {}, account }: { role?: Json; account?: Json }) =>
    plan([change], {
      configuration: {
        provider_config: {
          automox: { name: "automox", expressions: account === undefined ? {} : { ...ACCOUNT, account } },
        },
        root_module: {
          resources: [{ address: "automox_user.ada", provider_config_key: "automox", expressions: { role } }],
        },
      },
    });
  const escalates = async (...given: Parameters<typeof asked>) => statusOf("AMX006", [await asked(...given)]);

  test("a role that a function makes is not known, though it names nothing", async () => {
    const change = create({ role: undefined }, { unknown: { status: true, role: true } });
    expect(await escalates(change, { role: {} })).toBe("failed");
    expect(await escalates(change, { role: { references: ["var.role"] } })).toBe("failed");
  });

  test.each<[string, Json | undefined, string]>([
    ["nothing", undefined, "passed"],
    ["an administrator's", { constant_value: { no_account_role: "global-admin" } }, "failed"],
    ["a variable", { references: ["var.account"] }, "failed"],
  ])("who comes without a role in the account gets the provider's: %s", async (_name, account, expected) => {
    const left = create({}, { unknown: { status: true, account_role: true } });
    expect(await escalates(left, { ...(account ? { account } : {}) })).toBe(expected);
    const written = create({ account_role: "no-global-access" });
    expect(await escalates(written, { ...(account ? { account } : {}) })).toBe("passed");
  });
});

test("whom an action of ours is about is said and signed", async () => {
  const about = async (config: Json, more: Json = {}) => {
    const action = {
      address: "action.automox_disable_api_keys.x",
      type: "automox_disable_api_keys",
      provider_name: "registry.terraform.io/automox-iac/automox",
      config_values: config,
      ...more,
    };
    const difference = differenceOf([await plan([], { action_invocations: [action] })]);
    const text = providerLines(sealed(difference, { key: null, order: ORDER }))
      .flat()
      .map((part) => (typeof part === "string" ? part : part.value))
      .join("");
    return {
      text,
      digest: accessDigest(difference, "a key of the tests alone"),
      open: accessDigest(difference),
    };
  };
  const [one, other] = [await about({ email: "ada@example.com" }), await about({ email: "bob@example.com" })];
  expect(one.text).toContain("email = ada@example.com");
  expect(one.digest).not.toBe(other.digest);
  const hidden = await about({ email: "ada@example.com" }, { config_sensitive: { email: true } });
  expect(hidden.text).toContain("email = (sensitive)");
  expect(hidden.digest).not.toBe(
    (await about({ email: "bob@example.com" }, { config_sensitive: { email: true } })).digest,
  );
  expect(hidden.open).toBeNull();
  expect((await about({}, { config_unknown: { email: true } })).text).toContain(
    "email = (known after apply)",
  );
});

test("marks of everything are marks of each attribute", async () => {
  const [change] = (await plan([create({}, { inner: { after_unknown: true, after_sensitive: true } })]))
    .changes;
  expect([change?.unknown.role, change?.sensitive.includes("email")]).toEqual([true, true]);
});

test("a rule does not name a place that is sensitive", async () => {
  const hidden = { inner: { before_sensitive: { zone_roles: true, org_id: true } } };
  const gone = remove({ org_id: FAR, role: "admin", zone_roles: { [FAR]: "admin" } }, hidden);
  const kept = ["x", "y"].map((name) =>
    unchanged(
      { org_id: FAR },
      { address: `automox_user.${name}`, inner: { after_sensitive: { org_id: true } } },
    ),
  );
  const list = await results([gone, ...kept], {
    settings: { maxRemovals: 0 },
    roster: rosterWith({ [FAR]: "admin" }),
    keys: { keys: [], unread: new Map() },
  });
  const broken = list.filter(({ status }) => status === "failed").map(({ code }) => code);
  expect(broken).toEqual(expect.arrayContaining(["AMX001", "AMX004", "AMX010"]));
  expect(JSON.stringify(list)).not.toContain(String(FAR));
});

test("the owner of the key is known by number under another address", async () => {
  const roster = { ...rosterWith({ [ORG]: "viewer" }), keyOwner: "ada@example.com" };
  const gone = remove({ email: "old@example.com", user_id: roster.people[0]?.userId });
  expect(await statusOf("AMX003", [gone], { roster })).toBe("failed");
});

test("who must stay an administrator does not hand the mailbox over", async () => {
  const renamed = update({ role: "admin" }, { email: "eve@example.com" });
  const settings = { requiredAdmins: ["ada@example.com"] };
  expect(await statusOf("AMX002", [renamed], { settings })).toBe("failed");
});

test("who is disabled administers nowhere any more, wherever that is written", async () => {
  const roster = rosterWith({ [ORG]: "viewer", [FAR]: "admin" });
  expect(await statusOf("AMX001", [update({ active: true }, { active: false })], { roster })).toBe("failed");
  expect(await statusOf("AMX001", [remove({ on_destroy: "deactivate" })], { roster })).toBe("failed");
  expect(await statusOf("AMX001", [remove()], { roster })).toBe("not-applicable");
});

test.each<[string, string, readonly string[]]>([
  ["the same role", "viewer", []],
  ["another role", "admin", ["raise zone viewer admin"]],
])("a zone by its number and before by its UUID is one zone, with %s", async (_name, role, expected) => {
  const uuid = "0B4BFF46-2B1A-4F4C-9E6B-000000000777";
  const roster = rosterWith({ [ORG]: "viewer", [FAR]: "viewer" });
  const organizations = [...roster.organizations.slice(0, 1), { org: FAR, zone: uuid, name: null }];
  const zones = (before: string, after: string) =>
    update({ zone_roles: { [before]: "viewer" } }, { zone_roles: { [after]: role } });
  for (const change of [zones(uuid, String(FAR)), zones(String(FAR), uuid)])
    expect(await said(change, { ...roster, organizations } as typeof roster)).toEqual(expected);
});

describe("a take-over", () => {
  const roster = { ...rosterWith({ [ORG]: "admin" }), keyOwner: "ada@example.com" };
  const disables = (how: string) =>
    create({ role: "admin", first_name: "ada", active: false, on_existing: how });

  test("that disables somebody is a loss, and one that is refused is none", async () => {
    expect(await said(disables("adopt"), roster)).toEqual(["disable organization admin admin"]);
    expect(await said(disables("adopt_if_same"), roster)).toEqual(["refuse organization admin admin"]);
    const answers = async (how: string) =>
      Promise.all((["AMX001", "AMX003"] as const).map((code) => statusOf(code, [disables(how)], { roster })));
    expect(await answers("adopt")).toEqual(["failed", "failed"]);
    expect(await answers("adopt_if_same")).toEqual(["not-applicable", "not-applicable"]);
  });

  test("names what it writes of a name, unless it is refused", async () => {
    const taken = (how: string) => create({ role: "admin", on_existing: how });
    expect(await said(taken("adopt"), roster)).toEqual([
      "edit-profile organization admin admin",
      "adopt organization admin admin",
    ]);
    expect(await said(taken("adopt_if_same"), roster)).toEqual(["refuse organization admin admin"]);
  });

  test("by what is not known before the apply may lower somebody", async () => {
    const unknown = create({ first_name: "ada" }, { unknown: { on_existing: true } });
    expect(await said(unknown, roster)).toEqual(["lower organization admin viewer"]);
    expect(await statusOf("AMX001", [unknown], { roster })).toBe("failed");
    expect(await statusOf("AMX001", [unknown])).toBe("not-evaluated");
  });

  test("brings in an address as an invitation does", async () => {
    const settings = { domains: ["example.org"] };
    const taken = create({ role: "admin", first_name: "ada" });
    expect(await said(taken, roster)).toEqual(["adopt organization admin admin"]);
    expect(await statusOf("AMX009", [taken], { roster, settings })).toBe("failed");
    expect(await statusOf("AMX009", [taken], { settings })).toBe("failed");
  });
});
