import { decodeMsgpack, encodeMsgpack } from "../../../src/cty/msgpack";
import { identityType } from "../../../src/framework/identity";
import type {
  ApplyResourceChange_Response,
  GetResourceIdentitySchemas_Response,
  ImportResourceState_Response,
  MoveResourceState_Response,
  PlanResourceChange_Response,
  ReadResource_Response,
  ResourceIdentityData,
  UpgradeResourceIdentity_Response,
  UpgradeResourceState_Response,
} from "../../../src/plugin/gen/tfplugin6";
import { bytes, plain, textOf } from "../../support/framework/stage";
import { badge } from "../../support/toy/toy-badge";
import { toyProvider } from "../../support/toy/toy-provider";
import { badgeSchema, thingSchema } from "../../support/toy/toy-schema";
import {
  connectionForAll,
  dynamic,
  EMPTY,
  lines,
  told,
  undynamic,
  whole,
} from "../../support/toy/toy-session";

const connection = connectionForAll(toyProvider());

const raw = (json: string) => ({ json: bytes(json), flatmap: new Map() });

describe("UpgradeResourceState", () => {
  const upgrade = async (version: number, json: string) => {
    const request = { typeName: "toy_badge", version: BigInt(version), rawState: raw(json) };
    const answer = await connection.rpc<UpgradeResourceState_Response>("upgradeResourceState", request);
    return {
      state: plain(undynamic(badgeSchema, answer.upgradedState)),
      told: told(answer.diagnostics),
      answer,
    };
  };

  test.each([
    [0, '{"title":"a"}', { name: "a", colour: null, number: 0 }],
    [1, '{"name":"a"}', { name: "a", colour: "grey", number: 1 }],
    [2, '{"name":"a","number":3,"gone":true}', { name: "a", colour: null, number: 3 }],
    [2, "null", null],
  ])("from version %d", async (version, json, state) => {
    expect(await upgrade(version, json)).toMatchObject({ state, told: [] });
  });
  test("from nothing that a provider of today wrote is told", async () => {
    const request = {
      typeName: "toy_badge",
      version: 0n,
      rawState: { json: EMPTY, flatmap: new Map([["name", "a"]]) },
    };
    const answer = await connection.rpc<UpgradeResourceState_Response>("upgradeResourceState", request);
    expect(lines(answer.diagnostics)).toEqual(["error state/unreadable"]);
    expect(answer.upgradedState).toBeUndefined();
  });
  test("that fails does not repeat what is stored", async () => {
    const failed = await upgrade(1, '{"name":"boom"}');
    expect(failed.told).toMatchObject([
      { code: "provider/bug", summary: "Cannot upgrade the state of toy_badge" },
    ]);
    expect(JSON.stringify(failed.told)).not.toContain("hunter2");
    expect(connection.log.join()).toContain("hunter2");
  });
});

describe("MoveResourceState", () => {
  const move = async (parts: object = {}) => {
    const state = { ...whole(thingSchema, { name: "a", id: "id-a", zone: "z" }), words: ["w"] };
    const answer = await connection.rpc<MoveResourceState_Response>("moveResourceState", {
      sourceProviderAddress: "registry.terraform.io/example/toy",
      sourceTypeName: "toy_thing",
      sourceSchemaVersion: 0n,
      sourceState: raw(JSON.stringify(state)),
      sourcePrivate: bytes('{"k":1}'),
      targetTypeName: "toy_badge",
      ...parts,
    });
    return {
      state: plain(undynamic(badgeSchema, answer.targetState)),
      told: lines(answer.diagnostics),
      answer,
    };
  };

  test("takes state and private data along, from whatever host", async () => {
    const {
      state,
      told: nothing,
      answer,
    } = await move({ sourceProviderAddress: "registry.opentofu.org/example/toy" });
    expect([state, nothing]).toEqual([{ name: "a", colour: null, number: 4 }, []]);
    expect(textOf(answer.targetPrivate)).toBe('{"k":1}');
    expect(answer.targetIdentity).toBeDefined();
  });
  test.each([
    [
      "another provider's state",
      { sourceProviderAddress: "registry.terraform.io/hashicorp/null" },
      "error state/cannot-move",
    ],
    [
      "a provider whose name only ends alike",
      { sourceProviderAddress: "registry.terraform.io/bad-example/toy" },
      "error state/cannot-move",
    ],
    ["a type that nobody knows", { sourceTypeName: "toy_ghost" }, "error state/cannot-move"],
    ["a version that nobody knows", { sourceSchemaVersion: 7n }, "error state/unreadable"],
    ["a state that cannot be read", { sourceState: raw("{") }, "error state/unreadable"],
    [
      "an answer that does not fit",
      { sourceTypeName: "toy_badge", sourceSchemaVersion: 2n, sourceState: raw('{"name":"a"}') },
      "error provider/bug",
    ],
    ["a target that nobody knows", { targetTypeName: "toy_ghost" }, "error provider/unknown-type"],
  ])("refuses %s", async (_name, parts, line) => {
    expect(await move(parts)).toMatchObject({ state: null, told: [line] });
  });
});

describe("identities", () => {
  const type = identityType(badge.identity as never);
  const identity = (value: object): ResourceIdentityData => ({
    identityData: { msgpack: encodeMsgpack(type, value as never), json: EMPTY },
  });
  const read = (data: ResourceIdentityData | undefined) =>
    data && plain(decodeMsgpack(type, data.identityData?.msgpack ?? EMPTY));
  const state = dynamic(badgeSchema, whole(badgeSchema, { name: "abc", number: 3 }));

  beforeAll(async () => {
    const config = dynamic(toyProvider().schema, whole(toyProvider().schema));
    await connection.rpc("configureProvider", { config });
  });

  test("have schemas where there are any", async () => {
    const { identitySchemas } = await connection.rpc<GetResourceIdentitySchemas_Response>(
      "getResourceIdentitySchemas",
    );
    expect([...identitySchemas.keys()]).toEqual(["toy_badge"]);
    expect(identitySchemas.get("toy_badge")).toMatchObject({
      version: 1n,
      identityAttributes: [
        { name: "name", requiredForImport: true, optionalForImport: false },
        { name: "number", requiredForImport: false, optionalForImport: true },
      ],
    });
  });
  test("go with every state, and are kept where a read failed to tell", async () => {
    const current = identity({ name: "x", number: 1 });
    const request = { typeName: "toy_badge", currentState: state, currentIdentity: current };
    const answer = await connection.rpc<ReadResource_Response>("readResource", request);
    expect(read(answer.newIdentity)).toEqual({ name: "abc", number: 3 });
    const broken = { ...request, currentState: { msgpack: bytes("x"), json: EMPTY } };
    const failed = await connection.rpc<ReadResource_Response>("readResource", broken);
    expect(read(failed.newIdentity)).toEqual({ name: "x", number: 1 });
  });
  test("are told in a plan only once they are known", async () => {
    const config = dynamic(badgeSchema, whole(badgeSchema, { name: "abc" }));
    const plan = (priorState: object) =>
      connection.rpc<PlanResourceChange_Response>("planResourceChange", {
        typeName: "toy_badge",
        priorState,
        config,
      });
    expect((await plan(dynamic(badgeSchema, null))).plannedIdentity).toBeUndefined();
    expect(read((await plan(state)).plannedIdentity)).toEqual({ name: "abc", number: 3 });
  });
  test("are told by an apply", async () => {
    const config = dynamic(badgeSchema, whole(badgeSchema, { name: "abc" }));
    const request = {
      typeName: "toy_badge",
      priorState: dynamic(badgeSchema, null),
      plannedState: config,
      config,
    };
    const answer = await connection.rpc<ApplyResourceChange_Response>("applyResourceChange", request);
    expect(read(answer.newIdentity)).toMatchObject({ name: "abc" });
  });
  test("import, in place of an id", async () => {
    const request = { typeName: "toy_badge", id: "", identity: identity({ name: "abc", number: null }) };
    const { importedResources, diagnostics } = await connection.rpc<ImportResourceState_Response>(
      "importResourceState",
      request,
    );
    expect(diagnostics).toEqual([]);
    expect(plain(undynamic(badgeSchema, importedResources[0]?.state))).toMatchObject({
      name: "abc",
      number: 3,
    });
    expect(read(importedResources[0]?.identity)).toEqual({ name: "abc", number: 3 });
  });
  test("of the same version are read anew, of others refused", async () => {
    const upgrade = (version: bigint, json: string) => {
      const request = { typeName: "toy_badge", version, rawIdentity: raw(json) };
      return connection.rpc<UpgradeResourceIdentity_Response>("upgradeResourceIdentity", request);
    };
    expect(read((await upgrade(1n, '{"name":"abc"}')).upgradedIdentity)).toEqual({
      name: "abc",
      number: null,
    });
    expect(lines((await upgrade(0n, "{}")).diagnostics)).toEqual(["error state/unreadable-identity"]);
    expect(lines((await upgrade(1n, "{")).diagnostics)).toEqual(["error provider/bug"]);
  });
});
