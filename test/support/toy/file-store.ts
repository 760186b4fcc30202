import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { decodeJson, encodeJson } from "../../../src/cty/json";
import type { ObjectValue } from "../../../src/cty/value";
import { objectType } from "../../../src/framework/object-type";
import { thingSchema } from "./toy-schema";
import type { Store, Thing } from "./toy-store";

/** Terraform starts the provider several times a command, so what is there must outlive the process. */
export function fileStore(file: string): Store {
  const type = objectType(thingSchema);
  const load = (): Record<string, string> => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {});
  const save = (all: Record<string, string>) => writeFileSync(file, JSON.stringify(all));
  return {
    get: (id) => {
      const text = load()[id];
      return text === undefined ? undefined : (decodeJson(type, text) as unknown as Thing);
    },
    set: (id, thing) => save({ ...load(), [id]: encodeJson(type, thing as unknown as ObjectValue) }),
    delete: (id) => {
      const { [id]: _gone, ...rest } = load();
      save(rest);
    },
  };
}
