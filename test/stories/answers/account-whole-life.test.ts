import { UNKNOWN } from "../../../src/cty/value";
import { ACCOUNT_CHOICES, DEFAULT_ACCOUNT_KNOBS } from "../../../src/simulator/knobs/account-knobs";
import type { Knobs } from "../../../src/simulator/knobs/knobs";
import { ASIA, accountWorld, EUROPE, membership, nameless, rolesOf } from "../../support/account-world";
import { errors, expectSilence, ORG, seedUser, type World, warnings } from "../../support/world";

const EMAIL = "ada@example.com";
const ada = (more: Record<string, unknown> = {}) => nameless("ada", { more });
const europe = (role = "viewer") => ({ zone_roles: new Map([[String(EUROPE), role]]) });

/** Every value of every knob of answers that does not make an error by its nature. */
const turns = Object.entries(ACCOUNT_CHOICES)
  .filter(
    ([name]) => !["tfaWrite", "noAccountRole", "accountLastAdmin", "audit", "auditShape"].includes(name),
  )
  .flatMap(([name, values]) => (values as readonly unknown[]).map((value) => [name, value] as const))
  .filter(([name, value]) => DEFAULT_ACCOUNT_KNOBS[name as keyof typeof DEFAULT_ACCOUNT_KNOBS] !== value);

describe("a whole life", () => {
  let world: World;

  it.each(turns)(
    "with %s %s ends as configured, mailed once, and silent after every step",
    async (name, value) => {
      world = await accountWorld({ knobs: { [name]: value } as Partial<Knobs> });
      const core = world.core();
      const first = nameless("ada", { more: { first_name: "Ada", last_name: "Archer", ...europe() } });
      expect(errors((await core.run([first])).applied)).toEqual([]);
      await expectSilence(core, [first]);
      world.control.accept({ who: EMAIL, firstname: "A.", lastname: "L." });
      expect(errors((await core.run([first])).applied)).toEqual([]);
      await expectSilence(core, [first]);
      const renamed = nameless("ada", {
        email: "lovelace@example.com",
        more: { first_name: "Ada", last_name: "Archer", zone_roles: new Map([[String(ASIA), "viewer"]]) },
      });
      expect(errors((await core.run([renamed])).applied)).toEqual([]);
      await expectSilence(core, [renamed]);
      expect(rolesOf(world, "lovelace@example.com")).toEqual({ [ORG]: "viewer", [ASIA]: "viewer" });
      expect(errors((await core.run([])).applied)).toEqual([]);
      expect(rolesOf(world, "lovelace@example.com")).toEqual({});
      expect(world.mails(EMAIL)).toBe(1);
      expect(world.mails("lovelace@example.com")).toBe(0);
    },
  );
});

describe("values that are not known before the apply", () => {
  let world: World;

  /** Plans with unknown values and applies with the known ones, as core does. */
  async function later(
    core: ReturnType<World["core"]>,
    unknown: ReturnType<typeof ada>,
    known: ReturnType<typeof ada>,
  ) {
    const plan = await core.plan([unknown]);
    expect(errors(plan.diagnostics)).toEqual([]);
    const changes = plan.changes.map((change) => ({ ...change, declared: known }));
    return { plan, applied: await core.apply({ ...plan, changes }) };
  }

  it.each([
    ["the map of zones", { zone_roles: UNKNOWN }, europe()],
    ["a role in a zone", { zone_roles: new Map([[String(EUROPE), UNKNOWN]]) }, europe()],
    ["the account role", { account_role: UNKNOWN }, { account_role: "global-admin" }],
    ["the organization", { org_id: UNKNOWN }, { org_id: ASIA }],
    ["the role", { role: UNKNOWN }, { role: "operator" }],
    ["the address", { email: UNKNOWN, ...europe() }, europe()],
  ])("of somebody new: %s", async (_what, unknown, known) => {
    world = await accountWorld();
    const core = world.core();
    const { applied } = await later(core, ada(unknown), ada(known));
    expect(errors(applied)).toEqual([]);
    expect(world.mails(EMAIL)).toBe(1);
    await expectSilence(core, [ada(known)]);
  });

  const there = { [ORG]: "viewer", [EUROPE]: "viewer" };
  it.each([
    {
      what: "the map of zones",
      unknown: { zone_roles: UNKNOWN },
      known: { zone_roles: new Map([[String(ASIA), "viewer"]]) },
      roles: { [ORG]: "viewer", [ASIA]: "viewer" },
    },
    {
      what: "a role in a zone, the same in the end",
      unknown: { zone_roles: new Map([[String(EUROPE), UNKNOWN]]) },
      known: europe(),
      roles: there,
    },
    {
      what: "a role in a zone",
      unknown: { zone_roles: new Map([[String(EUROPE), UNKNOWN]]) },
      known: europe("operator"),
      roles: { ...there, [EUROPE]: "operator" },
    },
    {
      what: "the role",
      unknown: { ...europe(), role: UNKNOWN },
      known: { ...europe(), role: "operator" },
      roles: { ...there, [ORG]: "operator" },
    },
    {
      what: "the role, the same in the end",
      unknown: { ...europe(), role: UNKNOWN },
      known: europe(),
      roles: there,
    },
  ])("of somebody who is there: $what", async ({ unknown, known, roles }) => {
    world = await accountWorld({ users: [seedUser("ada"), seedUser("ada", { org: EUROPE })] });
    const core = world.core({ account: { role_change: "reinvite" } });
    await core.run([ada(europe())]);
    const { plan, applied } = await later(core, ada(unknown), ada(known));
    expect(warnings(plan.diagnostics)).not.toContain("user/global-admin");
    expect(errors(applied)).toEqual([]);
    expect(rolesOf(world, EMAIL)).toEqual(roles);
    await core.run([ada(known)]);
    await expectSilence(core, [ada(known)]);
  });

  it("a map of zones that turns out to clash with a membership is an error before anything is sent", async () => {
    world = await accountWorld();
    const core = world.core();
    const plan = await core.plan([ada({ zone_roles: UNKNOWN }), membership("ada", EUROPE)]);
    const changes = plan.changes.map((change) =>
      change.type === "automox_user" ? { ...change, declared: ada(europe()) } : change,
    );
    const applied = await core.apply({ ...plan, changes });
    expect(errors(applied).length).toBeLessThanOrEqual(1);
    expect(world.control.person({ who: EMAIL }).memberships.filter(({ org }) => org === EUROPE)).toHaveLength(
      1,
    );
  });
});

describe("one person in several resources of one run", () => {
  let world: World;

  it.each(["the user", "the membership"])(
    "does not lower the account role that another of them gives, %s first",
    async (first) => {
      world = await accountWorld({ knobs: { knownAccountRole: "replaced" } });
      const core = world.core();
      const both = [ada({ account_role: "global-admin" }), membership("ada", EUROPE)];
      const declared = first === "the user" ? both : both.toReversed();
      expect(errors((await core.run(declared)).applied)).toEqual([]);
      expect(world.control.person({ who: EMAIL }).accountRole).toBe("global-admin");
      await expectSilence(core, declared);
    },
  );

  it("of two memberships and a user sends one invitation each and is silent after", async () => {
    world = await accountWorld();
    const core = world.core();
    const declared = [ada(), membership("ada", EUROPE), membership("ada", ASIA, "operator")];
    expect(errors((await core.run(declared)).applied)).toEqual([]);
    expect(rolesOf(world, EMAIL)).toEqual({ [ORG]: "viewer", [EUROPE]: "viewer", [ASIA]: "operator" });
    await expectSilence(core, declared);
    world.control.accept({ who: EMAIL });
    await core.run(declared);
    await expectSilence(core, declared);
    const kept = [ada()];
    expect(errors((await core.run(kept)).applied)).toEqual([]);
    expect(rolesOf(world, EMAIL)).toEqual({ [ORG]: "viewer" });
  });

  it("all removed at once leaves nobody and no error", async () => {
    world = await accountWorld();
    const core = world.core();
    const declared = [ada(), membership("ada", EUROPE), membership("ada", ASIA)];
    await core.run(declared);
    world.control.accept({ who: EMAIL });
    await core.run(declared);
    expect(errors((await core.run([])).applied)).toEqual([]);
    expect(rolesOf(world, EMAIL)).toEqual({});
  });
});
