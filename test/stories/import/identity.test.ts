import { encodeJson } from "../../../src/cty/json";
import { decodeMsgpack, encodeMsgpack } from "../../../src/cty/msgpack";
import type { Type } from "../../../src/cty/type";
import { UNKNOWN } from "../../../src/cty/value";
import { objectType } from "../../../src/framework/object-type";
import type {
  ApplyResourceChange_Response,
  GetResourceIdentitySchemas_Response,
  ImportResourceState_Response,
  MoveResourceState_Response,
  PlanResourceChange_Response,
  ReadResource_Response,
  ResourceIdentityData,
  UpgradeResourceIdentity_Response,
} from "../../../src/plugin/gen/tfplugin6";
import type { Core } from "../../support/core/core";
import { dynamic, type Process, told, undynamic } from "../../support/core/process";
import { objectOf } from "../../support/core/values";
import { ORG, person, seedUser, startWorld, type World } from "../../support/world";

const TYPE: Type = ["object", { email: "string", org_id: "number" }];
const NONE = new Uint8Array(0);
const HERE = "registry.terraform.io/automox-iac/automox";

const read = (data: ResourceIdentityData | undefined) =>
  data?.identityData && { ...(decodeMsgpack(TYPE, data.identityData.msgpack) as object) };
const write = (identity: { email: string; org_id: number | null }): ResourceIdentityData => ({
  identityData: { msgpack: encodeMsgpack(TYPE, Object.assign(Object.create(null), identity)), json: NONE },
});

/** What Terraform 1.12 and later asks beyond 1.11: identities beside the values. */
describe("the identity of a person", () => {
  let world: World;
  let core: Core;
  let process: Process;
  beforeEach(async () => {
    world = await startWorld();
    core = world.core();
    ({ process } = await core.begin());
  });
  afterEach(() => process.close());

  const schema = () => core.schema("automox_user");
  const plan = (config: object, prior: object | null) =>
    process.call<PlanResourceChange_Response>("planResourceChange", {
      typeName: "automox_user",
      priorState: dynamic(schema(), prior && objectOf(schema(), prior as never)),
      proposedNewState: undefined,
      config: dynamic(schema(), objectOf(schema(), config as never)),
      priorPrivate: NONE,
      plannedPrivate: NONE,
    });

  it("is an address in an organization, for both resource types", async () => {
    const { identitySchemas } = await process.call<GetResourceIdentitySchemas_Response>(
      "getResourceIdentitySchemas",
      {},
    );
    expect([...identitySchemas.keys()].sort()).toEqual(["automox_org_membership", "automox_user"]);
    const attributes = identitySchemas.get("automox_user")?.identityAttributes ?? [];
    const needed = attributes.map(({ name, requiredForImport, optionalForImport }) => [
      name,
      requiredForImport,
      optionalForImport,
    ]);
    expect(needed.sort()).toEqual([
      ["email", true, false],
      ["org_id", false, true],
    ]);
  });

  it("comes with a plan, an apply and a read, and follows the state", async () => {
    const ada = person("ada");
    const planned = await plan(ada.config, null);
    expect(read(planned.plannedIdentity)).toEqual({ email: "ada@example.com", org_id: ORG });
    const applied = await process.call<ApplyResourceChange_Response>("applyResourceChange", {
      typeName: "automox_user",
      priorState: dynamic(schema(), null),
      plannedState: planned.plannedState,
      config: dynamic(schema(), objectOf(schema(), ada.config)),
      plannedPrivate: planned.plannedPrivate,
    });
    expect(read(applied.newIdentity)).toEqual({ email: "ada@example.com", org_id: ORG });
    world.control.accept({ who: "ada@example.com" });
    world.control.edit({ who: "ada@example.com", set: { email: "lovelace@example.com" } });
    const seen = await process.call<ReadResource_Response>("readResource", {
      typeName: "automox_user",
      currentState: applied.newState,
      private: applied.private,
      currentIdentity: applied.newIdentity,
    });
    expect(read(seen.newIdentity)).toEqual({ email: "lovelace@example.com", org_id: ORG });
  });

  it("is left out while the address is not known", async () => {
    const planned = await plan({ ...person("ada").config, email: UNKNOWN }, null);
    expect(planned.plannedIdentity).toBeUndefined();
  });

  it.each([{ org_id: ORG }, { org_id: null }])("imports a person (%o)", async ({ org_id }) => {
    world.control.addByHand(seedUser("ada", { id: 900 }));
    const { importedResources, diagnostics } = await process.call<ImportResourceState_Response>(
      "importResourceState",
      {
        typeName: "automox_user",
        id: "",
        identity: write({ email: "Ada@example.com", org_id }),
      },
    );
    expect(told(diagnostics)).toEqual([]);
    const [imported] = importedResources;
    expect(undynamic(schema(), imported?.state)).toMatchObject({ user_id: 900, email: "ada@example.com" });
    expect(read(imported?.identity)).toEqual({ email: "ada@example.com", org_id: ORG });
  });

  it("is read back in its own version and refused in another", async () => {
    const rawIdentity = {
      json: new TextEncoder().encode('{"email":"ada@example.com","org_id":12345}'),
      flatmap: new Map(),
    };
    const upgrade = (version: bigint) =>
      process.call<UpgradeResourceIdentity_Response>("upgradeResourceIdentity", {
        typeName: "automox_user",
        version,
        rawIdentity,
      });
    expect(read((await upgrade(0n)).upgradedIdentity)).toEqual({ email: "ada@example.com", org_id: ORG });
    expect(told((await upgrade(7n)).diagnostics).map(({ code }) => code)).toEqual([
      "state/unreadable-identity",
    ]);
  });

  it("moves with the state from one resource type to the other, and back", async () => {
    const ada = person("ada");
    await core.run([ada]);
    const stored = core.state.get(ada.address);
    const json = new TextEncoder().encode(encodeJson(objectType(schema()), stored?.value ?? null));
    const move = ([from, to]: readonly [string, string], state: Uint8Array, provider = HERE) =>
      process.call<MoveResourceState_Response>("moveResourceState", {
        sourceProviderAddress: provider,
        sourceTypeName: from,
        sourceSchemaVersion: 0n,
        sourceState: { json: state, flatmap: new Map() },
        targetTypeName: to,
        sourcePrivate: stored?.privateData ?? NONE,
        sourceIdentitySchemaVersion: 0n,
      });
    const moved = await move(["automox_user", "automox_org_membership"], json);
    expect(told(moved.diagnostics)).toEqual([]);
    expect(read(moved.targetIdentity)).toEqual({ email: "ada@example.com", org_id: ORG });
    expect(Buffer.from(moved.targetPrivate)).toEqual(Buffer.from(stored?.privateData ?? NONE));
    const membership = core.schema("automox_org_membership");
    const value = undynamic(membership, moved.targetState);
    expect(value).toMatchObject({ email: "ada@example.com", org_id: ORG, invitations_sent: 1 });
    const back = await move(
      ["automox_org_membership", "automox_user"],
      new TextEncoder().encode(encodeJson(objectType(membership), value)),
    );
    expect(undynamic(schema(), back.targetState)).toEqual(stored?.value);
    const foreign = await move(
      ["automox_user", "automox_org_membership"],
      json,
      "registry.terraform.io/other/automox",
    );
    expect(told(foreign.diagnostics).map(({ code }) => code)).toEqual(["state/cannot-move"]);
  });
});
