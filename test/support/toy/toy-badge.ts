import { defineResource, GONE } from "../../../src/framework/resource";
import { badgeSchema } from "./toy-schema";
import type { Thing } from "./toy-store";
import type { ToyApi } from "./toy-trouble";

export const badge = defineResource<ToyApi>()({
  type: "toy_badge",
  doc: "A badge.",
  version: 2,
  schema: badgeSchema,
  nameOf: ({ name }) => String(name),
  create: async ({ name, colour }) => ({ name, colour, number: name.length }),
  read: async (state) => state,
  update: async ({ plan, prior }) => ({ ...prior, colour: plan.colour }),
  delete: async () => {},
  import: async (name) => (name === "" ? GONE : { name, colour: null, number: name.length }),
  identity: {
    version: 1,
    attributes: {
      name: { type: "string", doc: "Name.", importing: "required" },
      number: { type: "number", doc: "Number.", importing: "optional" },
    },
    importId: ({ name }) => String(name),
  },
  moves: {
    toy_thing: ({ name, id }: Thing) => ({ name, colour: null, number: id.length }),
    toy_badge: () => ({ name: 7 }) as never,
  },
  upgrades: {
    0: ({ title }) => ({ name: String(title), colour: null, number: 0 }),
    1: ({ name }) => {
      if (name === "boom") throw new TypeError("hunter2");
      return { name: String(name), colour: "grey", number: 1 };
    },
  },
});
