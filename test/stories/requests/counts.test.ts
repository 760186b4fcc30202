import type { Stored } from "../../support/core/plan";
import { objectOf } from "../../support/core/values";
import { patientClock } from "../../support/patient-clock";
import {
  errors,
  expectSilence,
  KEY,
  ORG,
  OWNER,
  person,
  seedUser,
  startWorld,
  type World,
} from "../../support/world";

/** 10,000 with AUTOMOX_TEST_LONG, as `npm run test:long` sets it. */
const PEOPLE = process.env.AUTOMOX_TEST_LONG ? 10_000 : 2_000;
/** To list so many would take more requests than are allowed below. */
const MORE_THAN_A_FEW_PAGES = process.env.AUTOMOX_TEST_LONG ? 10_000 : 5_000;
const PAGE = 500;

const crowd = (count: number) =>
  Array.from({ length: count }, (_, index) => seedUser(`p${index}`, { id: 1_000 + index }));

const seedOf = (count: number) => ({
  organizations: [{ id: ORG, name: "Acme" }],
  users: [
    { ...OWNER, firstname: "Alice", lastname: "Smith", role: "admin", status: "active" as const },
    ...crowd(count),
  ],
  keys: [{ key: KEY, userEmail: OWNER.email }],
});

/** A state as an earlier run would have left it. */
function managed(world: World, count: number) {
  const core = world.core();
  const schema = core.schema("automox_user");
  const dates = new Map(
    world.control.people().map(({ email, memberships }) => [email, memberships[0]?.createdAt ?? null]),
  );
  for (const user of crowd(count)) {
    const value = objectOf(schema, {
      id: `${ORG}/${user.email}`,
      email: user.email,
      first_name: user.firstname,
      last_name: user.lastname,
      org_id: ORG,
      role: user.role,
      status: user.status,
      stale: false,
      invitations_sent: 0,
      user_id: user.id,
      created_at: dates.get(user.email) ?? null,
    });
    const stored: Stored = { type: "automox_user", value, privateData: new Uint8Array(0) };
    core.state.set(`automox_user.${user.firstname}`, stored);
  }
  return core;
}

const count = (requests: readonly string[], method: string) =>
  requests.filter((line) => line.startsWith(method)).length;

describe("what a run costs in requests", () => {
  let world: World;

  it(`refreshing ${PEOPLE} people: the pages that list them, and at most 10`, async () => {
    world = await startWorld({ seed: seedOf(PEOPLE) });
    const core = managed(world, PEOPLE);
    world.requests();
    const { refreshed, diagnostics } = await core.refreshOnly();
    expect(diagnostics).toEqual([]);
    expect(refreshed.size).toBe(PEOPLE);
    const last = refreshed.get(`automox_user.p${PEOPLE - 1}`)?.value;
    expect(last).toMatchObject({ status: "active", user_id: 999 + PEOPLE });
    expect(world.requests().length).toBeLessThanOrEqual(PEOPLE / PAGE + 10);
  }, 120_000);

  it(`3 unchanged people in an organization of ${MORE_THAN_A_FEW_PAGES}: at most 8`, async () => {
    world = await startWorld({ seed: seedOf(MORE_THAN_A_FEW_PAGES) });
    const core = managed(world, 3);
    world.requests();
    await expectSilence(core, [person("p0"), person("p1"), person("p2")]);
    expect(world.requests().length).toBeLessThanOrEqual(8);
  }, 60_000);

  it("inviting 100 people into an organization of 300, plan and apply: 100 POSTs and at most 25 reads", async () => {
    world = await startWorld({ seed: seedOf(300) });
    // Newcomers are gathered for a moment of real time, so that many share one listing.
    const core = world.core({}, { clock: patientClock });
    const newcomers = Array.from({ length: 100 }, (_, index) => person(`new${index}`));
    world.requests();
    const { applied } = await core.run(newcomers);
    const requests = world.requests();
    expect(errors(applied)).toEqual([]);
    expect(count(requests, "POST")).toBe(100);
    expect(count(requests, "GET")).toBeLessThanOrEqual(25);
    expect(requests).toHaveLength(count(requests, "POST") + count(requests, "GET"));
    await expectSilence(core, newcomers);
  }, 60_000);

  it("a listing that failed is asked again, and one that worked serves everybody", async () => {
    world = await startWorld({ seed: seedOf(20) });
    const core = managed(world, 20);
    world.control.fault({
      match: { method: "GET", path: "/users$", nth: 1 },
      effect: { kind: "answer", status: 403 },
    });
    world.requests();
    const { diagnostics } = await core.refreshOnly();
    // Those who waited for the failed listing fail with it; those after them share the next one.
    expect(errors(diagnostics).every((code) => code === "automox/forbidden")).toBe(true);
    expect(errors(diagnostics).length).toBeLessThan(20);
    expect(world.requests().length).toBeLessThanOrEqual(8);
  });
});
