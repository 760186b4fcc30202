import type {
  ApplyResourceChange_Response,
  DynamicValue,
  PlanResourceChange_Response,
  ReadDataSource_Response,
  ReadResource_Response,
  ValidateResourceConfig_Response,
} from "../../../src/plugin/gen/tfplugin6";
import { bytes, textOf } from "../../support/framework/stage";
import { toyProvider } from "../../support/toy/toy-provider";
import { thingSchema } from "../../support/toy/toy-schema";
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
beforeAll(async () => {
  await connection.rpc("configureProvider", { config: { msgpack: bytes("\x80"), json: EMPTY } });
  const config = dynamic(toyProvider().schema, whole(toyProvider().schema));
  await connection.rpc("configureProvider", { config });
});

const msgpack = (text: string): DynamicValue => ({ msgpack: Buffer.from(text, "hex"), json: EMPTY });
const thing = (given = {}) => dynamic(thingSchema, whole(thingSchema, { name: "a", ...given }));
const nothing = dynamic(thingSchema, null);

const BROKEN: readonly (readonly [string, DynamicValue])[] = [
  ["no MessagePack", msgpack("c1")],
  ["cut off", msgpack("81")],
  ["of another shape", msgpack("93010203")],
  ["with more behind", msgpack("c0c0")],
  ["JSON that is none", { msgpack: EMPTY, json: bytes('{"name": hunter2') }],
  ["JSON of another shape", { msgpack: EMPTY, json: bytes('{"name":["hunter2"]}') }],
];

describe.each(BROKEN)("a value that is %s", (_name, broken) => {
  const notTold = (answer: unknown) => expect(JSON.stringify(answer)).not.toContain("hunter2");

  test("is an error of validation", async () => {
    const request = { typeName: "toy_thing", config: broken };
    const { diagnostics } = await connection.rpc<ValidateResourceConfig_Response>(
      "validateResourceConfig",
      request,
    );
    expect(lines(diagnostics)).toEqual(["error provider/bug"]);
    expect(diagnostics[0]?.summary).toBe("Cannot check toy_thing");
    notTold(diagnostics);
  });
  test("is an error of a plan", async () => {
    const request = { typeName: "toy_thing", priorState: nothing, config: broken };
    const { diagnostics } = await connection.rpc<PlanResourceChange_Response>("planResourceChange", request);
    expect(lines(diagnostics)).toEqual(["error provider/bug"]);
    notTold(diagnostics);
  });
  test.each([
    ["configuration", { priorState: thing(), plannedState: thing(), config: broken }],
    ["plan", { priorState: thing(), plannedState: broken, config: thing() }],
    ["prior state", { priorState: broken, plannedState: thing(), config: thing() }],
    ["prior state of a removal", { priorState: broken, plannedState: nothing, config: nothing }],
  ])(
    "as the %s of an apply is an error beside the prior state and its private data",
    async (_what, request) => {
      const answer = await connection.rpc<ApplyResourceChange_Response>("applyResourceChange", {
        typeName: "toy_thing",
        plannedPrivate: bytes('{".state":{"k":1},".plan":{"t":2}}'),
        ...request,
      });
      expect(lines(answer.diagnostics)).toEqual(["error provider/bug"]);
      expect(Buffer.from(answer.newState?.msgpack ?? EMPTY)).toEqual(Buffer.from(request.priorState.msgpack));
      expect(textOf(answer.private)).toBe('{"k":1}');
      notTold(answer.diagnostics);
    },
  );
  test("as a state to read is an error beside what core has", async () => {
    const request = { typeName: "toy_thing", currentState: broken, private: bytes("{}") };
    const answer = await connection.rpc<ReadResource_Response>("readResource", request);
    expect(lines(answer.diagnostics)).toEqual(["error provider/bug"]);
    expect(Buffer.from(answer.newState?.msgpack ?? EMPTY)).toEqual(Buffer.from(broken.msgpack));
    expect(textOf(answer.private)).toBe("{}");
  });
  test("is an error of a look-up", async () => {
    const request = { typeName: "toy_things", config: broken };
    const answer = await connection.rpc<ReadDataSource_Response>("readDataSource", request);
    expect(lines(answer.diagnostics)).toEqual(["error provider/bug"]);
    expect(answer.state).toBeUndefined();
  });
});

describe("an apply without anything broken in it", () => {
  test("of a creation that cannot be decoded is named as one", async () => {
    const request = {
      typeName: "toy_thing",
      priorState: nothing,
      plannedState: msgpack("c1"),
      config: thing(),
    };
    const { diagnostics } = await connection.rpc<ApplyResourceChange_Response>(
      "applyResourceChange",
      request,
    );
    expect(diagnostics[0]?.summary).toBe("Cannot create toy_thing");
  });
  test("with private data that nobody can read keeps them and does nothing", async () => {
    const request = {
      typeName: "toy_thing",
      priorState: thing(),
      plannedState: thing({ note: "n" }),
      config: thing({ note: "n" }),
      plannedPrivate: bytes("{"),
    };
    const answer = await connection.rpc<ApplyResourceChange_Response>("applyResourceChange", request);
    expect(lines(answer.diagnostics)).toEqual(["error state/unreadable"]);
    expect(textOf(answer.private)).toBe("{");
    expect(undynamic(thingSchema, answer.newState)).toMatchObject({ note: null });
  });
});

describe("a value may come as JSON", () => {
  test("in place of MessagePack", async () => {
    const json = bytes(JSON.stringify({ ...whole(thingSchema), name: "", price: "1" }));
    const request = { typeName: "toy_thing", config: { msgpack: EMPTY, json } };
    const { diagnostics } = await connection.rpc<ValidateResourceConfig_Response>(
      "validateResourceConfig",
      request,
    );
    expect(lines(diagnostics)).toEqual(["error config/invalid-value attributeName=name"]);
  });
});

describe("a type that this provider does not have", () => {
  test.each([
    ["validateResourceConfig", "resource"],
    ["validateDataResourceConfig", "data source"],
    ["planResourceChange", "resource"],
    ["applyResourceChange", "resource"],
    ["readResource", "resource"],
    ["importResourceState", "resource"],
    ["upgradeResourceState", "resource"],
    ["upgradeResourceIdentity", "resource"],
    ["readDataSource", "data source"],
  ])("is told by %s", async (method, what) => {
    const { diagnostics } = await connection.rpc<ValidateResourceConfig_Response>(method, {
      typeName: "toy_ghost",
    });
    expect(told(diagnostics)).toMatchObject([
      { severity: "error", code: "provider/unknown-type", summary: `Unknown ${what} toy_ghost` },
    ]);
  });
  test.each(["constructor", "__proto__", "toString", ""])("even %j", async (typeName) => {
    const { diagnostics } = await connection.rpc<ValidateResourceConfig_Response>("validateResourceConfig", {
      typeName,
    });
    expect(lines(diagnostics)).toEqual(["error provider/unknown-type"]);
  });
});
