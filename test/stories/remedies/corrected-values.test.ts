// A configuration that is refused says what to write, and with that it is accepted.
import { DEFAULT_SCIM_TOKEN } from "../../../src/simulator/world/seed";
import {
  ASIA,
  accountSeed,
  accountWorld,
  EUROPE,
  membership,
  nameless,
  ZONE,
} from "../../support/account-world";
import { type Attempt, expectRemedied } from "../../support/attempt";
import type { Plain } from "../../support/core/values";
import { KEY, ORG, OWNER, person, startWorld, type World } from "../../support/world";

const ada = (more: Plain = {}, role = "viewer") => person("ada", { role, more });
const people = (...list: readonly ReturnType<typeof ada>[]): Attempt => ({ people: list });
const fine = [people(ada())] as const;

test.each<[code: string, wrong: Attempt, right: Attempt]>([
  ["config/invalid-value", people(person("ada", { email: "ada" })), people(ada())],
  ["config/missing-value", people(ada({ role: null })), people(ada())],
  ["config/read-only", people(ada({ status: "active" })), people(ada())],
  ["provider/invalid-option", { provider: { base_url: "http://x.example.com" } }, people(ada())],
  [
    "provider/invalid-organization",
    { provider: { org_id: null }, env: { AUTOMOX_ORG_ID: "acme" }, ...people(ada()) },
    { provider: { org_id: null }, env: { AUTOMOX_ORG_ID: `${ORG}\n` }, ...people(ada()) },
  ],
  [
    "provider/no-api-key",
    { provider: { api_key: null }, ...people(ada()) },
    { provider: { api_key: null }, env: { AUTOMOX_API_KEY: KEY }, ...people(ada()) },
  ],
  [
    "provider/same-secret",
    { provider: { scim: { token: KEY } } },
    { provider: { scim: { token: DEFAULT_SCIM_TOKEN } } },
  ],
  [
    "provider/foreign-host",
    { provider: { api_key: null, base_url: "https://x.example.com" }, env: { AUTOMOX_API_KEY: KEY } },
    {},
  ],
  ["automox/unauthorized", { provider: { api_key: "somebody-elses-key" }, ...people(ada()) }, people(ada())],
  ["automox/forbidden", { provider: { org_id: 4711 }, ...people(ada()) }, people(ada())],
  ["role/slip", people(ada({}, "viewr")), people(ada())],
  [
    "scim/not-configured",
    people(ada({ active: true })),
    { provider: { scim: { token: DEFAULT_SCIM_TOKEN } }, ...people(ada({ active: true })) },
  ],
  ["user/twice", people(ada(), { ...ada(), address: "automox_user.twin" }), people(ada())],
  ["user/names-missing", people(ada({ first_name: null })), people(ada())],
  ["user/other-contract", people(ada({ account_role: "global-admin" })), people(ada())],
  [
    "user/two-factor-contradiction",
    people(ada({ two_factor: "enabled", two_factor_reset: "lost", two_factor_reset_to: "disabled" })),
    people(ada()),
  ],
  [
    "guard/operator-without-zone",
    people(ada({}, "operator")),
    { provider: { guards: { operator_without_zone: "off" } }, ...people(ada({}, "operator")) },
  ],
])("%s: what is written is corrected", async (code, wrong, right) => {
  await expectRemedied(await startWorld(), { code, wrong, right: [right] });
});

describe("of somebody who is there", () => {
  const accepted = (world: World) => world.control.accept({ who: "ada@example.com" });
  const grace = (first_name: string) => person("ada", { email: "grace@example.com", more: { first_name } });

  test("user/another-person: the address first, then the name", async () => {
    await expectRemedied(await startWorld(), {
      code: "user/another-person",
      before: [ada()],
      happens: accepted,
      wrong: people(grace("Grace")),
      right: [people(grace("ada")), people(grace("Grace"))],
    });
  });

  test("user/other-organization: org_id on the resource", async () => {
    await expectRemedied(await startWorld(), {
      code: "user/other-organization",
      before: [ada()],
      wrong: { provider: { org_id: 777 }, ...people(ada()) },
      right: [{ provider: { org_id: 777 }, ...people(ada({ org_id: ORG })) }],
    });
  });

  test("guard/max-removals: the number that the error names", async () => {
    const three = ["ada", "bob", "cleo"].map((key) => person(key));
    await expectRemedied(await startWorld(), {
      code: "guard/max-removals",
      before: three,
      wrong: {},
      right: [{ provider: { guards: { max_removals: 3 } } }],
    });
  });

  test("guard/last-admin: two applies, first raise, then lower", async () => {
    const alice = (role: string) =>
      person("alice", { role, more: { first_name: "Alice", last_name: "Smith", on_existing: "adopt" } });
    const provider = { guards: { own_user: "off" } };
    const world = await startWorld({
      seed: {
        organizations: [{ id: ORG, name: "Acme" }],
        users: [{ ...OWNER, firstname: "Alice", lastname: "Smith", role: "admin" }],
        keys: [{ key: KEY, userEmail: OWNER.email }],
      },
    });
    await expectRemedied(world, {
      code: "guard/last-admin",
      before: [alice("admin"), ada()],
      happens: accepted,
      wrong: { provider, ...people(alice("viewer"), ada({}, "admin")) },
      right: [
        { provider, ...people(alice("admin"), ada({}, "admin")) },
        { provider, ...people(alice("viewer"), ada({}, "admin")) },
      ],
    });
  });
});

describe("which organization is meant", () => {
  const two = () =>
    startWorld({
      seed: {
        organizations: [
          { id: ORG, name: "Acme" },
          { id: EUROPE, name: "Europe" },
        ],
        users: [OWNER, { ...OWNER, org: EUROPE }].map((one) => ({ ...one, role: "admin" })),
        keys: [{ key: KEY, userEmail: OWNER.email }],
      },
    });

  test("provider/organization-unclear: org_id", async () => {
    const wrong = { provider: { org_id: null }, ...people(ada()) };
    await expectRemedied(await two(), { code: "provider/organization-unclear", wrong, right: fine });
  });
});

describe("with the account contract", () => {
  const zones = (...entries: readonly (readonly [string, string | null])[]) =>
    nameless("ada", { more: { zone_roles: new Map(entries) } });
  const one = nameless("ada");
  const europe = String(EUROPE);

  test.each<[code: string, wrong: Attempt, right: Attempt]>([
    ["config/null-element", people(zones([europe, null])), people(zones([europe, "viewer"]))],
    ["account/no-zone", { provider: { org_id: 4711 }, ...people(one) }, people(one)],
    [
      "role/near-miss",
      people(nameless("ada", { role: "Read-Only" })),
      people(nameless("ada", { role: "read-only" })),
    ],
    ["role/other-scope", people(nameless("ada", { role: "global-admin" })), people(one)],
    ["role/unlisted", people(nameless("ada", { role: "night-shift" })), people(one)],
    [
      "user/zone-twice",
      people(zones([europe, "viewer"], [ZONE[EUROPE] ?? "", "viewer"])),
      people(zones([europe, "viewer"])),
    ],
    [
      "user/zone-twice",
      people(zones([europe, "viewer"]), membership("ada", EUROPE)),
      people(zones([europe, "viewer"])),
    ],
  ])("%s: what the account contract asks for is corrected", async (code, wrong, right) => {
    await expectRemedied(await accountWorld(), { code, wrong, right: [right] });
  });

  test("account/zone-without-organization: left out", async () => {
    const data = [
      { id: ZONE[ORG], name: "Acme", organization_id: ORG },
      { id: ZONE[EUROPE], name: "Europe" },
      { id: ZONE[ASIA], name: "Asia" },
    ];
    const world = await accountWorld();
    world.control.fault({
      match: { method: "GET", path: "/zones$", query: { page: "0" }, times: 99 },
      effect: { kind: "answer", status: 200, body: { data, metadata: { total_count: 3 } } },
    });
    const wrong = people(zones([ZONE[EUROPE] ?? "", "viewer"]));
    await expectRemedied(world, { code: "account/zone-without-organization", wrong, right: [people(one)] });
  });

  test("account/role-change: written back, or with account.role_change", async () => {
    const raised = people(nameless("ada", { role: "operator" }));
    const by = { account: { role_change: "reinvite" } };
    await expectRemedied(await accountWorld(), {
      code: "account/role-change",
      before: [one],
      happens: (world) => world.control.accept({ who: "ada@example.com", org: ORG }),
      wrong: raised,
      right: [people(one), { provider: by, ...raised }],
    });
  });

  test.each<[code: string, provider: Plain, env: NodeJS.ProcessEnv, right: (id: string) => Attempt]>([
    [
      "provider/role-change-request-missing",
      { account: { role_change: "undocumented" } },
      {},
      () => ({ provider: { account: { role_change: "reinvite" } } }),
    ],
    [
      "provider/invalid-account",
      { account_id: null, contract: "account" },
      { AUTOMOX_ACCOUNT_UUID: "acme" },
      (id) => ({ provider: { account_id: null, contract: "account" }, env: { AUTOMOX_ACCOUNT_UUID: id } }),
    ],
  ])("%s: of the account", async (...[code, provider, env, right]) => {
    const world = await startWorld({ contract: "account", seed: accountSeed() });
    const wrong = { provider, env, people: [one] };
    await expectRemedied(world, {
      code,
      wrong,
      right: [{ ...right(world.simulator.accountId), people: [one] }],
    });
  });

  test("provider/account-unknown: account_id", async () => {
    const world = await startWorld({ contract: "account", seed: accountSeed() });
    world.control.fault({
      match: { path: "^/users/self$", times: 9 },
      effect: { kind: "answer", status: 404 },
    });
    const wrong = { provider: { account_id: null, contract: "account" }, people: [one] };
    await expectRemedied(world, {
      code: "provider/account-unknown",
      wrong,
      acts: () => world.control.clearFaults(),
      right: [people(one)],
    });
  });
});

describe("what is asked for by name", () => {
  test.each([
    ["import/invalid-id", "ada"],
    ["import/not-found", "12345/nobody@example.com"],
  ])("%s: an id that is there", async (code, id) => {
    const world = await startWorld();
    await world.core().run([ada()]);
    const core = world.core();
    expect((await core.import("automox_user.ada", { id })).map((told) => told.code)).toEqual([code]);
    expect(await core.import("automox_user.ada", { id: `${ORG}/ada@example.com` })).toEqual([]);
    expect(core.state.size).toBe(1);
  });

  test("user/not-found of a data source: missing_ok", async () => {
    const core = (await startWorld()).core();
    const wanted = { email: "nobody@example.com" };
    await expect(core.data("automox_user", wanted)).rejects.toThrow("user/not-found");
    expect(await core.data("automox_user", { ...wanted, missing_ok: true })).toMatchObject({ found: false });
  });
});
