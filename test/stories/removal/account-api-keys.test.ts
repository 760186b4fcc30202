// With the account contract one resource may take several organizations from a person.
import { accountSeed, EUROPE } from "../../support/account-world";
import { errors, ORG, OWNER, person, seedUser, startWorld } from "../../support/world";

const ADA = { id: 300, uuid: "00000000-0000-4000-8000-000000000300" };
const BASE = accountSeed(
  { ...OWNER, role: "admin", org: EUROPE },
  seedUser("ada", { ...ADA, org: ORG }),
  seedUser("ada", { ...ADA, org: EUROPE }),
);
const seed = {
  ...BASE,
  keys: [
    ...BASE.keys,
    { key: "text-1", userId: ADA.id, org: ORG, name: "ci" },
    { key: "text-2", userId: ADA.id, org: EUROPE, name: "eu" },
  ],
};

const ada = (more: object) =>
  person("ada", {
    more: {
      zone_roles: new Map([[String(EUROPE), "viewer"]]),
      on_existing: "adopt",
      on_destroy_api_keys: "delete",
      ...more,
    },
  });

it.each(["remove", "remove_from_account"])(
  "on_destroy = %s takes the keys of every zone that goes",
  async (on_destroy) => {
    const { control, core: open } = await startWorld({ contract: "account", seed });
    const core = open();
    await core.run([ada({ on_destroy })]);
    const { plan, applied } = await core.run([]);
    expect(errors(applied)).toEqual([]);
    const told = plan.diagnostics.find(({ code }) => code === "user/removal")?.detail;
    expect(told).toContain(`in organization ${ORG} "ci" (2); in organization ${EUROPE} "eu" (3)`);
    expect(control.apiKeys().map(({ name }) => name)).toEqual(["key-1"]);
    expect(control.people().map(({ email }) => email)).not.toContain("ada@example.com");
  },
);

it("where other zones are left nobody leaves the account, and no key goes", async () => {
  const { control, core: open } = await startWorld({ contract: "account", seed });
  const core = open();
  await core.run([ada({ on_destroy: "remove_from_account", zone_roles: null })]);
  expect(errors((await core.run([])).applied)).toEqual(["user/other-zones"]);
  expect(control.apiKeys()).toHaveLength(3);
});

it("taking a zone from somebody who stays touches no key", async () => {
  const { control, core: open } = await startWorld({ contract: "account", seed });
  const core = open();
  await core.run([ada({})]);
  expect(errors((await core.run([ada({ zone_roles: null })])).applied)).toEqual([]);
  expect(control.person({ who: "ada@example.com" }).memberships).toHaveLength(1);
  expect(control.apiKeys()).toHaveLength(3);
});
