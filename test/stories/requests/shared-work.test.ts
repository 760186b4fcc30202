// Whoever begins what others wait for may run out of time, which ends nobody's wait but their own.
import { accountSeed } from "../../support/account-world";
import { fasterClock } from "../../support/faster-clock";
import { errors, person, seedUser, startWorld } from "../../support/world";

const KEYS = ["p0", "p1", "p2", "p3", "p4"];

it("the listing of an apply, begun by somebody who has a second", async () => {
  const seed = accountSeed(...KEYS.map((key) => seedUser(key)));
  const world = await startWorld({ contract: "account", seed });
  const core = world.core({}, { clock: fasterClock(5) });
  const team = (more = {}) =>
    KEYS.map((key) =>
      // Of these it is the one that begins the listing: the first change asks for its person alone.
      person(key, { more: { ...more, ...(key === "p0" ? { timeouts: { update: "1s" } } : {}) } }),
    );
  expect(errors((await core.run(team())).applied)).toEqual([]);
  const plan = await core.plan(team({ first_name: "Ada" }));
  world.control.fault({ match: { operation: "list-zone-users" }, effect: { kind: "slow", ms: 1_500 } });
  const told = await core.apply(plan);
  expect(told.map(({ address, code }) => `${address} ${code}`)).toEqual(["automox_user.p0 user/timeout"]);
});
