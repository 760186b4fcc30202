// A cause that meets everybody is told once a walk.
import { startSimulator } from "../../../src/simulator/start";
import { inBothContracts } from "../../support/both-contracts";
import type { Core } from "../../support/core/core";
import type { Told } from "../../support/core/process";
import { errors, expectSilence, person, worldForEach } from "../../support/world";

const NAMES = ["ada", "bea", "cyd", "dee", "eve"];
const team = NAMES.map((name) => person(name));
const SUMMARIES = {
  401: "Automox does not know the API key",
  403: "The API key cannot see ",
  404: "The API key cannot see ",
  refused: "Automox cannot be reached",
} as const;

inBothContracts("025 one cause", ({ startWorld, it }) => {
  const world = worldForEach(startWorld);

  /** The same state under a provider that meets the cause. */
  async function meeting(core: Core, cause: keyof typeof SUMMARIES): Promise<Core> {
    if (cause !== "refused") {
      const match = cause === 401 ? { times: 999 } : { method: "GET", path: "/users$|/zones", times: 999 };
      world.control.fault({ match, effect: { kind: "answer", status: cause } });
      return core;
    }
    const closed = await startSimulator();
    await closed.close();
    const other = world.core({ base_url: closed.url });
    other.state = new Map(core.state);
    return other;
  }

  const whole = (found: readonly Told[]) => found.filter(({ detail }) => detail.startsWith("Cannot "));
  const summaries = (found: readonly Told[]) => [...new Set(found.map(({ summary }) => summary))];

  it.each([401, 403, 404, "refused"] as const)("of a refresh is one error, %s", async (cause) => {
    const core = world.core();
    await core.run(team);
    const failing = await meeting(core, cause);
    const renamed = NAMES.map((name) => person(name, { more: { first_name: "New" } }));
    const plan = await failing.plan([...renamed, person("fay")]);
    expect(plan.failed).toBe(true);
    expect(plan.diagnostics).toHaveLength(1);
    expect(whole(plan.diagnostics)[0]).toMatchObject({ severity: "error" });
    expect(plan.diagnostics[0]?.summary).toMatch(new RegExp(`^${SUMMARIES[cause]}`));
    expect(plan.diagnostics[0]?.detail).toContain("Cannot read ");
    expect(plan.refreshed).toEqual(core.state);
    world.control.clearFaults();
    await expectSilence(core, team);
  });

  it.each([401, "refused"] as const)(
    "of a plan without refresh is one whole error, and a line of the others, %s",
    async (cause) => {
      const core = world.core();
      await core.run([person("old")]);
      const failing = await meeting(core, cause);
      const plan = await failing.plan([...team], { refresh: false });
      expect(plan.failed).toBe(true);
      expect(plan.diagnostics.length).toBeGreaterThan(1);
      expectOneWhole(plan.diagnostics);
    },
  );

  it("of an apply of a plan that was good", async () => {
    const core = world.core();
    const plan = await core.plan(team);
    await meeting(core, 401);
    const found = await core.apply(plan);
    expect(errors(found)).toEqual(NAMES.map(() => "automox/unauthorized"));
    expectOneWhole(found);
    world.control.clearFaults();
    await core.run(team);
    expect(NAMES.map((name) => world.mails(`${name}@example.com`))).toEqual(NAMES.map(() => 1));
  });

  function expectOneWhole(found: readonly Told[]): void {
    const [first, ...more] = whole(found);
    expect(more).toEqual([]);
    expect(summaries(found)).toEqual([first?.summary]);
    const [, name = "nobody"] = /^Cannot \w+ (\S+)\./.exec(first?.detail ?? "") ?? [];
    for (const each of found) {
      if (each === first) continue;
      expect(each.detail.split("\n")[0]).toContain(`meets the same cause as ${name}`);
    }
  }
});
