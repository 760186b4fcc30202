import { fail } from "../../../src/framework/diagnostics";
import type { Identity } from "../../../src/framework/identity";
import { type AnyList, defineList } from "../../../src/framework/list";
import { listResource } from "../../../src/framework/list-resource";
import { text } from "../../../src/framework/schema";
import { resourceOf, stage, values } from "../../support/framework/stage";

const doc = "d";
const finding = { code: "toy/no", summary: "s", detail: "d" };
const identity: Identity = {
  version: 0,
  attributes: { name: { type: "string", doc, importing: "required" } },
  importId: String,
};
const schema = { name: text.required({ doc }), note: text.optional({ doc }) };
const thing = resourceOf(schema, { identity });

const listOf = (list: AnyList<unknown>["list"], of = thing) =>
  defineList<unknown>()({ of, doc, schema: {}, nameOf: () => "of all", list });

async function listed(list: AnyList<unknown>, limit = 100) {
  const names: string[] = [];
  const carried: string[] = [];
  const run = listResource(list, { config: values({}), limit }, stage().running);
  for (let next = await run.next(); ; next = await run.next()) {
    if (next.done) return { names, carried, last: next.value };
    names.push(next.value.name);
    carried.push(...next.value.told.map(({ code }) => code));
  }
}
const found = (name: unknown) => ({ state: { name: name as string, note: null }, name: `${name}` });

test("results are whole, in one line each, and warnings go with the next", async () => {
  const list = listOf(async function* (_config, { warn }) {
    warn(finding);
    yield found("a\nb");
    yield found("c");
    warn({ ...finding, code: "toy/late" });
  });
  const { names, carried, last } = await listed(list);
  expect({ names, carried, last: last.map(({ code }) => code) }).toEqual({
    names: ["a\ufffdb", "c"],
    carried: ["toy/no"],
    last: ["toy/late"],
  });
});

test("the author is left as soon as there are enough", async () => {
  const asked: string[] = [];
  const list = listOf(async function* () {
    try {
      for (const name of ["a", "b", "c"]) {
        asked.push(name);
        yield found(name);
      }
    } finally {
      asked.push("left");
    }
  });
  expect((await listed(list, 2)).names).toEqual(["a", "b"]);
  expect(asked).toEqual(["a", "b", "left"]);
  expect(await listed(list, 0)).toEqual({ names: [], carried: [], last: [] });
  expect(asked).toHaveLength(3);
});

test.each<readonly [string, AnyList<unknown>, string]>([
  [
    "a refusal",
    listOf(async function* () {
      yield found("a");
      fail(finding);
    }),
    "toy/no",
  ],
  [
    "a failure",
    listOf(async function* () {
      yield found("a");
      throw new Error("hunter2");
    }),
    "provider/bug",
  ],
  [
    "a state that does not fit",
    listOf(async function* () {
      yield found("a");
      yield found(7);
    }),
    "provider/bug",
  ],
])("%s ends the list, and names it", async (_name, list, code) => {
  const { names, last } = await listed(list);
  expect(names).toEqual(["a"]);
  expect(last).toMatchObject([{ code, severity: "error" }]);
  if (code === "provider/bug") expect(last[0]?.summary).toBe("Cannot list toy_thing of all");
  expect(JSON.stringify(last)).not.toContain("hunter2");
});

test("what has no identity is not listed", async () => {
  const nameless = listOf(async function* () {
    yield found("a");
  }, resourceOf(schema));
  expect(await listed(nameless)).toMatchObject({ names: [], last: [{ code: "provider/bug" }] });
});
