// Names of many people are changed after one list; what it says of a second factor may be older than the factor.
import { accountWorld, nameless } from "../../support/account-world";
import { errors, expectSilence, seedUser } from "../../support/world";

const KEYS = ["ada", "bea", "cleo", "dora"];

it("a method that somebody has set up since the list is not lowered", async () => {
  const world = await accountWorld({ users: KEYS.map((key) => seedUser(key, { twoFactor: null })) });
  const core = world.core({}, { parallelism: 2 });
  await core.run(KEYS.map((key) => nameless(key)));
  const wanted = KEYS.map((key) => nameless(key, { more: { first_name: "Ida", two_factor: "enabled" } }));
  const plan = await core.plan(wanted);
  world.control.hook({
    match: { method: "PATCH", nth: 3 },
    when: "before",
    run: () => {
      for (const key of KEYS) world.control.edit({ who: `${key}@example.com`, set: { twoFactor: "google" } });
    },
  });
  expect(errors(await core.apply(plan))).toEqual([]);
  const dora = world.control.people().find(({ email }) => email === "dora@example.com");
  expect(dora).toMatchObject({ firstname: "Ida", twoFactor: "google" });
  await expectSilence(core, wanted);
});
