import {
  errors,
  expectSilence,
  ORG,
  OWNER,
  person,
  seedUser,
  startWorld,
  warnings,
  worldForEach,
} from "../../support/world";

/** What runs say beside what they do, and what they refuse. */
describe("what a run tells", () => {
  const world = worldForEach(startWorld);

  const waiting = (more = {}) => person("ada", { more: { wait_for_activation: true, ...more } });

  it("waits for the acceptance on request", async () => {
    const core = world.core();
    world.control.hook({
      match: { method: "GET", path: "/users/\\d+$", nth: 3 },
      when: "before",
      run: { do: "accept", who: "ada@example.com" },
    });
    const { applied } = await core.run([waiting()]);
    expect(applied).toEqual([]);
    expect(core.state.get("automox_user.ada")?.value).toMatchObject({ status: "active" });
    expect(world.clock.slept.filter((ms) => ms >= 2_000).length).toBeGreaterThan(0);
    await expectSilence(core, [waiting()]);
  });

  it("ends the wait with a warning when time is up, and never with an error", async () => {
    const core = world.core();
    const { applied } = await core.run([waiting({ timeouts: { create: "10m" } })]);
    expect(warnings(applied)).toEqual(["user/still-pending"]);
    expect(errors(applied)).toEqual([]);
    expect(core.state.get("automox_user.ada")?.value).toMatchObject({
      status: "pending",
      invitations_sent: 1,
    });
    // Gently: ten minutes are a dozen looks or two, not hundreds.
    expect(world.requests().filter((line) => /^GET \/users\/\d+$/.test(line)).length).toBeLessThan(30);
  });

  it("a timeout says which one, and the next apply goes on", async () => {
    const core = world.core();
    await core.run([person("ada")]);
    const raised = person("ada", { role: "zone-admin", more: { timeouts: { update: "1s" } } });
    const plan = await core.plan([raised]);
    const { id } = world.control.fault({ match: { method: "PUT" }, effect: { kind: "hang" } });
    const applied = await core.apply(plan);
    expect(errors(applied)).toEqual(["user/timeout"]);
    expect(applied[0]?.detail).toContain("timeouts.update is 1s");
    expect(core.state.get("automox_user.ada")?.value).toMatchObject({ role: "viewer" });
    world.control.removeFault({ id });
    await core.run([raised]);
    await expectSilence(core, [raised]);
  });

  it("an invitation that runs out of time is of unknown fate, and never sent twice", async () => {
    const core = world.core();
    const ada = person("ada", { more: { timeouts: { create: "1s" } } });
    const plan = await core.plan([ada]);
    const { id } = world.control.fault({ match: { method: "POST" }, effect: { kind: "hang" } });
    expect(errors(await core.apply(plan))).toEqual(["user/invitation-unknown"]);
    world.control.removeFault({ id });
    await core.run([ada]);
    expect(world.mails("ada@example.com")).toBe(1);
  });

  it("a long wait for the rate limit is reported with its reason", async () => {
    const core = world.core();
    const plan = await core.plan([person("ada")]);
    world.control.fault({
      match: { method: "POST", nth: 1 },
      effect: { kind: "rate-limited", retryAfter: 45 },
    });
    const applied = await core.apply(plan);
    expect(warnings(applied)).toEqual(["pacing/waited"]);
    expect(applied[0]?.detail).toMatch(/^ada@example\.com waited 45 s: /);
  });

  it("a plan beyond one window of the rate limit says so once, and its apply waits", async () => {
    const core = world.core({ pacing: { request_timeout: "31s", requests_per_5_minutes: 8 } });
    const people = Array.from({ length: 9 }, (_, index) => person(`p${index}`));
    const plan = await core.plan(people);
    expect(warnings(plan.diagnostics)).toEqual(["pacing/window"]);
    expect(warnings((await core.plan(people.slice(0, 3))).diagnostics)).toEqual([]);
    expect(errors(await core.apply(plan))).toEqual([]);
    expect(core.state.size).toBe(9);
  });

  it("a key that is not an administrator's warns in the plan, fails before the first write, and is silent without changes", async () => {
    world.control.addByHand(seedUser("vera"));
    world.control.addKey({ key: "viewers-key", userEmail: "vera@example.com" });
    const core = world.core({ api_key: "viewers-key" });
    const vera = person("vera");
    expect(errors(await core.import(vera.address, { id: "vera@example.com" }))).toEqual([]);
    await expectSilence(core, [vera]);
    world.requests();
    const plan = await core.plan([vera, person("ada"), person("bob")]);
    expect(warnings(plan.diagnostics)).toEqual(["guard/key-rights"]);
    expect(errors(await core.apply(plan))).toEqual(["guard/key-rights", "guard/key-rights"]);
    expect(world.requests().filter((line) => !line.startsWith("GET"))).toEqual([]);
  });

  it("a person whose organization the provider no longer means is not moved in silence", async () => {
    const core = world.core();
    await core.run([person("ada")]);
    const elsewhere = world.core({ org_id: 777 });
    elsewhere.state = core.state;
    const { diagnostics } = await elsewhere.plan([person("ada")]);
    expect(errors(diagnostics)).toEqual(["user/other-organization"]);
    expect(diagnostics[0]?.detail).toContain("org_id = 12345");
  });

  it("an address and a name that change together look like another person", async () => {
    const core = world.core();
    await core.run([person("ada")]);
    world.control.accept({ who: "ada@example.com" });
    const other = person("ada", { email: "grace@example.com", more: { first_name: "Grace" } });
    expect(errors((await core.plan([other])).diagnostics)).toEqual(["user/another-person"]);
  });

  it("every request names the provider, Terraform and what the practitioner appends", async () => {
    const core = world.core({}, { env: { TF_APPEND_USER_AGENT: "pipeline/7" } });
    await core.plan([person("ada")]);
    expect(new Set(world.control.log().map(({ userAgent }) => userAgent))).toEqual(
      new Set(["terraform-provider-automox/0.0.0-test (Terraform/1.11.4) pipeline/7"]),
    );
  });

  it("operators are told about zones once, or refused, or left alone", async () => {
    const people = [person("ada", { role: "operator" }), person("bob", { role: "zone-operator" })];
    expect(warnings((await world.core().plan(people)).diagnostics)).toEqual(["guard/operator-without-zone"]);
    const strict = world.core({ guards: { operator_without_zone: "error" } });
    expect(errors((await strict.plan(people)).diagnostics)).toEqual([
      "guard/operator-without-zone",
      "guard/operator-without-zone",
    ]);
    const off = world.core({ guards: { operator_without_zone: "off" } });
    expect((await off.plan(people)).diagnostics).toEqual([]);
  });

  it("an access review lists who is unmanaged, missing, pending and an administrator", async () => {
    for (const key of ["ada", "bob"]) world.control.addByHand(seedUser(key));
    world.control.addByHand(seedUser("pat", { status: "pending", role: "operator" }));
    world.pass(3);
    const review = await world
      .core()
      .data("automox_access_review", { managed: ["ADA@example.com", "gone@example.com"] });
    expect(review).toMatchObject({
      org_id: ORG,
      missing: ["gone@example.com"],
      admins: [OWNER.email],
      operators: ["pat@example.com"],
      duplicates: [],
    });
    expect(review.unmanaged).toMatchObject([
      { email: OWNER.email },
      { email: "bob@example.com" },
      { email: "pat@example.com" },
    ]);
    expect(review.pending).toMatchObject([{ email: "pat@example.com", age_days: 3 }]);
  });
});
