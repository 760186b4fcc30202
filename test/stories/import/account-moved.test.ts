import { encodeJson } from "../../../src/cty/json";
import { objectType } from "../../../src/framework/object-type";
import type { MoveResourceState_Response } from "../../../src/plugin/gen/tfplugin6";
import { accountWorld, EUROPE, membership } from "../../support/account-world";
import { told } from "../../support/core/process";
import { errors, expectSilence, person, seedUser, type World, worldForEach } from "../../support/world";

describe("a moved block between the two resource types", () => {
  const world = worldForEach(() =>
    accountWorld({ users: [seedUser("ada"), seedUser("ada", { org: EUROPE })] }),
  );

  async function moved(
    core: ReturnType<World["core"]>,
    address: string,
    [from, to]: readonly [string, string],
  ) {
    const { process } = await core.begin();
    const stored = core.state.get(address);
    const json = new TextEncoder().encode(encodeJson(objectType(core.schema(from)), stored?.value ?? null));
    const answer = await process.call<MoveResourceState_Response>("moveResourceState", {
      sourceProviderAddress: "registry.terraform.io/automox-iac/automox",
      sourceTypeName: from,
      sourceSchemaVersion: 0n,
      sourceState: { json, flatmap: new Map() },
      targetTypeName: to,
      sourcePrivate: stored?.privateData ?? new Uint8Array(0),
      sourceIdentitySchemaVersion: 0n,
    });
    process.close();
    return answer;
  }

  const USER = "automox_user";
  const MEMBERSHIP = "automox_org_membership";

  it("refuses a user whose zone_roles nobody would manage any more, until they are given up", async () => {
    const core = world.core();
    const zone_roles = new Map([[String(EUROPE), "viewer"]]);
    await core.run([person("ada", { more: { zone_roles } })]);
    const { diagnostics, targetState } = await moved(core, "automox_user.ada", [USER, MEMBERSHIP]);
    expect(errors(told(diagnostics, "automox_org_membership.ada"))).toEqual(["membership/zone-roles"]);
    expect(targetState).toBeUndefined();
    // "Take zone_roles out and apply that before the moved block."
    await core.run([person("ada")]);
    expect((await moved(core, "automox_user.ada", [USER, MEMBERSHIP])).diagnostics).toEqual([]);
  });

  it.each([null, new Map<string, string>()])(
    "leads a user without (%o) there and back",
    async (zone_roles) => {
      const core = world.core();
      await core.run([person("ada", { more: { zone_roles } })]);
      const there = await moved(core, "automox_user.ada", [USER, MEMBERSHIP]);
      expect(there.diagnostics).toEqual([]);
      const other = world.core();
      await other.run([membership("ada", EUROPE)]);
      const back = await moved(other, `${MEMBERSHIP}.ada_${EUROPE}`, [MEMBERSHIP, USER]);
      expect(back.diagnostics).toEqual([]);
      await expectSilence(other, [membership("ada", EUROPE)]);
    },
  );
});

describe("a refusal of an account's call", () => {
  let world: World;

  it.each([403, 404])("by %i names what it hangs on, and no organization", async (status) => {
    world = await accountWorld();
    world.control.fault({
      match: { method: "GET", path: "^/accounts/" },
      effect: { kind: "answer", status },
    });
    const plan = await world.core().plan([person("ada")]);
    const [error] = plan.diagnostics.filter(({ severity }) => severity === "error");
    expect(error?.code).toBe(status === 403 ? "automox/forbidden" : "automox/not-found");
    expect(error?.detail).toContain("account_id");
    expect(error?.detail).not.toContain("organization");
  });
});
