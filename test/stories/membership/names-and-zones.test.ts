import {
  errors,
  expectSilence,
  KEY,
  ORG,
  OWNER,
  person,
  seedUser,
  startWorld,
  warnings,
  worldForEach,
} from "../../support/world";

const ELSEWHERE = 777;

/** One organization of the key beside the usual one; Alice administers both. */
const seed = {
  organizations: [
    { id: ORG, name: "Acme" },
    { id: ELSEWHERE, name: "Elsewhere" },
  ],
  users: [
    { ...OWNER, firstname: "Alice", lastname: "Smith", role: "admin", status: "active" as const },
    { email: OWNER.email, role: "admin", org: ELSEWHERE, status: "active" as const },
  ],
  keys: [{ key: KEY, userEmail: OWNER.email }],
};

const nameless = {
  address: "automox_org_membership.ada",
  type: "automox_org_membership",
  config: { org_id: ELSEWHERE, email: "ada@example.com", role: "viewer" },
};

describe("a membership without names", () => {
  const world = worldForEach(() => startWorld({ seed }));

  it("takes them from the record another organization has", async () => {
    world.control.addByHand(seedUser("ada"));
    const core = world.core();
    const plan = await core.plan([nameless]);
    expect(warnings(plan.diagnostics)).toEqual([]);
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(core.state.get(nameless.address)?.value).toMatchObject({
      first_name: "ada",
      last_name: "Example",
    });
    await expectSilence(core, [nameless]);
  });

  it("takes them from a person invited elsewhere earlier in the same run", async () => {
    const core = world.core({}, { parallelism: 1 });
    const ada = person("ada");
    const { applied } = await core.run([ada, nameless]);
    expect(errors(applied)).toEqual([]);
    expect(core.state.get(nameless.address)?.value).toMatchObject({
      first_name: "ada",
      last_name: "Example",
    });
    await expectSilence(core, [ada, nameless]);
  });

  it("is a warning at plan and an error of that person alone where nobody has them", async () => {
    const core = world.core();
    const bob = person("bob");
    const plan = await core.plan([nameless, bob]);
    expect(warnings(plan.diagnostics)).toEqual(["user/names-missing"]);
    const applied = await core.apply(plan);
    expect(errors(applied)).toEqual(["user/names-missing"]);
    expect(applied.at(-1)?.detail).toContain("email = automox_user.NAME.email");
    expect([...core.state.keys()]).toEqual([bob.address]);
    expect(world.mails("ada@example.com")).toBe(0);
  });

  it("follows a changed address without a call when the person has it already", async () => {
    const core = world.core({}, { parallelism: 1 });
    const ada = person("ada");
    await core.run([ada, nameless]);
    world.control.accept({ who: "ada@example.com", org: ORG });
    world.control.accept({ who: "ada@example.com", org: ELSEWHERE });
    await core.run([ada, nameless]);
    const renamed = [
      person("ada", { email: "lovelace@example.com" }),
      { ...nameless, config: { ...nameless.config, email: "lovelace@example.com" } },
    ];
    world.requests();
    const { applied } = await core.run(renamed);
    expect(errors(applied)).toEqual([]);
    expect(world.requests().filter((line) => line.startsWith("PUT"))).toHaveLength(1);
    await expectSilence(core, renamed);
  });
});
