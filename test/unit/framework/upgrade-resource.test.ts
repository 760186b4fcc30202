import { UNKNOWN } from "../../../src/cty/value";
import { listOf, setOf, text, whole } from "../../../src/framework/schema";
import { upgradeResource } from "../../../src/framework/upgrade-resource";
import { bytes, plain, resourceOf } from "../../support/framework/stage";

const doc = "d";
const schema = {
  name: text.required({ doc }),
  size: whole.optional({ doc }),
  tags: setOf.text.optional({ doc }),
  items: listOf.object({ id: whole.computed({ doc }), note: text.optional({ doc }) }).optional({ doc }),
};
const rest = { size: null, tags: null, items: null };
const resource = resourceOf(schema, {
  version: 3,
  upgrades: {
    0: ({ title }) => ({ ...rest, name: String(title) }),
    1: ({ name }) => ({ ...rest, name: name as never, tags: ["b", "a"] }),
    2: () => {
      throw new TypeError("hunter2");
    },
  },
});

const upgrade = (version: number, json: string) => {
  const { state, diagnostics } = upgradeResource(resource, version, bytes(json));
  return { state: plain(state), diagnostics };
};

describe("the same version", () => {
  test("ignores what the schema does not know and fills what is missing, at every depth", () => {
    const json = '{"name":"a","gone":{"x":1},"items":[{"id":1,"old":true}]}';
    expect(upgrade(3, json)).toEqual({
      state: { ...rest, name: "a", items: [{ id: 1, note: null }] },
      diagnostics: [],
    });
  });
  test.each(['{"size":1}', '{"name":null}'])("%s lacks what every object has, and names it", (json) => {
    const [told] = upgrade(3, json).diagnostics;
    expect(told).toMatchObject({ severity: "error", code: "state/unreadable" });
    expect(told?.detail).toContain("It is damaged: name: a value is required.");
  });
  test("null is nothing", () => {
    expect(upgrade(3, "null")).toEqual({ state: null, diagnostics: [] });
  });
  test.each([["{"], ["[]"], ['{"name":["hunter2"]}'], ["hunter2"]])(
    "%s is refused without repeating it",
    (json) => {
      const { state, diagnostics } = upgrade(3, json);
      expect(state).toBeNull();
      expect(diagnostics).toMatchObject([{ severity: "error", code: "state/unreadable" }]);
      expect(JSON.stringify(diagnostics)).not.toContain("hunter2");
    },
  );
});

describe("an older version", () => {
  test("goes through its own upgrader, straight", () => {
    expect(upgrade(0, '{"title":"a","name":"z"}')).toEqual({
      state: { ...rest, name: "a" },
      diagnostics: [],
    });
  });
  test("is brought into canonical form", () => {
    expect(upgrade(1, '{"name":"a"}').state).toEqual({ ...rest, name: "a", tags: ["a", "b"] });
  });
  test("null is nothing", () => {
    expect(upgrade(0, "null")).toEqual({ state: null, diagnostics: [] });
  });
  test.each([
    ["a value of another type", '{"name":7}'],
    ["a missing value is null, as everywhere", "{}"],
  ])("%s", (_name, json) => {
    const { state, diagnostics } = upgrade(1, json);
    if (json === "{}") expect(state).toMatchObject({ name: null });
    else expect(diagnostics).toMatchObject([{ severity: "error", code: "provider/bug" }]);
  });
  test("an unknown value is our error", () => {
    const odd = resourceOf(schema, {
      version: 1,
      upgrades: { 0: () => ({ ...rest, name: UNKNOWN as never }) },
    });
    expect(upgradeResource(odd, 0, bytes("{}")).diagnostics).toMatchObject([{ code: "provider/bug" }]);
  });
  test("what an upgrader throws is thrown on", () => {
    expect(() => upgrade(2, "{}")).toThrow(TypeError);
  });
  test.each([["{"], ["[1]"], ["hunter2"]])("%s is refused without repeating it", (json) => {
    const { diagnostics } = upgrade(0, json);
    expect(diagnostics).toMatchObject([{ severity: "error", code: "state/unreadable" }]);
    expect(JSON.stringify(diagnostics)).not.toContain("hunter2");
  });
});

test.each([[4], [-1], [Number.NaN]])("version %s, which nobody knows, is told with ways out", (version) => {
  const [diagnostic] = upgrade(version, "{}").diagnostics;
  expect(diagnostic).toMatchObject({
    severity: "error",
    code: "state/unreadable",
    summary: "Cannot read the stored state of toy_thing",
  });
  expect(diagnostic?.detail).toContain(`schema version ${version}; this provider knows version 3`);
  expect(diagnostic?.detail).toContain("import it again");
});
