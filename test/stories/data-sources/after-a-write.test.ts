// Data sources that are read in the apply that made or changed people: a later run must tell the same.
import { inBothContracts } from "../../support/both-contracts";
import type { Core } from "../../support/core/core";
import type { Declared } from "../../support/core/plan";
import { person, seedUser, type World } from "../../support/world";

type Data = Core["data"];
type Asked = Readonly<Record<string, unknown>>;

const EMAIL = "ada@example.com";

const byEmail = async (data: Data): Promise<Asked> => ({
  users: (await data("automox_users", {})).users,
  one: await data("automox_user", { email: EMAIL, missing_ok: true }),
  review: await data("automox_access_review", { managed: [EMAIL] }),
});

inBothContracts("data sources after a write", ({ startWorld, it, contract }) => {
  let world: World;
  let core: Core;
  beforeEach(async () => {
    world = await startWorld();
    core = world.core();
  });
  afterEach(() => world.end());

  /** What the data sources say within the apply, and what they say in a run after it. */
  async function saidIn(declared: readonly Declared[], ask: (data: Data) => Promise<Asked> = byEmail) {
    const plan = await core.plan(declared);
    let within: Asked = {};
    const applied = await core.apply(plan, async (data) => {
      within = await ask(data);
    });
    expect(applied.filter(({ severity }) => severity === "error")).toEqual([]);
    world.requests();
    return { within, later: await ask((type, config) => core.data(type, config)) };
  }

  const ada = (more = {}) => person("ada", more);
  const rowOf = ({ users }: Asked) => (users as readonly Asked[]).find(({ email }) => email === EMAIL);

  it("somebody invited is told as the next run tells them", async () => {
    const { within, later } = await saidIn([ada()]);
    expect(within).toEqual(later);
    const { user_id, uuid, created_at, status } = core.state.get("automox_user.ada")?.value ?? {};
    expect(rowOf(within)).toMatchObject({ user_id, uuid, created_at, status });
    expect(user_id).not.toBeNull();
  });

  it("by number too", async () => {
    const ask = async (data: Data) => {
      const id = core.state.get("automox_user.ada")?.value.user_id as number;
      return { one: await data("automox_user", { user_id: id }) };
    };
    const { within, later } = await saidIn([ada()], ask);
    expect(within).toEqual(later);
    expect(within.one).toMatchObject({ email: EMAIL, found: true });
  });

  it("somebody changed and somebody renamed are told as the next run tells them", async () => {
    await core.run([ada()]);
    world.control.accept({ who: EMAIL });
    await core.run([ada()]);
    const changed = await saidIn([ada({ role: "operator", more: { last_name: "Archer" } })]);
    expect(changed.within).toEqual(changed.later);
    expect(rowOf(changed.within)).toMatchObject({
      last_name: "Archer",
      role: contract.role("operator"),
    });
    const renamed = await saidIn([
      ada({ email: "ada@example.org", role: "operator", more: { last_name: "Archer" } }),
    ]);
    expect(renamed.within).toEqual(renamed.later);
    expect(renamed.within.one).toMatchObject({ found: false });
  });

  it("somebody taken over and somebody removed are told as the next run tells them", async () => {
    world.control.addByHand(seedUser("bob"));
    const taken = await saidIn([person("bob"), ada()]);
    expect(taken.within).toEqual(taken.later);
    const removed = await saidIn([person("bob")]);
    expect(removed.within).toEqual(removed.later);
    expect(rowOf(removed.within)).toBeUndefined();
  });

  it.each(["invited", "every-change"] as const)("also while lists lag: %s", async (listLagOf) => {
    await core.run([ada()]);
    world.control.accept({ who: EMAIL });
    await core.run([ada()]);
    world.control.turn({ listLagCalls: 3, listLagOf });
    const plan = await core.plan([ada({ role: "operator" }), person("new")]);
    let within: Asked = {};
    await core.apply(plan, async (data) => {
      within = await byEmail(data);
    });
    const told = (within.users as readonly Asked[]).map(({ email, role }) => [email, role]);
    expect(told).toEqual(
      expect.arrayContaining([
        [EMAIL, expect.stringMatching(/operator$/)],
        ["new@example.com", expect.stringMatching(/viewer|read-only/)],
      ]),
    );
  });

  it("costs one listing for many of them, as it does where nothing was written", async () => {
    await core.run([ada()]);
    const people = [ada(), person("bob"), person("cyd")];
    const asked = async () => {
      let requests: readonly string[] = [];
      await core.apply(await core.plan(people), async (data) => {
        world.requests();
        await Promise.all([byEmail(data), byEmail(data)]);
        await byEmail(data);
        requests = world.requests();
      });
      return requests;
    };
    const after = await asked();
    expect(after.length).toBeLessThanOrEqual((await asked()).length);
  });
});
