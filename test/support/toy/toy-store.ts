import type { StateOf } from "../../../src/framework/infer";
import type { thingSchema } from "./toy-schema";

export type Thing = StateOf<typeof thingSchema>;

/** What is there, by id. */
export interface Store {
  get(id: string): Thing | undefined;
  set(id: string, thing: Thing): void;
  delete(id: string): void;
}

export function memoryStore(): Store {
  const things = new Map<string, Thing>();
  return {
    get: (id) => things.get(id),
    set: (id, thing) => void things.set(id, thing),
    delete: (id) => void things.delete(id),
  };
}
