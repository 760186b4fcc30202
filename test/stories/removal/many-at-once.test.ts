// Removals in flight together share one proof: a listing begun after the last of them.
import type { FaultRule } from "../../../src/simulator/world/faults";
import { fasterClock } from "../../support/faster-clock";
import { errors, expectSilence, KEY, ORG, OWNER, person, startWorld } from "../../support/world";

const COUNT = 20;
const team = (keep: number) => Array.from({ length: keep }, (_, index) => person(`p${index}`));
const SEED = {
  organizations: [{ id: ORG, name: "Acme" }],
  users: [{ ...OWNER, firstname: "Alice", lastname: "Smith", role: "admin", status: "active" as const }],
  keys: [{ key: KEY, userEmail: OWNER.email }],
};

async function openTeam() {
  const world = await startWorld({ seed: SEED });
  // On a clock whose waiting takes no time removals would not wait for each other.
  const core = world.core({ guards: { max_removals: COUNT } }, { clock: fasterClock(5) });
  expect(errors((await core.run(team(COUNT))).applied)).toEqual([]);
  const here = () => world.control.people().map(({ email }) => email);
  /** Removes everybody, with a plan made before the fault. */
  const removeWith = async (...faults: readonly FaultRule[]) => {
    const plan = await core.plan([]);
    for (const fault of faults) world.control.fault(fault);
    world.requests();
    const told = errors(await core.apply(plan));
    const lines = world.requests();
    const count = (start: string) => lines.filter((line) => line.startsWith(start)).length;
    return { told, deletes: count("DELETE /users/"), gets: count("GET /users/"), lists: count("GET /users") };
  };
  return { world, core, here, removeWith };
}

it("nobody is asked for one by one", async () => {
  const { here, removeWith, core } = await openTeam();
  const { told, deletes, gets } = await removeWith();
  expect({ told, deletes, here: here() }).toEqual({ told: [], deletes: COUNT, here: [OWNER.email] });
  // But the key's owner, and whoever came too late for the others.
  expect(gets).toBeLessThanOrEqual(COUNT / 4);
  await expectSilence(core, []);
});

it("a 204 without effect is known, and is that one person's error", async () => {
  const { here, removeWith, core } = await openTeam();
  const { told } = await removeWith({
    match: { method: "DELETE", nth: 7 },
    effect: { kind: "no-effect" },
  });
  expect(told).toEqual(["user/no-effect"]);
  expect(here()).toHaveLength(2);
  expect(core.state.size).toBe(1);
});

it("a DELETE that fails keeps nobody waiting", async () => {
  const { here, removeWith, core } = await openTeam();
  const { told } = await removeWith({
    match: { method: "DELETE", nth: 7 },
    effect: { kind: "answer", status: 403 },
  });
  expect(told).toEqual(["automox/forbidden"]);
  expect(here()).toHaveLength(2);
  expect(core.state.size).toBe(1);
});

it("where the list cannot be had, each is asked for", async () => {
  const { here, removeWith } = await openTeam();
  const { told, gets } = await removeWith({
    // The first two pages are the guards' listing.
    match: { operation: "list-users", nth: 3, times: 1_000 },
    effect: { kind: "answer", status: 403 },
  });
  expect({ told, here: here() }).toEqual({ told: [], here: [OWNER.email] });
  expect(gets).toBeGreaterThanOrEqual(COUNT);
});

it("a list that is shorter than it announces proves nobody gone", async () => {
  const { world, here, removeWith } = await openTeam();
  world.control.turn({ listCounts: "too-high", listEnvelope: "data-metadata" });
  const { told, gets } = await removeWith();
  expect({ told, here: here() }).toEqual({ told: [], here: [OWNER.email] });
  expect(gets).toBeGreaterThanOrEqual(COUNT);
});

describe("where nobody is removed, although each DELETE is answered with 204", () => {
  const UNDONE = { match: { method: "DELETE" }, effect: { kind: "no-effect" } } as const;
  const everyone = Array.from({ length: COUNT }, () => "user/no-effect");
  const owner = { ...OWNER, firstname: "Alice", lastname: "Smith", role: "admin", status: "active" };

  it("a list that shows nobody any more proves nobody gone", async () => {
    const { removeWith, core } = await openTeam();
    const answer = { kind: "answer", status: 200, body: [] } as const;
    const { told } = await removeWith(UNDONE, {
      // The first two pages are the guards' listing.
      match: { operation: "list-users", nth: 3, times: 1_000 },
      effect: answer,
    });
    expect(told).toEqual(everyone);
    expect(core.state.size).toBe(COUNT);
  });

  it("a list that did not show them before proves nobody gone", async () => {
    const { removeWith, core } = await openTeam();
    const { told } = await removeWith(UNDONE, {
      match: { operation: "list-users", query: { page: "0" } },
      effect: { kind: "answer", status: 200, body: [owner] },
    });
    expect(told).toEqual(everyone);
    expect(core.state.size).toBe(COUNT);
  });
});

it.each(["ids", "address", "both"] as const)(
  "a row that does not say who it is, for want of %s, proves nobody gone",
  async (lacks) => {
    const { world, here, removeWith } = await openTeam();
    const email = "p7@example.com";
    const { id } = world.control.person({ who: email });
    world.control.turn({ oddRows: [{ email, lacks }] });
    const { told } = await removeWith({
      match: { method: "DELETE", path: `/users/${id}$` },
      effect: { kind: "no-effect" },
    });
    expect({ told, here: here() }).toEqual({ told: ["user/no-effect"], here: [OWNER.email, email] });
  },
);

it("a list that lags behind is not believed against a look at the person", async () => {
  const { world, here, removeWith } = await openTeam();
  world.control.turn({ listLagCalls: 50, listLagOf: "every-change" });
  const { told, gets } = await removeWith();
  expect({ told, here: here() }).toEqual({ told: [], here: [OWNER.email] });
  expect(gets).toBeGreaterThanOrEqual(COUNT);
});
