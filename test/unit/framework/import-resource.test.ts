import { UNKNOWN } from "../../../src/cty/value";
import { fail } from "../../../src/framework/diagnostics";
import { importResource } from "../../../src/framework/import-resource";
import { GONE } from "../../../src/framework/resource";
import { setOf, text } from "../../../src/framework/schema";
import { plain, resourceOf, stage } from "../../support/framework/stage";

const doc = "d";
const schema = { name: text.required({ doc }), tags: setOf.text.optional({ doc }) };

async function bringIn(id: string, answer: () => unknown) {
  const { running } = stage();
  const resource = resourceOf(schema, { import: async () => answer() as never });
  const { state, diagnostics } = await importResource(resource, id, running);
  return { state: plain(state), diagnostics };
}

test("what is found is the state, in canonical form", async () => {
  const { state, diagnostics } = await bringIn("1/a", () => ({ name: "a", tags: ["y", "x"] }));
  expect(state).toEqual({ name: "a", tags: ["x", "y"] });
  expect(diagnostics).toEqual([]);
});

test("what is not there is an error that repeats the id", async () => {
  const { state, diagnostics } = await bringIn('1/"a"', () => GONE);
  expect(state).toBeNull();
  expect(diagnostics).toMatchObject([{ severity: "error", code: "import/not-found" }]);
  expect(diagnostics[0]?.summary).toBe('Cannot import toy_thing "1/\\"a\\""');
  expect(diagnostics[0]?.detail).toContain('"1/\\"a\\""');
});

test.each([
  ["refused", () => fail({ code: "toy/no", summary: "s", detail: "d" }), "toy/no"],
  [
    "failed",
    () => {
      throw new Error("hunter2");
    },
    "provider/bug",
  ],
  ["answered with an unknown value", () => ({ name: UNKNOWN, tags: null }), "provider/bug"],
  ["answered with another type", () => ({ name: 1, tags: null }), "provider/bug"],
  ["answered with nothing", () => undefined, "provider/bug"],
])("%s, nothing is imported", async (_name, answer, code) => {
  const { state, diagnostics } = await bringIn("1/a", answer);
  expect(state).toBeNull();
  expect(diagnostics).toMatchObject([{ severity: "error", code }]);
  expect(JSON.stringify(diagnostics)).not.toContain("hunter2");
});
