// Checked by `tsc --noEmit`: nothing here runs.
import { defineDataSource } from "../../src/framework/data-source";
import { isKnown, type StateOf, UNKNOWN, type Unknown } from "../../src/framework/infer";
import { defineProvider } from "../../src/framework/provider";
import { defineResource, GONE, type PlanPatch } from "../../src/framework/resource";
import { object, text, whole } from "../../src/framework/schema";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function yes<T extends true>(): T;

interface Api {
  readonly find: (name: string) => Promise<{ id: number } | undefined>;
}
const doc = "Said.";
const schema = {
  name: text.required({ doc }),
  zone: text.proposed({ doc }),
  box: object({ label: text.required({ doc }) }).optional({ doc }),
  id: whole.computed({ doc, keeps: true }),
};
type State = StateOf<typeof schema>;
const good: State = { name: "a", zone: "z", box: null, id: 1 };

const parts = { type: "toy_thing", doc, version: 0, schema, nameOf: () => "a thing" } as const;
const rest = {
  delete: async () => {},
  import: async () => good,
  read: async () => good,
  update: async () => good,
};

// The schema's types flow into every function.
export const thing = defineResource<Api>()({
  ...parts,
  plan: async ({ config, prior, planned, replacing }) => {
    yes<Equal<typeof config.name, string | Unknown>>();
    yes<Equal<NonNullable<typeof prior>["id"], number>>();
    yes<Equal<typeof planned.id, number | Unknown>>();
    yes<Equal<typeof replacing, { readonly [key: string]: unknown } | undefined>>();
    return { set: { id: isKnown(config.name) ? 1 : UNKNOWN }, replace: ["name"], tell: { token: 1 } };
  },
  create: async (plan, { api, saved, told }) => {
    yes<Equal<typeof plan.name, string>>();
    yes<Equal<typeof plan.zone, string | Unknown>>();
    yes<Equal<typeof told, { readonly [key: string]: unknown }>>();
    const found = await api.find(plan.name);
    const state = {
      name: plan.name,
      zone: isKnown(plan.zone) ? plan.zone : "z",
      box: plan.box,
      id: found?.id ?? 0,
    };
    saved(state);
    return state;
  },
  read: async (state) => (state.id === 0 ? GONE : state),
  update: async ({ plan, prior }) => ({ ...prior, name: plan.name }),
  delete: async (state) => void state.id,
  import: async () => GONE,
  upgrades: { 0: (stored) => ({ ...good, name: String(stored.name) }) },
});

// What must not compile.

// @ts-expect-error a creation cannot answer that there is nothing
defineResource<Api>()({ ...parts, ...rest, create: async () => GONE });
// @ts-expect-error a state names every attribute
defineResource<Api>()({ ...parts, ...rest, create: async () => ({ name: "a", zone: "z", box: null }) });
// @ts-expect-error a state holds nothing unknown
defineResource<Api>()({ ...parts, ...rest, create: async (plan) => ({ ...good, zone: plan.zone }) });
defineResource<Api>()({
  ...parts,
  ...rest,
  create: async (_plan, call) => {
    // @ts-expect-error only a whole state can be saved
    call.saved({ name: "a" });
    return good;
  },
});
defineResource<Api>()({
  ...parts,
  ...rest,
  create: async () => good,
  read: async (_state, call) => {
    // @ts-expect-error only what writes can save
    call.saved(good);
    return good;
  },
});
defineResource<Api>()({
  ...parts,
  ...rest,
  create: async () => good,
  plan: async (_change, call) => {
    // @ts-expect-error planning keeps nothing in private
    call.keep({});
    return {};
  },
});
// @ts-expect-error only attributes of the schema can replace
const replace: PlanPatch<typeof schema> = { replace: ["nosuch"] };
// @ts-expect-error only attributes of the schema can be planned
const set: PlanPatch<typeof schema> = { set: { nosuch: 1 } };
// @ts-expect-error a planned value has the attribute's type
const typed: PlanPatch<typeof schema> = { set: { id: "1" } };

export { replace, set, typed };

// Data sources read a configuration that is known and tell a whole state.
export const things = defineDataSource<Api>()({
  ...{ type: "toy_things", doc, schema, nameOf: () => "things" },
  read: async (config) => {
    yes<Equal<typeof config.name, string>>();
    yes<Equal<typeof config.zone, string | null>>();
    return { name: config.name, zone: config.zone ?? "z", box: config.box, id: 1 };
  },
});

// A provider's resources speak to what its `configure` answers.
interface OtherApi {
  readonly other: true;
}
export const provider = defineProvider<Api>()({
  ...{ name: "toy", version: "1.0.0", doc, schema: { token: text.optional({ doc }) } },
  resources: [thing],
  dataSources: [things],
  configure: async ({ token }) => {
    yes<Equal<typeof token, string | Unknown | null>>();
    return { find: async () => undefined };
  },
  explain: () => undefined,
});
defineProvider<OtherApi>()({
  ...{ name: "toy", version: "1.0.0", doc, schema: {} },
  // @ts-expect-error these speak to another API
  resources: [thing],
  dataSources: [],
  configure: async () => ({ other: true }),
  explain: () => undefined,
});
