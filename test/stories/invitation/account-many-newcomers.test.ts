// No answer to an invitation of the account contract has ids. One listing of a run looks for them; what that means for many.
import { accountWorld, EUROPE, nameless } from "../../support/account-world";
import { fasterClock } from "../../support/faster-clock";
import { errors, expectSilence, person, seedUser, type World } from "../../support/world";

const COUNT = 25;
const KEYS = Array.from({ length: COUNT }, (_, index) => `p${index}`);
const CLOCK = { clock: fasterClock(5) };

const namesIn = (world: World) =>
  world.control
    .people()
    .filter(({ email }) => /^p\d/.test(email))
    .map(({ firstname }) => firstname)
    .sort();
const listings = (world: World) =>
  world.requests().filter((line) => /^GET .*\/zones\/[^/]+\/users$/.test(line)).length;

it("newcomers get their ids with the next refresh, which plans nothing", async () => {
  const world = await accountWorld();
  const core = world.core({}, CLOCK);
  const team = KEYS.map((key) => nameless(key));
  const plan = await core.plan(team);
  world.requests();
  expect(errors(await core.apply(plan))).toEqual([]);
  // Each of three zones before the invitations, and one again after the first of them.
  expect(listings(world)).toBeLessThanOrEqual(6);
  await expectSilence(core, team);
  await core.run(team);
  const ids = [...core.state.values()].map(({ value }) => value.uuid);
  expect(ids.filter((uuid) => typeof uuid === "string")).toHaveLength(COUNT);
});

it("people of another zone are active at once, and get the configured names in the same apply", async () => {
  const users = KEYS.map((key) => seedUser(key, { org: EUROPE, firstname: "Former" }));
  const world = await accountWorld({ users });
  const core = world.core({}, CLOCK);
  const team = KEYS.map((key) => person(key));
  expect(errors((await core.run(team)).applied)).toEqual([]);
  expect(namesIn(world)).toEqual([...KEYS].sort());
  await expectSilence(core, team);
});

it("where nothing is to be set, nobody is looked for", async () => {
  const users = KEYS.map((key) => seedUser(key, { org: EUROPE }));
  const world = await accountWorld({ users });
  const core = world.core({}, CLOCK);
  const team = KEYS.map((key) => person(key));
  const plan = await core.plan(team);
  world.requests();
  expect(errors(await core.apply(plan))).toEqual([]);
  expect(listings(world)).toBeLessThanOrEqual(7);
  await expectSilence(core, team);
});

it("with an account role in the configuration the names may come with the next apply", async () => {
  const users = KEYS.map((key) => seedUser(key, { org: EUROPE, firstname: "Former" }));
  const world = await accountWorld({ users });
  const core = world.core({}, CLOCK);
  const team = KEYS.map((key) => person(key, { more: { account_role: "no-global-access" } }));
  expect(errors((await core.run(team)).applied)).toEqual([]);
  expect(errors((await core.run(team)).applied)).toEqual([]);
  expect(namesIn(world)).toEqual([...KEYS].sort());
  await expectSilence(core, team);
});

it("a 201 that names nobody is looked for, each time", async () => {
  const world = await accountWorld({ knobs: { invitationAnswer: "empty-list" } });
  const core = world.core({}, CLOCK);
  const team = KEYS.map((key) => nameless(key));
  const { applied } = await core.run(team);
  expect(applied).toEqual([]);
  const ids = [...core.state.values()].map(({ value }) => value.uuid);
  expect(ids.filter((uuid) => typeof uuid === "string")).toHaveLength(COUNT);
});
