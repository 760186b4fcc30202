// What ends by itself, or by an act of somebody in the console: the same command again.
import { user } from "../../../src/provider/data-sources/user";
import type { FaultRule } from "../../../src/simulator/world/faults";
import { DEFAULT_SCIM_TOKEN } from "../../../src/simulator/world/seed";
import { accountWorld, EUROPE, nameless } from "../../support/account-world";
import { type Attempt, expectRemedied } from "../../support/attempt";
import { KEY, ORG, OWNER, person, seedUser, startWorld, type World } from "../../support/world";

const ADA = "ada@example.com";
const people = (...list: readonly ReturnType<typeof person>[]): Attempt => ({ people: list });
const ada = people(person("ada"));
const GET = { method: "GET", path: "^/users", times: 99 };
const clear = ({ control }: World) => control.clearFaults();
const accept = ({ control }: World) => control.accept({ who: ADA });

test.each<[code: string, fault: FaultRule]>([
  ["automox/unavailable", { match: GET, effect: { kind: "answer", status: 500 } }],
  ["automox/unreadable", { match: GET, effect: { kind: "not-json" } }],
  ["automox/network", { match: GET, effect: { kind: "close-before-effect" } }],
  ["automox/rate-limited", { match: GET, effect: { kind: "rate-limited", retryAfter: 86_400 } }],
  ["automox/not-found", { match: GET, effect: { kind: "answer", status: 404 } }],
  [
    "automox/conflict",
    { match: { method: "PUT", path: "/users", times: 9 }, effect: { kind: "answer", status: 409 } },
  ],
])("%s: the next run does what is left", async (code, fault) => {
  const changed = people(person("ada", { role: "operator" }));
  const provider = { guards: { operator_without_zone: "off" } };
  await expectRemedied(await startWorld(), {
    code,
    before: [person("ada")],
    happens: ({ control }) => [accept({ control } as World), control.fault(fault)],
    wrong: { provider, ...changed },
    acts: clear,
    right: [{ provider, ...changed }],
  });
});

describe("a list that is not whole", () => {
  const again = { wrong: ada, acts: clear, right: [ada] } as const;
  const before = [person("ada")];

  test("roster/doubtful: a later run", async () => {
    const empty: FaultRule = {
      match: { ...GET, path: "/users$" },
      effect: { kind: "answer", status: 200, body: [] },
    };
    const happens = ({ control }: World) => {
      control.fault(empty);
      control.fault({
        match: { method: "GET", path: "/users/\\d+$", times: 99 },
        effect: { kind: "answer", status: 404 },
      });
    };
    const world = await startWorld();
    world.control.addByHand(seedUser("ada"));
    await expectRemedied(world, { code: "roster/doubtful", before, happens, ...again });
  });

  test("roster/incomplete: a later run", async () => {
    const rows = ["bob", "cleo", "dan"].map((key) => person(key));
    const all = people(person("ada"), ...rows);
    await expectRemedied(await startWorld({ knobs: { listEnvelope: "results-size" } }), {
      code: "roster/incomplete",
      before: [person("ada"), ...rows],
      happens: ({ control }) => {
        control.fault({ match: { ...GET, path: "/users$" }, effect: { kind: "short-page", rows: 1 } });
        control.fault({
          match: { method: "GET", path: "/users/\\d+$", times: 99 },
          effect: { kind: "answer", status: 404 },
        });
      },
      wrong: all,
      acts: clear,
      right: [all],
    });
  });
});

describe("an act in the console", () => {
  test("roster/long-name: the name is corrected there", async () => {
    const long = "\u0315\u0327".repeat(240_000);
    const rename = (firstname: string) => (world: World) =>
      world.control.edit({ who: ADA, set: { firstname } });
    const all = people(person("ada"), person("bob"));
    await expectRemedied(await startWorld(), {
      code: "roster/long-name",
      before: [person("ada"), person("bob")],
      happens: (world) => [
        accept(world),
        world.control.accept({ who: "bob@example.com" }),
        rename(long)(world),
      ],
      wrong: all,
      acts: rename("ada"),
      right: [all],
    });
  });

  test("user/invited-elsewhere: accepted, then applied again", async () => {
    const both = [nameless("ada"), { ...nameless("ada", { type: "automox_org_membership" }) }];
    const second = {
      address: "automox_org_membership.ada",
      type: "automox_org_membership",
      config: { ...both[1]?.config, org_id: EUROPE },
    };
    const world = await accountWorld();
    await expectRemedied(world, {
      code: "user/invited-elsewhere",
      before: [nameless("ada")],
      happens: ({ control }) =>
        control.fault({
          match: { method: "POST", path: "/invitations$", times: 9 },
          effect: { kind: "answer", status: 409 },
        }),
      wrong: { people: [nameless("ada"), second] },
      acts: (one) => [clear(one), accept(one)],
      right: [{ people: [nameless("ada"), second] }],
    });
  });
});

describe("another key", () => {
  const seed = {
    organizations: [{ id: ORG, name: "Acme" }],
    users: [
      { ...OWNER, firstname: "Alice", lastname: "Smith", role: "admin" },
      seedUser("boss", { role: "admin" }),
      seedUser("reader", { role: "viewer" }),
    ],
    keys: [
      { key: KEY, userEmail: OWNER.email },
      { key: "key-of-boss", userEmail: "boss@example.com" },
      { key: "key-of-reader", userEmail: "reader@example.com" },
    ],
  };

  test("guard/own-user: of somebody else", async () => {
    const alice = person("alice", { role: "admin", more: { first_name: "Alice", last_name: "Smith" } });
    await expectRemedied(await startWorld({ seed }), {
      code: "guard/own-user",
      before: [alice],
      wrong: {},
      right: [{ provider: { api_key: "key-of-boss" } }],
    });
  });

  test("guard/key-rights: of an administrator", async () => {
    await expectRemedied(await startWorld({ seed }), {
      code: "guard/key-rights",
      wrong: { provider: { api_key: "key-of-reader" }, ...ada },
      right: [ada],
    });
  });
});

test("scim/not-asked: once SCIM answers, or without scim", async () => {
  const scim = { provider: { scim: { token: DEFAULT_SCIM_TOKEN } }, ...ada };
  await expectRemedied(await startWorld({ knobs: { scim: "absent" } }), {
    code: "scim/not-asked",
    wrong: scim,
    acts: ({ control }) => control.turn({ scim: "served" }),
    right: [scim, ada],
  });
});

test("user/contradictory: a few minutes later", async () => {
  const world = await accountWorld();
  await expectRemedied(world, {
    code: "user/contradictory",
    before: [nameless("ada", { more: { on_destroy: "remove_from_account" } })],
    happens: (one) => [
      accept(one),
      one.control.fault({ match: { method: "DELETE", times: 99 }, effect: { kind: "answer", status: 404 } }),
    ],
    wrong: {},
    acts: clear,
    right: [{}],
  });
});

test("user/tainted: untaint", async () => {
  const world = await startWorld();
  const core = world.core();
  const declared = person("ada");
  await core.run([declared]);
  const stored = core.state.get(declared.address);
  if (stored === undefined) throw new Error("Ada is not in the state.");
  core.state.set(declared.address, { ...stored, tainted: true });
  const plan = await core.plan([declared]);
  expect(plan.diagnostics.map(({ code }) => code)).toContain("user/tainted");
  // What `terraform untaint` does to the state.
  core.state.set(declared.address, stored);
  expect((await core.plan([declared])).diagnostics).toEqual([]);
});

test("user/one-of: one of both", () => {
  const codesOf = (email: string | null, user_id: number | null) =>
    user.validate?.({ email, user_id } as never)?.map(({ code }) => code);
  expect([codesOf(null, null), codesOf(ADA, 101)]).toEqual([["user/one-of"], ["user/one-of"]]);
  expect([codesOf(ADA, null), codesOf(null, 101)]).toEqual([[], []]);
});
