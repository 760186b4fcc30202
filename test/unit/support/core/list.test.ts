import { encodeMsgpack } from "../../../../src/cty/msgpack";
import { UNKNOWN, type Value } from "../../../../src/cty/value";
import { identityType } from "../../../../src/framework/identity";
import { Diagnostic_Severity, type ListResource_Event } from "../../../../src/plugin/gen/tfplugin6";
import { readList } from "../../../support/core/list";
import { plain, values } from "../../../support/framework/stage";
import { badge } from "../../../support/toy/toy-badge";
import { dynamic, whole } from "../../../support/toy/toy-session";

const TYPE = badge.identity ? identityType(badge.identity) : "dynamic";
const NONE = new Uint8Array(0);

const identity = (name: Value) => ({
  identityData: { msgpack: encodeMsgpack(TYPE, values({ name, number: 1 })), json: NONE },
});
const event = (parts: Partial<ListResource_Event>): ListResource_Event => ({
  ...{ identity: undefined, displayName: "", resourceObject: undefined, diagnostic: [] },
  ...parts,
});
const result = (name: string, more: Partial<ListResource_Event> = {}) =>
  event({
    identity: identity(name),
    displayName: name,
    resourceObject: dynamic(badge.schema, whole(badge.schema, { name })),
    ...more,
  });
const said = (severity: Diagnostic_Severity) => ({
  diagnostic: [{ severity, summary: "s", detail: "d\n\n[toy/said]", attribute: undefined }],
});
const [ERROR, WARNING] = [said(Diagnostic_Severity.ERROR), said(Diagnostic_Severity.WARNING)];

const read = async (events: readonly ListResource_Event[], { limit = 100, objects = true } = {}) => {
  async function* stream() {
    yield* events;
  }
  const { results, diagnostics } = await readList(stream(), { of: badge, limit, objects });
  return { names: results.map(({ name }) => name), said: diagnostics.map(({ severity }) => severity) };
};

test("results are read as they come, with identity and object", async () => {
  async function* stream() {
    yield result("a");
  }
  const { results } = await readList(stream(), { of: badge, limit: 1, objects: true });
  expect(results.map(({ identity, object }) => [plain(identity), plain(object)])).toEqual([
    [
      { name: "a", number: 1 },
      { name: "a", colour: null, number: null },
    ],
  ]);
});

test.each<readonly [string, readonly ListResource_Event[], object, object]>([
  ["up to the limit", [result("a"), result("b")], { limit: 1 }, { names: ["a"], said: [] }],
  ["none of a limit of 0", [event({})], { limit: 0 }, { names: [], said: [] }],
  [
    "beside warnings",
    [result("a", WARNING), event(WARNING)],
    {},
    { names: ["a"], said: ["warning", "warning"] },
  ],
  ["none where one is an error", [result("a"), event(ERROR), event({})], {}, { names: [], said: ["error"] }],
  [
    "without objects where none are asked for",
    [result("a", { resourceObject: undefined })],
    { objects: false },
    { names: ["a"], said: [] },
  ],
])("results are read %s", async (_name, events, ...[asked, expected]) => {
  expect(await read(events, asked)).toEqual(expected);
});

test.each<readonly [string, ListResource_Event, string]>([
  ["an event that says nothing", event({}), "missing identity data"],
  [
    "a result that forgot its identity beside a warning",
    event({ ...WARNING, displayName: "a" }),
    "in silence",
  ],
  ["a result without its object", result("a", { resourceObject: undefined }), "core panics"],
  ["an identity that is not known", result("a", { identity: identity(UNKNOWN) }), "not wholly known"],
])("%s is refused", async (_name, one, complaint) => {
  await expect(read([one])).rejects.toThrow(complaint);
});
