import { inBothContracts } from "../../support/both-contracts";
import { errors, person, seedUser, warnings, worldForEach } from "../../support/world";

inBothContracts("012 listings of every length", ({ startWorld, it }) => {
  const world = worldForEach(startWorld);

  const people = (count: number) => Array.from({ length: count }, (_, index) => seedUser(`p${index}`));

  it.each([0, 1, 24, 498, 499, 500, 501, 999, 1_000])(
    "finds the last one of 1 + %i people",
    async (count) => {
      for (const user of people(count)) world.control.addByHand(user);
      const core = world.core();
      const last = person("last");
      world.control.addByHand(seedUser("last"));
      const plan = await core.plan([last]);
      expect(warnings(plan.diagnostics)).toEqual(["user/taken-over"]);
    },
  );

  const managed = ["a", "b", "c", "d", "e", "f"].map((key) => person(key));

  /** The refresh after the invitations tells the ids that no answer to an invitation has. */
  const invited = async () => {
    const core = world.core();
    await core.run(managed);
    await core.run(managed);
    return core;
  };

  it.each([
    [
      "a short page before more rows",
      { path: "/users$", query: { page: "0" } },
      { kind: "short-page", rows: 3 },
    ],
    ["a repeated page", { path: "/users$", query: { page: "1" } }, { kind: "other-page", page: 0 }],
    ["a failing page", { path: "/users$", query: { page: "1" } }, { kind: "answer", status: 403 }],
  ] as const)("call nobody gone: %s", async (_name, match, effect) => {
    for (const user of people(600)) world.control.addByHand(user);
    const core = await invited();
    world.control.fault({ match: { method: "GET", times: 99, ...match }, effect });
    const plan = await core.plan(managed);
    expect(plan.changes.map(({ action }) => action)).not.toContain("create");
    expect(errors(plan.diagnostics).length).toBeGreaterThan(0);
  });

  it("call nobody gone when the answer announces more people than it lists", async () => {
    world.control.turn({ listEnvelope: "results-size" });
    const core = await invited();
    world.control.removeByHand({ who: "f@example.com" });
    world.control.fault({
      match: { method: "GET", path: "/users$", query: { page: "0" }, times: 99 },
      effect: { kind: "short-page", rows: 4 },
    });
    const plan = await core.plan(managed);
    expect(errors(plan.diagnostics)).toContain("roster/incomplete");
    expect(plan.changes.map(({ action }) => action)).not.toContain("create");
  });

  it("call nobody gone when the list is empty", async () => {
    const core = await invited();
    world.control.fault({
      match: { method: "GET", path: "/users$", times: 99 },
      effect: { kind: "short-page", rows: 0 },
    });
    const plan = await core.plan(managed);
    expect(plan.changes.map(({ action }) => action)).not.toContain("create");
  });

  it("need a word from a human when many are really gone at once", async () => {
    const core = await invited();
    for (const key of ["a", "b", "c", "d", "e"]) world.control.removeByHand({ who: `${key}@example.com` });
    const plan = await core.plan(managed);
    expect(errors(plan.diagnostics)).toContain("roster/too-many-gone");
    const allowed = world.core({ guards: { max_removals: 5 } });
    allowed.state = core.state;
    const second = await allowed.plan(managed);
    expect(errors(second.diagnostics)).toEqual([]);
    expect(second.changes.filter(({ action }) => action === "create")).toHaveLength(5);
  });
});
