import { defineDataSource } from "../../../src/framework/data-source";
import { error } from "../../../src/framework/diagnostics";
import { FunctionFailure, type ProviderFunction } from "../../../src/framework/function";
import { isKnown } from "../../../src/framework/infer";
import { defineProvider } from "../../../src/framework/provider";
import { defineResource, GONE } from "../../../src/framework/resource";
import { listOf, text, whole } from "../../../src/framework/schema";
import { fillOpen } from "./fill-open";
import { badges, ring } from "./toy-asks";
import { badge } from "./toy-badge";
import { providerSchema, thingSchema } from "./toy-schema";
import { memoryStore, type Store, type Thing } from "./toy-store";
import { stumble, type ToyApi, ToyError } from "./toy-trouble";

const told = (thing: Thing, trouble: unknown): Thing => {
  if (trouble === "refuse") return { ...thing, size: 1 };
  if (trouble === "broken") return { ...thing, status: 7 as never };
  return thing;
};

const thing = defineResource<ToyApi>()({
  type: "toy_thing",
  doc: "A thing.",
  version: 0,
  schema: thingSchema,
  nameOf: ({ name }) => (typeof name === "string" ? name : "a thing"),
  validate: ({ size, price }) =>
    isKnown(size) && isKnown(price) && size !== null && price !== null
      ? [
          error({
            code: "toy/one-of",
            summary: "size or price",
            detail: "Not both.",
            path: [{ attribute: "price" }],
          }),
        ]
      : [],
  plan: async ({ prior, config, replacing }, call) => {
    await stumble(call, "plan", config.trouble);
    if (replacing)
      call.warn({ code: "toy/replacing", summary: "replacing", detail: JSON.stringify(replacing) });
    return prior ? { tell: { was: prior.id } } : {};
  },
  planDelete: async (prior, call) => {
    await stumble(call, "planDelete", prior.trouble);
    call.warn({ code: "toy/sure", summary: `${prior.name} will be gone`, detail: "For good." });
    return undefined;
  },
  create: async (plan, call) => {
    await stumble(call, "create", plan.trouble);
    const id = `id-${plan.name.toLowerCase()}`;
    const made = { ...(fillOpen(thingSchema, plan) as Thing), id, status: "new" };
    call.api.store.set(id, told(made, plan.trouble));
    call.saved(made);
    call.keep({ made: call.api.region });
    await stumble(call, "created", plan.trouble);
    return told(made, plan.trouble);
  },
  read: async (state, call) => {
    await stumble(call, "read", state.trouble);
    const found = call.api.store.get(state.id);
    return found ? { ...found, name: found.name.toUpperCase(), trouble: null } : GONE;
  },
  update: async ({ plan, prior }, call) => {
    await stumble(call, "update", plan.trouble);
    const made = { ...(fillOpen(thingSchema, plan) as Thing), status: "changed" };
    const taken = plan.trouble === "refuse" ? { ...made, size: prior.size } : told(made, plan.trouble);
    call.api.store.set(prior.id, taken);
    call.saved(taken);
    await stumble(call, "updated", plan.trouble);
    return taken;
  },
  delete: async (state, call) => {
    await stumble(call, "delete", state.trouble);
    call.api.store.delete(state.id);
  },
  import: async (id, call) => {
    await stumble(call, "import", id);
    return call.api.store.get(id) ?? GONE;
  },
});

const things = defineDataSource<ToyApi>()({
  type: "toy_things",
  doc: "Things by name.",
  schema: {
    name: text.required({ doc: "Name." }),
    amount: whole.proposed({ doc: "How many." }),
    found: listOf.object({ id: text.computed({ doc: "Id." }) }).computed({ doc: "Those found." }),
  },
  nameOf: ({ name }) => String(name),
  validate: ({ name }) =>
    name === "invalid" ? [error({ code: "toy/invalid", summary: "invalid", detail: "No." })] : [],
  read: async ({ name, amount }, call) => {
    await stumble(call, "look", name);
    call.warn({ code: "toy/looked", summary: "looked", detail: "d" });
    const found = call.api.store.get(`id-${name}`);
    return { name, amount: amount ?? 1, found: found ? [{ id: found.id }] : [] };
  },
});

const shout: ProviderFunction = {
  name: "shout",
  summary: "Upper case",
  doc: "Says it louder.",
  parameters: [{ name: "text", doc: "What to say." }],
  returns: "string",
  call: (given = "") => {
    if (given === "") throw new FunctionFailure("Say something.", 0);
    if (given === "boom") throw new Error("hunter2");
    return given.toUpperCase();
  },
};

export interface Toy {
  readonly store: Store;
  readonly log: string[];
}

/** A provider that has everything a provider can have, over an API in memory. */
export const toyProvider = ({ store, log }: Toy = { store: memoryStore(), log: [] }) =>
  defineProvider<ToyApi>()({
    name: "toy",
    address: "example/toy",
    version: "1.0.0",
    doc: "Toys.",
    schema: providerSchema,
    resources: [thing, badge],
    dataSources: [things],
    functions: [shout],
    lists: [badges],
    actions: [ring],
    validate: ({ region }) =>
      region === "mars" ? [error({ code: "toy/mars", summary: "mars", detail: "Too far." })] : [],
    configure: async ({ token, region }, call) => {
      const calling = { ...call, api: { store, log, region: "" }, warn: () => {} };
      await stumble(calling, "configure", token);
      return { store, log, region: isKnown(region) && region !== null ? region : "here" };
    },
    close: async ({ region }) => {
      log.push(`close ${region}`);
      if (region === "stuck") throw new Error("stuck");
    },
    explain: (thrown, { operation, name }) =>
      thrown instanceof ToyError
        ? error({ code: "toy/known", summary: `Cannot ${operation} ${name}`, detail: thrown.message })
        : undefined,
  });
