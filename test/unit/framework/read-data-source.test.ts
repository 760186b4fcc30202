import { UNKNOWN } from "../../../src/cty/value";
import { defineDataSource } from "../../../src/framework/data-source";
import { fail } from "../../../src/framework/diagnostics";
import { readDataSource } from "../../../src/framework/read-data-source";
import { listOf, text, whole } from "../../../src/framework/schema";
import { plain, stage, values } from "../../support/framework/stage";

const doc = "d";
const schema = {
  name: text.required({ doc }),
  items: listOf
    .object({ id: whole.computed({ doc }), note: text.computed({ doc, nullable: true }) })
    .computed({ doc }),
};

async function look(answer: () => unknown) {
  const { running } = stage();
  const source = defineDataSource<unknown>()({
    type: "toy_things",
    doc,
    schema,
    nameOf: ({ name }) => `things of ${name}`,
    read: async (_config, call) => {
      call.warn({ code: "toy/slow", summary: "s", detail: "d" });
      return answer() as never;
    },
  });
  const { state, diagnostics } = await readDataSource(source, values({ name: "a", items: null }), running);
  return { state: plain(state), diagnostics, codes: diagnostics.map(({ code }) => code) };
}

test("what is found is the state, missing parts null, beside warnings", async () => {
  const { state, codes } = await look(() => ({ name: "a", items: [{ id: 1 }] }));
  expect(state).toEqual({ name: "a", items: [{ id: 1, note: null }] });
  expect(codes).toEqual(["toy/slow"]);
});

test.each([
  ["a refusal", () => fail({ code: "toy/no", summary: "s", detail: "d" }), "toy/no"],
  [
    "a failure",
    () => {
      throw new Error("hunter2");
    },
    "provider/bug",
  ],
  ["an unknown value", () => ({ name: "a", items: UNKNOWN }), "provider/bug"],
  ["another type", () => ({ name: "a", items: [{ id: "1" }] }), "provider/bug"],
  ["nothing", () => undefined, "provider/bug"],
])("%s is an error without a state", async (_name, answer, code) => {
  const { state, codes, diagnostics } = await look(answer);
  expect(state).toBeNull();
  expect([...codes].sort()).toEqual([code, "toy/slow"].sort());
  expect(JSON.stringify(diagnostics)).not.toContain("hunter2");
});

test("an error names what was looked up", async () => {
  const { diagnostics } = await look(() => undefined);
  expect(diagnostics.at(-1)?.summary).toBe("Cannot look up toy_things things of a");
});
