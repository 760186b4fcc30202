import { upgradeResource } from "../../../src/framework/upgrade-resource";
import { user } from "../../../src/provider/resources/user";
import { accountWorld, nameless, stateOf } from "../../support/account-world";
import {
  errors,
  expectSilence,
  ORG,
  person,
  seedUser,
  startWorld,
  type World,
  warnings,
} from "../../support/world";

const names = (world: World) => world.requests().map((line) => line.replace(/[0-9a-f-]{36}/g, "ID"));

describe("which contract is spoken", () => {
  let world: World;

  const invitationPath = async (provider: Record<string, unknown>, env: NodeJS.ProcessEnv = {}) => {
    const core = world.core(provider, { env });
    const { plan, applied } = await core.run([person("ada")]);
    expect([...errors(plan.diagnostics), ...errors(applied)]).toEqual([]);
    return names(world).filter((line) => line.startsWith("POST"));
  };
  const ACCOUNT = ["POST /accounts/ID/invitations"];
  const ORGANIZATION = ["POST /users"];

  beforeEach(async () => {
    world = await startWorld();
  });

  it("account_id in the provider block switches", async () => {
    expect(await invitationPath({ account_id: world.simulator.accountId })).toEqual(ACCOUNT);
  });

  it("the environment alone does not", async () => {
    expect(await invitationPath({}, { AUTOMOX_ACCOUNT_UUID: world.simulator.accountId })).toEqual(
      ORGANIZATION,
    );
  });

  it('contract = "account" takes the id from the environment', async () => {
    const env = { AUTOMOX_ACCOUNT_UUID: world.simulator.accountId };
    world.control.fault({ match: { path: "^/users/self$" }, effect: { kind: "answer", status: 404 } });
    expect(await invitationPath({ contract: "account" }, env)).toEqual(ACCOUNT);
  });

  it('contract = "account" alone asks whose key it is', async () => {
    world.control.turn({ extraFields: "many" });
    expect(await invitationPath({ contract: "account" })).toEqual(ACCOUNT);
  });

  it('contract = "organization" wins over account_id', async () => {
    const provider = { contract: "organization", account_id: world.simulator.accountId };
    expect(await invitationPath(provider)).toEqual(ORGANIZATION);
  });

  it("an account nobody tells is an error that names where the console shows it", async () => {
    world.control.fault({ match: { path: "^/users/self$" }, effect: { kind: "answer", status: 404 } });
    const plan = await world.core({ contract: "account" }).plan([nameless("ada")]);
    expect(errors(plan.diagnostics)).toEqual(["provider/account-unknown"]);
    expect(plan.diagnostics[0]?.detail).toContain("Settings > Secrets & Keys");
  });

  it("an organization without a zone is an error that lists those there are", async () => {
    const provider = { account_id: world.simulator.accountId, org_id: 4711 };
    const plan = await world.core(provider).plan([nameless("ada")]);
    expect(errors(plan.diagnostics)).toEqual(["account/no-zone"]);
    expect(plan.diagnostics[0]?.detail).toMatch(/12345 {2}Acme Corp/);
  });
});

describe("a provider block that cannot be used", () => {
  const configured = async (provider: Record<string, unknown>, env: NodeJS.ProcessEnv = {}) => {
    const world = await startWorld();
    const plan = await world.core(provider, { env }).plan([]);
    return errors(plan.diagnostics);
  };

  it.each([
    [
      "undocumented without its request",
      { contract: "account", account: { role_change: "undocumented" } },
      {},
      "provider/role-change-request-missing",
    ],
    [
      "an id in the environment that is none",
      { contract: "account" },
      { AUTOMOX_ACCOUNT_UUID: "acme" },
      "provider/invalid-account",
    ],
  ] as const)("%s", async (...[_name, provider, env, code]) => {
    expect(await configured(provider, env)).toEqual([code]);
  });

  it("is not made by an id in the environment that nobody asked for", async () => {
    expect(await configured({}, { AUTOMOX_ACCOUNT_UUID: "acme" })).toEqual([]);
  });
});

describe("an attribute that needs the other contract is a plan error that says which", () => {
  const rows: [string, Record<string, unknown>, "organization" | "account"][] = [
    ["prefs_json", { prefs_json: "{}" }, "account"],
    ["account_role", { account_role: "global-admin" }, "organization"],
    ["zone_roles", { zone_roles: new Map([["777", "viewer"]]) }, "organization"],
    ["on_destroy", { on_destroy: "remove_from_account" }, "organization"],
  ];
  it.each(rows)("%s", async (attribute, more, contract) => {
    const world = await startWorld({ contract });
    const plan = await world.core().plan([person("ada", { more })]);
    expect(errors(plan.diagnostics)).toEqual(["user/other-contract"]);
    expect(plan.diagnostics[0]?.summary).toContain(attribute);
    expect(plan.diagnostics[0]?.summary).toContain(contract === "account" ? "organization" : "account");
  });
});

describe("a state of the organization contract", () => {
  let world: World;

  it("goes on with account_id added, without a difference", async () => {
    world = await startWorld({
      seed: {
        users: [
          { email: "alice@example.com", role: "admin", accountRole: "global-admin" },
          seedUser("ada"),
          seedUser("bob", { role: "operator" }),
        ],
      },
    });
    const people = [person("ada"), person("bob", { role: "operator" }), person("cyd")];
    const before = world.core({ guards: { operator_without_zone: "off" } });
    await before.run(people);
    const after = world.core({ account_id: world.simulator.accountId });
    for (const [address, stored] of before.state) after.state.set(address, stored);
    await expectSilence(after, people);
    await after.run(people);
    expect(stateOf(after, "automox_user.bob")).toMatchObject({
      role: "operator",
      uuid: expect.any(String),
      account_role: "no-global-access",
    });
    expect(errors((await after.run(people.slice(0, 2))).applied)).toEqual([]);
    expect(world.control.people().map(({ email }) => email)).not.toContain("cyd@example.com");
  });

  it("without the attributes of the account contract, as an older version wrote it, is read", async () => {
    world = await startWorld({
      contract: "account",
      seed: {
        users: [
          { email: "alice@example.com", role: "admin", accountRole: "global-admin" },
          seedUser("ada", { id: 103 }),
        ],
      },
    });
    const core = world.core();
    const old = {
      id: `${ORG}/ada@example.com`,
      email: "ada@example.com",
      first_name: "ada",
      last_name: "Example",
      org_id: ORG,
      role: "viewer",
      status: "active",
      stale: false,
      invitations_sent: 1,
      user_id: 103,
      uuid: null,
      created_at: null,
      prefs_json: null,
      active: null,
      on_existing: null,
      on_destroy: null,
      invitation: null,
      wait_for_activation: null,
      timeouts: null,
    };
    const { state: value } = upgradeResource(user, 0, new TextEncoder().encode(JSON.stringify(old)));
    if (!value) throw new Error("the state was not read");
    core.state.set("automox_user.ada", { type: "automox_user", value, privateData: new Uint8Array(0) });
    await expectSilence(core, [person("ada")]);
  });
});

describe("somebody who is there already", () => {
  let world: World;

  it("is taken over where everything that is configured is so", async () => {
    world = await accountWorld({ users: [seedUser("ada"), seedUser("ada", { org: 777 })] });
    const ada = person("ada", {
      more: { zone_roles: new Map([["777", "read-only"]]), account_role: "no-global-access" },
    });
    const core = world.core();
    const { plan, applied } = await core.run([ada]);
    expect(warnings(plan.diagnostics)).toEqual(["user/taken-over"]);
    expect(errors(applied)).toEqual([]);
    expect(names(world).filter((line) => !line.startsWith("GET"))).toEqual([]);
    await expectSilence(core, [ada]);
  });

  it.each([
    [
      "a zone that they lack",
      { zone_roles: new Map([["777", "viewer"]]) },
      /zone_roles\["777"\]: null there, "viewer" configured/,
    ],
    ["another account role", { account_role: "global-admin" }, /account_role: "no-global-access" there/],
    ["another name", { first_name: "Augusta" }, /first_name: "ada" there/],
  ])(
    "is refused for %s, and changed with on_existing = adopt as far as can be",
    async (_name, more, says) => {
      world = await accountWorld({ users: [seedUser("ada")] });
      const core = world.core();
      const plan = await core.plan([person("ada", { more })]);
      expect(errors(plan.diagnostics)).toEqual(["user/exists-otherwise"]);
      expect(plan.diagnostics[0]?.detail).toMatch(says);
      const { applied } = await core.run([person("ada", { more: { ...more, on_existing: "adopt" } })]);
      expect(warnings(applied)).toEqual([
        "user/taken-over",
        // Foreseen, and then what came of it.
        ...("account_role" in more ? ["account/role-change", "account/role-change"] : []),
      ]);
      expect(world.mails("ada@example.com")).toBe(0);
    },
  );

  it("and pending has no name to compare yet", async () => {
    world = await accountWorld({ users: [seedUser("ada", { status: "pending", firstname: "?" })] });
    const core = world.core();
    const { plan } = await core.run([person("ada")]);
    expect(warnings(plan.diagnostics)).toEqual(["user/taken-over"]);
    await expectSilence(core, [person("ada")]);
  });

  it("known to the account and active at once gets the configured names", async () => {
    world = await accountWorld({
      users: [seedUser("ada", { org: 777 })],
      knobs: { knownPersonJoins: "active" },
    });
    const core = world.core();
    const augusta = person("ada", { more: { first_name: "Augusta" } });
    const { applied } = await core.run([augusta]);
    expect(applied).toEqual([]);
    expect(stateOf(core, augusta.address)).toMatchObject({ status: "active", first_name: "Augusta" });
    expect(world.mails("ada@example.com")).toBe(0);
    await expectSilence(core, [augusta]);
  });
});
