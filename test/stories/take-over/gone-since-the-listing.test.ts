import { inBothContracts } from "../../support/both-contracts";
import { errors, expectSilence, person, seedUser, worldForEach } from "../../support/world";

/** A module was given an alias of the provider, and the moved block forgotten: one process takes over, the other removes. */
inBothContracts("a person taken over who has gone since the listing", ({ contract, startWorld, it }) => {
  const world = worldForEach(startWorld);
  const EMAIL = "ada@example.com";

  /** Bob's take-over lists; Ada goes right after that; then it is her turn. */
  async function afterBob(then: () => unknown, config = {}) {
    for (const key of ["bob", "ada"]) world.control.addByHand(seedUser(key));
    const core = world.core({}, { parallelism: 1 });
    const declared = [person("bob"), person("ada", { more: config })];
    const plan = await core.plan(declared);
    world.control.hook({ match: { operation: contract.operations.list, nth: 1 }, when: "after", run: then });
    world.requests();
    return { core, declared, applied: await core.apply(plan), requests: world.requests() };
  }

  it("is an error that sends nothing and saves nothing, and names the moved block", async () => {
    const { core, applied, requests } = await afterBob(() => world.control.removeByHand({ who: EMAIL }));
    expect(errors(applied)).toEqual(["user/vanished"]);
    const { detail } = applied.find(({ severity }) => severity === "error") ?? {};
    expect(detail).toContain("moved {\n    from = automox_user.OLD # the address that the plan destroys");
    expect([...core.state.keys()]).toEqual(["automox_user.bob"]);
    expect(requests.filter((line) => !line.startsWith("GET"))).toEqual([]);
    expect(world.mails(EMAIL)).toBe(0);
  });

  it("is taken over under their new number where they were only made anew", async () => {
    const { core, declared, applied } = await afterBob(() => world.control.recreate({ who: EMAIL }));
    expect(errors(applied)).toEqual([]);
    expect(core.state.get("automox_user.ada")?.value).toMatchObject({
      user_id: world.control.person({ who: EMAIL }).id,
    });
    await expectSilence(core, declared);
  });

  it("is judged as they are by then", async () => {
    const raise = () => world.control.edit({ who: EMAIL, set: { role: "admin" } });
    const { applied } = await afterBob(raise);
    expect(errors(applied)).toEqual(["user/exists-otherwise"]);
  });

  it("costs one request where nobody has gone", async () => {
    const { applied, requests } = await afterBob(() => {});
    expect(errors(applied)).toEqual([]);
    const single = requests.filter(
      (line) => /\/users\/[^/]+(\/zones)?$/.test(line) && !/\/users\/self$/.test(line),
    );
    expect(single).toHaveLength(2);
  });
});
