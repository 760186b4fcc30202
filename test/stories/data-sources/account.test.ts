import { DEFAULT_ACCOUNT_KNOBS } from "../../../src/simulator/knobs/account-knobs";
import { accountWorld } from "../../support/account-world";
import { ORG, OWNER, seedUser, startWorld, type World } from "../../support/world";

let world: World;

const data = (type: string, config: Parameters<ReturnType<World["core"]>["data"]>[1] = {}) =>
  world.core().data(type, config);

const rows = (value: unknown) => value as readonly Readonly<Record<string, unknown>>[];

describe("automox_roles", () => {
  it("is the account's own list, account-wide roles first, with what is documented of each", async () => {
    world = await accountWorld({
      knobs: {
        zoneRoles: ["night-shift", "read-only", "zone-admin"],
        accountRoles: DEFAULT_ACCOUNT_KNOBS.accountRoles,
      },
    });
    const roles = rows((await data("automox_roles")).roles);
    expect(roles.map(({ slug, type }) => [slug, type])).toEqual([
      ["global-admin", "account"],
      ["no-global-access", "account"],
      ["zone-admin", "zone"],
      ["read-only", "zone"],
      ["night-shift", "zone"],
    ]);
    expect(roles[2]).toMatchObject({ word: "admin", cannot: "", description: "The zone-admin of a zone" });
    expect(roles[2]?.can).toMatch(/Users: Invite/);
    expect(roles[4]).toMatchObject({
      word: null,
      name: "night-shift",
      can: null,
      cannot: null,
      source: null,
    });
  });

  it("is the documented table with the organization contract, without a request", async () => {
    world = await startWorld();
    const roles = rows((await data("automox_roles")).roles);
    expect(roles.map(({ slug }) => slug)).toContain("billing-admin");
    expect(roles.every(({ type, description }) => type === "zone" && description === null)).toBe(true);
    expect(world.requests()).toEqual([]);
  });

  it("that cannot be read is an error", async () => {
    world = await accountWorld();
    world.control.fault({ match: { path: "/rbac-roles$" }, effect: { kind: "answer", status: 403 } });
    await expect(data("automox_roles")).rejects.toThrow(/rbac-roles/);
  });
});

describe("people of the account", () => {
  const staff = [
    seedUser("bea", { role: "viewer", accountRole: "global-admin", twoFactor: "google" }),
    seedUser("cleo", { role: "operator" }),
    seedUser("dan", { role: "admin", status: "pending", twoFactor: null }),
  ];

  it("are listed with their account role and second factor", async () => {
    world = await accountWorld({ users: staff });
    const { users } = await data("automox_users");
    expect(
      rows(users).map((one) => [one.email, one.role, one.account_role, one.two_factor_method, one.status]),
    ).toEqual([
      [OWNER.email, "zone-admin", "global-admin", "disabled", "active"],
      ["bea@example.com", "read-only", "global-admin", "google", "active"],
      ["cleo@example.com", "zone-operator", "no-global-access", "disabled", "active"],
      ["dan@example.com", "zone-admin", "no-global-access", "disabled", "pending"],
    ]);
  });

  it.each([{ user_id: 102 }, { email: "BEA@example.com" }])(
    "are found by %j, from the zone's list",
    async (by) => {
      world = await accountWorld({ users: [seedUser("bea", { ...staff[0], id: 102 })] });
      expect(await data("automox_user", by)).toMatchObject({
        found: true,
        user_id: 102,
        account_role: "global-admin",
        two_factor_method: "google",
      });
      expect(world.requests().filter((line) => line.includes("/users/102"))).toEqual([]);
    },
  );

  it("are reviewed as the account sees them: a global administrator is one", async () => {
    world = await accountWorld({ users: staff });
    expect(await data("automox_access_review", { managed: [] })).toMatchObject({
      admins: [OWNER.email, "bea@example.com", "dan@example.com"],
      operators: ["cleo@example.com"],
      no_second_factor: [OWNER.email, "cleo@example.com", "dan@example.com"],
      second_factor_unknown: [],
    });
  });

  it("who have several roles in a zone are found by each of them", async () => {
    world = await accountWorld({ users: staff });
    world.control.edit({
      who: "cleo@example.com",
      org: ORG,
      set: { role: "Reports, zone-operator, zone-admin" },
    });
    expect(await data("automox_access_review", { managed: [] })).toMatchObject({
      admins: [OWNER.email, "bea@example.com", "cleo@example.com", "dan@example.com"],
      operators: ["cleo@example.com"],
    });
    const found = async (role: string) =>
      rows((await data("automox_users", { role })).users).map(({ email }) => email);
    expect(await found("Reports")).toEqual(["cleo@example.com"]);
    expect(await found("operator")).toEqual(["cleo@example.com"]);
    expect(await found("admin")).toEqual([OWNER.email, "cleo@example.com", "dan@example.com"]);
  });

  it("are told with their roles where the zone's list has none, at a look-up each", async () => {
    world = await accountWorld({ users: staff, knobs: { zoneUserRoleField: "absent" } });
    const core = world.core();
    expect(await core.data("automox_access_review", { managed: [] })).toMatchObject({
      admins: [OWNER.email, "bea@example.com", "dan@example.com"],
      operators: ["cleo@example.com"],
    });
    world.requests();
    const { users } = await core.data("automox_users", { role: "operator" });
    expect(rows(users).map(({ email, role }) => [email, role])).toEqual([
      ["cleo@example.com", "zone-operator"],
    ]);
    const lookUps = world.requests().filter((line) => /\/users\/[^/]+\/zones$/.test(line));
    expect(lookUps).toHaveLength(staff.length + 1);
    for (const by of [{ email: "cleo@example.com" }, { user_id: 103 }])
      expect(await core.data("automox_user", by)).toMatchObject({ role: "zone-operator" });
  });

  it("whose second factor the account leaves open are told apart in the review", async () => {
    world = await accountWorld({ users: staff, knobs: { accountTwoFactor: "null" } });
    expect(await data("automox_access_review", { managed: [] })).toMatchObject({
      no_second_factor: [],
      second_factor_unknown: [OWNER.email, "cleo@example.com", "dan@example.com"],
    });
  });
});
