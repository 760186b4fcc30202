import { Decimal, makeNumber, UNKNOWN } from "../../../src/cty/value";
import type {
  CallFunction_Response,
  GetFunctions_Response,
  GetMetadata_Response,
  GetProviderSchema_Response,
  Schema,
  ValidateResourceConfig_Response,
} from "../../../src/plugin/gen/tfplugin6";
import { bytes, textOf } from "../../support/framework/stage";
import { badges as badgeList, ring as ringing } from "../../support/toy/toy-asks";
import { toyProvider } from "../../support/toy/toy-provider";
import { providerSchema, thingSchema } from "../../support/toy/toy-schema";
import { connectionForAll, dynamic, EMPTY, lines, whole } from "../../support/toy/toy-session";

const connection = connectionForAll(toyProvider());

const CAPABILITIES = {
  planDestroy: true,
  getProviderSchemaOptional: true,
  moveResourceState: true,
  generateResourceConfig: false,
};

test("everything there is has a schema, and both ways of asking agree", async () => {
  const schemas = await connection.rpc<GetProviderSchema_Response>("getProviderSchema");
  expect(schemas.diagnostics).toEqual([]);
  expect(schemas.serverCapabilities).toEqual(CAPABILITIES);
  expect(schemas.provider?.block?.attributes.map(({ name }) => name)).toEqual(Object.keys(providerSchema));
  expect([...schemas.resourceSchemas.keys()]).toEqual(["toy_thing", "toy_badge"]);
  expect(schemas.resourceSchemas.get("toy_badge")?.version).toBe(2n);
  expect([...schemas.dataSourceSchemas.keys()]).toEqual(["toy_things"]);
  expect([...schemas.functions.keys()]).toEqual(["shout"]);
  const namesIn = (schema: Schema | undefined) => schema?.block?.attributes.map(({ name }) => name);
  expect([...schemas.listResourceSchemas].map(([type, schema]) => [type, namesIn(schema)])).toEqual([
    ["toy_badge", ["names", "colour"]],
  ]);
  // Core panics on an action whose schema is not there.
  expect([...schemas.actionSchemas].map(([type, { schema }]) => [type, namesIn(schema)])).toEqual([
    ["toy_ring", ["bell", "times", "secret"]],
  ]);
  expect(schemas.stateStoreSchemas.size).toBe(0);
  expect(schemas.resourceSchemas.get("toy_thing")?.block?.attributes.map(({ name }) => name)).toEqual(
    Object.keys(thingSchema),
  );

  const metadata = await connection.rpc<GetMetadata_Response>("getMetadata");
  expect(metadata).toMatchObject({
    serverCapabilities: CAPABILITIES,
    resources: [{ typeName: "toy_thing" }, { typeName: "toy_badge" }],
    dataSources: [{ typeName: "toy_things" }],
    functions: [{ name: "shout" }],
    listResources: [{ typeName: "toy_badge" }],
    actions: [{ typeName: "toy_ring" }],
    stateStores: [],
  });
  expect([...(await connection.rpc<GetFunctions_Response>("getFunctions")).functions.keys()]).toEqual([
    "shout",
  ]);
});

describe("configuration is checked without being configured", () => {
  const check = async (method: string, request: object) =>
    lines((await connection.rpc<ValidateResourceConfig_Response>(method, request)).diagnostics);
  const thing = (given: object) => ({
    typeName: "toy_thing",
    config: dynamic(thingSchema, whole(thingSchema, { name: "a", ...given })),
  });
  const things = (name: string) => {
    const schema = toyProvider().dataSources[0]?.schema ?? {};
    return { typeName: "toy_things", config: dynamic(schema, whole(schema, { name })) };
  };
  const badges = (given: object) => ({
    typeName: "toy_badge",
    config: dynamic(badgeList.schema, whole(badgeList.schema, { names: ["a"], ...given })),
  });
  const ring = (given: object) => ({
    typeName: "toy_ring",
    config: dynamic(ringing.schema, whole(ringing.schema, { bell: "big", ...given })),
  });
  const provider = (given: object) => ({
    config: dynamic(providerSchema, whole(providerSchema, { ...given })),
  });

  test.each<readonly [string, string, object, readonly string[]]>([
    ["a good resource", "validateResourceConfig", thing({ price: makeNumber("0.1") }), []],
    [
      "a resource by its schema",
      "validateResourceConfig",
      thing({ name: "" }),
      ["error config/invalid-value attributeName=name"],
    ],
    [
      "a resource by its author",
      "validateResourceConfig",
      thing({ size: 1, price: new Decimal("0.30000000000000000001") }),
      ["error toy/one-of attributeName=price"],
    ],
    [
      "what stands in a set, where the path ends",
      "validateResourceConfig",
      thing({ doors: [{ label: "" }] }),
      ["error config/invalid-value attributeName=doors"],
    ],
    [
      "what stands in a map of a strange key",
      "validateResourceConfig",
      thing({ rooms: new Map([["__proto__", { label: "" }]]) }),
      ["error config/invalid-value attributeName=rooms elementKeyString=__proto__ attributeName=label"],
    ],
    ["a good data source", "validateDataResourceConfig", things("a"), []],
    ["a data source by its author", "validateDataResourceConfig", things("invalid"), ["error toy/invalid"]],
    ["a good list", "validateListResourceConfig", badges({}), []],
    [
      "a list by its schema",
      "validateListResourceConfig",
      badges({ names: [""] }),
      ["error config/invalid-value attributeName=names"],
    ],
    [
      "a list by its author",
      "validateListResourceConfig",
      badges({ colour: "invisible" }),
      ["error toy/unseen"],
    ],
    ["a list of unknown things", "validateListResourceConfig", badges({ names: UNKNOWN }), []],
    ["a good action", "validateActionConfig", ring({}), []],
    [
      "an action by its schema",
      "validateActionConfig",
      ring({ bell: "" }),
      ["error config/invalid-value attributeName=bell"],
    ],
    [
      "an action by its author",
      "validateActionConfig",
      ring({ bell: "cracked", times: 1 }),
      ["error toy/cracked attributeName=times"],
    ],
    ["an action with unknown parts", "validateActionConfig", ring({ bell: UNKNOWN, times: 1 }), []],
    ["a good provider block", "validateProviderConfig", provider({ region: "north" }), []],
    [
      "a provider block by its schema",
      "validateProviderConfig",
      provider({ region: "" }),
      ["error config/invalid-value attributeName=region"],
    ],
    [
      "a provider block by its author",
      "validateProviderConfig",
      provider({ region: "mars" }),
      ["error toy/mars"],
    ],
    [
      "an empty provider block of MessagePack",
      "validateProviderConfig",
      { config: { msgpack: EMPTY, json: EMPTY } },
      ["error provider/bug"],
    ],
  ])("%s", async (_name, method, ...[request, expected]) => {
    expect(await check(method, request)).toEqual(expected);
  });
});

describe("a function", () => {
  const call = async (name: string, given: string) => {
    const argument = { msgpack: EMPTY, json: bytes(JSON.stringify(given)) };
    const answer = await connection.rpc<CallFunction_Response>("callFunction", {
      name,
      arguments: [argument],
    });
    return { result: answer.result && textOf(answer.result.msgpack), error: answer.error };
  };
  test("answers", async () => {
    expect(await call("shout", "hey")).toEqual({ result: "\ufffdHEY", error: undefined });
  });
  test("refuses with the argument that is wrong", async () => {
    expect((await call("shout", "")).error).toMatchObject({ text: "Say something.", functionArgument: 0n });
  });
  test("fails without showing why", async () => {
    const { error } = await call("shout", "boom");
    expect(error?.text).toContain("bug in the provider");
    expect(JSON.stringify(error?.text)).not.toContain("hunter2");
    expect(connection.log.join()).toContain("hunter2");
  });
  test("that nobody knows is named", async () => {
    expect((await call("whisper", "hey")).error?.text).toContain("no function whisper");
  });
});
