// Checked by `tsc --noEmit`: nothing here runs.
import { defineAction } from "../../src/framework/action";
import type { Unknown } from "../../src/framework/infer";
import { defineList } from "../../src/framework/list";
import { defineResource } from "../../src/framework/resource";
import { setOf, text, whole } from "../../src/framework/schema";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function yes<T extends true>(): T;

interface Api {
  readonly find: (name: string) => Promise<{ id: number } | undefined>;
}
const doc = "Said.";
const good = { name: "a", id: 1 };

const thing = defineResource<Api>()({
  ...{ type: "toy_thing", doc, version: 0, nameOf: () => "a thing" },
  schema: { name: text.required({ doc }), id: whole.computed({ doc }) },
  create: async () => good,
  read: async () => good,
  update: async () => good,
  delete: async () => {},
  import: async () => good,
});

const asked = { name: text.required({ doc }), tags: setOf.text.optional({ doc }) };
const words = { doc, schema: asked, nameOf: () => "things" };

// What is asked is known by now; what is found is a state of the resource.
export const things = defineList<Api>()({
  ...words,
  of: thing,
  validate: ({ name }) => {
    yes<Equal<typeof name, string | Unknown>>();
    return [];
  },
  async *list({ name, tags }, { api }) {
    yes<Equal<typeof name, string>>();
    yes<Equal<typeof tags, readonly string[] | null>>();
    const found = await api.find(name);
    if (found) yield { state: { name, id: found.id }, name };
  },
});

async function* withoutId() {
  yield { state: { name: "a" }, name: "a" };
}
// @ts-expect-error: a part of the state is missing
export const short = defineList<Api>()({ ...words, of: thing, list: withoutId });

async function* withoutName() {
  yield { state: good };
}
// @ts-expect-error: nobody could tell one from another
export const nameless = defineList<Api>()({ ...words, of: thing, list: withoutName });

export const ring = defineAction<Api>()({
  ...words,
  type: "toy_ring",
  plan: async ({ name }, { warn }) => {
    yes<Equal<typeof name, string | Unknown>>();
    warn({ code: "toy/loud", summary: "s", detail: "d" });
  },
  invoke: async ({ name }, { api, progress }) => {
    yes<Equal<typeof name, string>>();
    progress(String(await api.find(name)));
  },
});

// @ts-expect-error: an action has no values to answer
export const answering = defineAction<Api>()({ ...words, type: "toy_ring", invoke: async () => good });
