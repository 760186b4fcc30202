import { EUROPE, membership } from "../../support/account-world";
import { inBothContracts } from "../../support/both-contracts";
import type { Told } from "../../support/core/process";
import type { Plain } from "../../support/core/values";
import { SCIM } from "../../support/scim-world";
import { errors, KEY, ORG, OWNER, person, seedUser, type World, warnings } from "../../support/world";

const SECRET = "text-of-a-key";
const BEA = { id: 300, email: "bea@example.com" };

/** Bea is in two organizations and has two keys in the first, one in the second; Carl has one too. */
const seed = {
  organizations: [
    { id: ORG, name: "Acme" },
    { id: EUROPE, name: "Europe" },
  ],
  users: [
    { ...OWNER, firstname: "Alice", lastname: "Smith", role: "admin" },
    { ...OWNER, role: "admin", org: EUROPE },
    seedUser("bea", { id: BEA.id, org: ORG }),
    seedUser("bea", { id: BEA.id, org: EUROPE }),
    seedUser("carl", { id: 301 }),
    ...["dora", "emil"].map((name) => seedUser(name)),
  ],
  keys: [
    { key: KEY, userEmail: OWNER.email },
    ...["ci", "script"].map((name) => ({ key: `${SECRET}-${name}`, userId: BEA.id, org: ORG, name })),
    { key: `${SECRET}-eu`, userId: BEA.id, org: EUROPE, name: "eu" },
    { key: `${SECRET}-carl`, userId: 301, org: ORG, name: "carl" },
  ],
};

inBothContracts("API keys of leavers", ({ contract, it, startWorld }) => {
  const start = (block: Plain = {}) => startWorld({ seed, block });

  /** Bea is managed with these settings, and then no more. */
  async function leaves(world: World, more: Plain = {}, key = "bea") {
    const core = world.core();
    await core.run([person(key, { more: { on_existing: "adopt", ...more } })]);
    return { core, seq: world.control.log().at(-1)?.seq ?? 0 };
  }
  /** Names of the keys that work, and of those there are. */
  const keysOf = ({ control }: World) => ({
    enabled: control.apiKeys().flatMap(({ isEnabled, name }) => (isEnabled ? [name] : [])),
    all: control.apiKeys().map(({ name }) => name),
  });
  const ALL = ["key-1", "ci", "script", "eu", "carl"];
  const isIn = ({ control }: World, org = ORG, email = BEA.email) =>
    control.people({ org }).some((each) => each.email === email);
  const detail = (told: readonly Told[], code: string) =>
    told.find((each) => each.code === code)?.detail ?? "";
  /** Calls that change something, since. */
  const writes = ({ control }: World, after: number) =>
    control.log({ after }).flatMap(({ method, operation }) => (method === "GET" ? [] : [operation]));

  it.each([
    ["report", false],
    ["disable", true],
    ["delete", true],
  ] as const)("with %s count among the requests that the plan foresees: %s", async (policy, isBeyond) => {
    const world = await start();
    const { core } = await leaves(world, { on_destroy_api_keys: policy });
    const paced = world.core({ pacing: { request_timeout: "31s", requests_per_5_minutes: 6 } });
    paced.state = new Map(core.state);
    expect(warnings((await paced.plan([])).diagnostics).includes("pacing/window")).toBe(isBeyond);
  });

  it.each<[string, Plain, readonly string[], readonly string[]]>([
    ["report", {}, ALL, ALL],
    ["disable", { on_destroy_api_keys: "disable" }, ["key-1", "eu", "carl"], ALL],
    ["delete", { on_destroy_api_keys: "delete" }, ["key-1", "eu", "carl"], ["key-1", "eu", "carl"]],
    ["disable", { on_destroy_api_keys: "disable", on_destroy: "keep" }, ALL, ALL],
  ])("%s, with %j", async (...[word, more, enabled, all]) => {
    const world = await start();
    const { core, seq } = await leaves(world, more);
    const { plan, applied } = await core.run([]);
    expect(errors(applied)).toEqual([]);
    expect(keysOf(world)).toEqual({ enabled, all });
    const isKept = more.on_destroy === "keep";
    expect(isIn(world)).toBe(isKept);
    expect(isIn(world, EUROPE)).toBe(true);
    const told = detail(plan.diagnostics, "user/removal");
    if (isKept) expect(told).toBe("");
    else expect(told).toContain('"ci" (2), "script" (3)');
    if (!isKept && word !== "report")
      expect(told).toContain(`Right before, these API keys of theirs are ${word}d`);
    expect(JSON.stringify([plan.diagnostics, applied])).not.toContain(SECRET);
    // The keys first, the person last.
    if (word !== "report" && !isKept)
      expect(writes(world, seq)).toEqual([
        ...Array.from({ length: 2 }, () => (word === "disable" ? "update-api-key" : "delete-api-key")),
        expect.stringMatching(/^remove-/),
      ]);
  });

  it("the value in the state counts, and changing it alone writes nothing", async () => {
    const world = await start();
    const { core, seq } = await leaves(world);
    await core.run([person("bea", { more: { on_existing: "adopt", on_destroy_api_keys: "disable" } })]);
    expect(writes(world, seq)).toEqual([]);
    await core.run([]);
    expect(keysOf(world).enabled).toEqual(["key-1", "eu", "carl"]);
  });

  it("a membership takes the keys of its own organization", async () => {
    const world = await start();
    const core = world.core();
    const { address, type, config } = membership("bea", EUROPE);
    const more = {
      first_name: "bea",
      last_name: "Example",
      on_existing: "adopt",
      on_destroy_api_keys: "delete",
    };
    await core.run([{ address, type, config: { ...config, ...more } }]);
    expect(errors((await core.run([])).applied)).toEqual([]);
    expect(keysOf(world).all).toEqual(["key-1", "ci", "script", "carl"]);
    expect([isIn(world), isIn(world, EUROPE)]).toEqual([true, false]);
  });

  it.each<[string, string, object, string]>([
    ["the list fails", "list-user-api-keys", { kind: "answer", status: 403 }, "disable"],
    ["a key cannot be disabled", "update-api-key", { kind: "answer", status: 403 }, "disable"],
    ["a disabling has no effect", "update-api-key", { kind: "no-effect" }, "disable"],
    ["a key cannot be deleted", "delete-api-key", { kind: "answer", status: 400 }, "delete"],
    ["a deletion has no effect", "delete-api-key", { kind: "no-effect" }, "delete"],
  ])("where %s nobody leaves, and the next apply finishes", async (...[, operation, effect, how]) => {
    const world = await start();
    const { core } = await leaves(world, { on_destroy_api_keys: how });
    world.control.turn({ updateEcho: "no-body" });
    world.control.fault({ match: { operation }, effect: effect as never });
    const { applied } = await core.run([]);
    expect(errors(applied)).toEqual(["user/api-keys"]);
    expect(applied[0]?.summary).toBe(`Cannot ${how} API keys of ${BEA.email}, so the person stays`);
    expect(isIn(world)).toBe(true);
    world.control.clearFaults();
    expect(errors((await core.run([])).applied)).toEqual([]);
    expect(isIn(world)).toBe(false);
    expect(keysOf(world).enabled).toEqual(["key-1", "eu", "carl"]);
  });

  it("an answer that was lost is asked for again, and one person's failure is no other's", async () => {
    const world = await start();
    const core = world.core();
    const both = ["bea", "carl"].map((key) =>
      person(key, { more: { on_existing: "adopt", on_destroy_api_keys: "disable" } }),
    );
    await core.run(both);
    world.control.fault({
      match: { path: "/users/300/api_keys/2", method: "PUT", times: 1 },
      effect: { kind: "close-after-effect" },
    });
    world.control.fault({
      match: { path: "/users/301/api_keys/.*", method: "PUT" },
      effect: { kind: "answer", status: 403 },
    });
    expect(errors((await core.run([])).applied)).toEqual(["user/api-keys"]);
    expect([isIn(world), isIn(world, ORG, "carl@example.com")]).toEqual([false, true]);
    expect(keysOf(world).enabled).toEqual(["key-1", "eu", "carl"]);
  });

  it("guards come first: whoever may not leave keeps the keys", async () => {
    const world = await start();
    const { core } = await leaves(world, { on_destroy_api_keys: "delete" });
    const plan = await core.plan([]);
    world.control.edit({ who: BEA.email, org: ORG, set: { role: "admin" } });
    expect(errors(await core.apply(plan))).toEqual(["user/not-as-planned"]);
    expect(keysOf(world).all).toEqual(ALL);
  });

  it("keys of the owner of the run's own key stay", async () => {
    const world = await start({ guards: { own_user: "off", last_admin: "off" } });
    world.control.addByHand(seedUser("root", { role: "admin" }));
    world.control.addKey({ key: `${SECRET}-own`, userId: OWNER.id, org: ORG, name: "own" });
    const role = { role: "admin" };
    const core = world.core();
    const more = {
      first_name: "Alice",
      last_name: "Smith",
      on_existing: "adopt",
      on_destroy_api_keys: "delete",
    };
    await core.run([person("alice", { ...role, more })]);
    const { plan } = await core.run([]);
    expect(keysOf(world).all).toEqual([...ALL, "own"]);
    // A global administrator cannot be taken out of a zone, and the plan says that alone.
    if (contract.name === "account") return;
    expect(detail(plan.diagnostics, "user/removal")).toContain("The key of this run is theirs");
    expect(isIn(world, ORG, OWNER.email)).toBe(false);
  });

  it("where nobody tells whose key this is, keys are not touched, and nobody leaves", async () => {
    const world = await start();
    const { core } = await leaves(world, { on_destroy_api_keys: "delete" });
    world.control.fault({ match: { operation: "get-self" }, effect: { kind: "answer", status: 404 } });
    const { applied } = await core.run([]);
    expect(errors(applied)).toEqual(["user/api-keys"]);
    expect(keysOf(world).all).toEqual(ALL);
  });

  it("a key that works in another organization too is kept, and said", async () => {
    const world = await start();
    world.control.addKey({ key: `${SECRET}-all`, userId: BEA.id, name: "everywhere" });
    const { core } = await leaves(world, { on_destroy_api_keys: "delete" });
    const { applied } = await core.run([]);
    expect(detail(applied, "user/api-keys-kept")).toContain('"everywhere" (6)');
    expect(keysOf(world).all).toEqual(["key-1", "eu", "carl", "everywhere"]);
    expect(isIn(world)).toBe(false);
  });

  it("a plan that may not see the keys says so, and removes as ever", async () => {
    const world = await start();
    const { core } = await leaves(world);
    world.control.fault({ match: { operation: "list-api-keys" }, effect: { kind: "answer", status: 403 } });
    const { plan, applied } = await core.run([]);
    expect(detail(plan.diagnostics, "user/removal")).toContain("does not tell which API keys they have");
    expect(errors(applied)).toEqual([]);
  });

  it("whoever is disabled leaves too", async () => {
    const world = await start(SCIM);
    const { core, seq } = await leaves(world, { on_destroy: "deactivate", on_destroy_api_keys: "disable" });
    const { plan, applied } = await core.run([]);
    expect(detail(plan.diagnostics, "user/api-keys")).toContain('"ci" (2), "script" (3)');
    expect(errors(applied)).toEqual([]);
    expect(keysOf(world).enabled).toEqual(["key-1", "eu", "carl"]);
    expect(writes(world, seq)).toEqual(["update-api-key", "update-api-key", "scim-update-user"]);
  });

  it("the deletion half of a replacement takes keys as any removal", async () => {
    const world = await start();
    world.control.addByHand(seedUser("frida", { id: 400, org: ORG }));
    world.control.addKey({ key: `${SECRET}-frida`, userId: 400, org: ORG, name: "frida" });
    const more = { on_existing: "adopt", on_destroy_api_keys: "disable" };
    const core = world.core();
    await core.run([person("frida", { more })]);
    const { plan, applied } = await core.run([person("frida", { more: { ...more, org_id: EUROPE } })]);
    expect(detail(plan.diagnostics, "user/removal")).toContain('"frida" (6)');
    expect(errors(applied)).toEqual([]);
    expect(keysOf(world).enabled).toEqual(ALL);
  });
});
