// Somebody who left with on_destroy = "deactivate" is hired again under the same address, and no list shows them.
import { inBothContracts } from "../../support/both-contracts";
import type { Core } from "../../support/core/core";
import { bea, scimCore, statusOf, withBea } from "../../support/scim-world";
import {
  actions,
  errors,
  expectSilence,
  KEY,
  ORG,
  OWNER,
  seedUser,
  type World,
  warnings,
} from "../../support/world";

const EMAIL = "bea@example.com";
const OTHER = 777;

inBothContracts("somebody disabled whom only SCIM shows", ({ startWorld, it }) => {
  let world: World;
  let core: Core;
  beforeEach(async () => {
    world = await startWorld({
      knobs: { disabledPeople: "hidden" },
      seed: {
        organizations: [
          { id: ORG, name: "Acme" },
          { id: OTHER, name: "Other" },
        ],
        users: [
          { ...OWNER, firstname: "Alice", lastname: "Smith", role: "admin" },
          { email: OWNER.email, role: "admin", org: OTHER },
        ],
        keys: [{ key: KEY, userEmail: OWNER.email }],
      },
    });
    core = scimCore(world);
  });
  afterEach(() => world.end());

  async function offboarded() {
    withBea(world);
    const leaver = bea(undefined, { on_destroy: "deactivate" });
    await core.run([leaver]);
    await core.run([]);
    expect(statusOf(world)).toBe("disabled");
    world.requests();
  }
  const writes = () => world.requests().filter((line) => !/^(GET|HEAD)/.test(line));
  const hired = (more = {}, active?: boolean) => bea(active, { on_destroy: "deactivate", ...more });

  it.each([
    ["by default", {}, undefined],
    ["with adopt alone", { on_existing: "adopt" }, undefined],
    ["with active = true alone", { on_existing: "adopt_if_same" }, true],
    ["with fail", { on_existing: "fail" }, true],
  ] as const)("is a plan error that shows it and the ways on: %s", async (_how, more, active) => {
    await offboarded();
    const plan = await core.plan([hired(more, active)]);
    expect(errors(plan.diagnostics)).toEqual(["user/exists-otherwise"]);
    const { detail = "" } = plan.diagnostics[0] ?? {};
    expect(detail).toContain("The account is disabled.");
    expect(detail).toMatch(/on_existing = "adopt"\n {2}active {6}= true\n/);
    expect(writes()).toEqual([]);
    expect(world.mails(EMAIL)).toBe(0);
  });

  it("with both that it names, they are enabled and taken over, and the plan says so", async () => {
    await offboarded();
    const both = hired({ on_existing: "adopt" }, true);
    const { plan, applied } = await core.run([both]);
    expect(warnings(plan.diagnostics)).toEqual(["user/taken-over"]);
    expect(plan.diagnostics[0]?.detail).toMatch(
      /a disabled account, which SCIM shows and no list does; .*active false becomes true/,
    );
    expect(applied.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(writes()).toEqual([expect.stringMatching(/^PATCH \/scim\/v2\/Users\//)]);
    expect(statusOf(world)).toBe("active");
    expect(world.mails(EMAIL)).toBe(0);
    expect(core.state.get("automox_user.bea")?.value).toMatchObject({ status: "active", active: true });
    expect(core.state.get("automox_user.bea")?.value.user_id).not.toBeNull();
    await expectSilence(core, [both]);
  });

  it("enabled elsewhere first, they are taken over as anybody listed", async () => {
    await offboarded();
    world.control.edit({ who: EMAIL, org: ORG, set: { status: "active" } });
    const { plan } = await core.run([hired()]);
    expect(warnings(plan.diagnostics)).toEqual(["user/taken-over"]);
    expect(writes()).toEqual([]);
    await expectSilence(core, [hired()]);
  });

  it("listed all the same, the plan names that they are enabled, and nothing else is written", async () => {
    world.control.turn({ disabledPeople: "listed" });
    world.control.addByHand(seedUser("bea", { status: "disabled" }));
    const { plan, applied } = await core.run([hired({ on_existing: "adopt" }, true)]);
    expect(plan.diagnostics[0]?.detail).toMatch(/: disabled, .*; active false becomes true\./);
    expect(errors(applied)).toEqual([]);
    expect(writes()).toEqual([expect.stringMatching(/^PATCH \/scim\/v2\/Users\//)]);
  });

  it("disabled between plan and apply, it is their error, and nobody is invited", async () => {
    const plan = await core.plan([hired()]);
    world.control.addByHand(seedUser("bea", { status: "disabled" }));
    expect(errors(await core.apply(plan))).toEqual(["user/exists-otherwise"]);
    expect(world.mails(EMAIL)).toBe(0);
    expect(core.state.size).toBe(0);
  });

  it("somebody pending elsewhere whom SCIM calls inactive until they accept is invited all the same", async () => {
    world.control.turn({ scimPending: "inactive" });
    world.control.addByHand(seedUser("bea", { status: "pending", org: OTHER }));
    const { plan, applied } = await core.run([hired()]);
    expect(actions(plan)).toEqual({ "automox_user.bea": "create" });
    expect(errors([...plan.diagnostics, ...applied])).toEqual([]);
    expect(world.mails(EMAIL)).toBe(1);
  });

  it("a SCIM that does not answer stops no plan, and that person's apply alone", async () => {
    await offboarded();
    world.control.turn({ scim: "absent" });
    const plan = await core.plan([hired()]);
    expect(warnings(plan.diagnostics)).toContain("scim/not-asked");
    expect(errors(await core.apply(plan))).toEqual(["automox/not-found"]);
    expect(writes()).toEqual([]);
  });

  it("is asked for once a run, however many are invited", async () => {
    const many = ["ada", "cyd", "dan"].map((key) => ({
      ...bea(),
      address: `automox_user.${key}`,
      config: { ...bea().config, email: `${key}@example.com`, first_name: key },
    }));
    const plan = await core.plan(many);
    world.requests();
    await core.apply(plan);
    expect(world.requests().filter((line) => line.includes("/scim/"))).toHaveLength(1);
  });
});
