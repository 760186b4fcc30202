import { accountWorld, EUROPE, nameless } from "../../support/account-world";
import type { Stored } from "../../support/core/plan";
import { objectOf } from "../../support/core/values";
import { patientClock } from "../../support/patient-clock";
import { errors, expectSilence, KEY, OWNER, person, startWorld, type World } from "../../support/world";

const ZONES = 20;
/** 10,000 with AUTOMOX_TEST_LONG, as `npm run test:long` sets it. */
const PEOPLE = process.env.AUTOMOX_TEST_LONG ? 10_000 : 2_000;
const IN_EACH = PEOPLE / ZONES;
const org = (index: number) => 1_000 + (index % ZONES);

const crowd = Array.from({ length: PEOPLE }, (_, index) => ({
  id: 10_000 + index,
  email: `p${index}@example.com`,
  firstname: `p${index}`,
  lastname: "Example",
  role: "viewer",
  status: "active" as const,
  org: org(index),
}));

/** A state as an earlier run would have left it. */
function managed(world: World) {
  const core = world.core();
  const schema = core.schema("automox_user");
  for (const user of crowd) {
    const value = objectOf(schema, {
      id: `${user.org}/${user.email}`,
      email: user.email,
      first_name: user.firstname,
      last_name: user.lastname,
      org_id: user.org,
      role: user.role,
      status: user.status,
      stale: false,
      invitations_sent: 0,
      user_id: user.id,
    });
    const stored: Stored = { type: "automox_user", value, privateData: new Uint8Array(0) };
    core.state.set(`automox_user.${user.firstname}`, stored);
  }
  return core;
}

describe("what the account contract costs in requests", () => {
  let world: World;

  it(`refreshing ${PEOPLE} people in 20 zones: 20, the pages of each zone, and at most 10`, async () => {
    const organizations = Array.from({ length: ZONES }, (_, index) => ({
      id: org(index),
      name: `Zone ${index}`,
    }));
    const alice = { ...OWNER, role: "admin", accountRole: "global-admin", org: org(0) };
    const seed = { organizations, users: [alice, ...crowd], keys: [{ key: KEY, userEmail: OWNER.email }] };
    world = await startWorld({ contract: "account", seed });
    const core = managed(world);
    world.requests();
    const { refreshed, diagnostics } = await core.refreshOnly();
    expect(diagnostics).toEqual([]);
    expect(refreshed.size).toBe(PEOPLE);
    const last = refreshed.get(`automox_user.p${PEOPLE - 1}`)?.value;
    expect(last).toMatchObject({ status: "active", user_id: 9_999 + PEOPLE });
    const pages = ZONES * Math.ceil(IN_EACH / 500);
    expect(world.requests().length).toBeLessThanOrEqual(20 + pages + 10);
  }, 120_000);

  it("inviting 40 people: 40 POSTs, and reads that do not grow with them", async () => {
    world = await accountWorld();
    // Newcomers are gathered for a moment of real time, so that many share one listing.
    const core = world.core({}, { clock: patientClock });
    const newcomers = Array.from({ length: 40 }, (_, index) => nameless(`new${index}`));
    world.requests();
    const { applied } = await core.run(newcomers);
    const requests = world.requests();
    expect(errors(applied)).toEqual([]);
    expect(requests.filter((line) => line.startsWith("POST"))).toHaveLength(40);
    expect(requests.length).toBeLessThanOrEqual(40 + 30);
    await expectSilence(core, newcomers);
  }, 60_000);

  it("zones of many people are read from one listing each", async () => {
    world = await accountWorld();
    const core = world.core();
    const more = { zone_roles: new Map([[String(EUROPE), "viewer"]]) };
    const people = Array.from({ length: 30 }, (_, index) => person(`p${index}`, { more }));
    expect(errors((await core.run(people)).applied)).toEqual([]);
    world.requests();
    await expectSilence(core, people);
    expect(world.requests().length).toBeLessThanOrEqual(8);
  });
});
