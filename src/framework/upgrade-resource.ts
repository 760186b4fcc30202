import { CtyError } from "../cty/error";
import { decodeJson } from "../cty/json";
import type { ObjectValue } from "../cty/value";
import { type Diagnostic, error } from "./diagnostics";
import { objectType } from "./object-type";
import type { AnyResource } from "./resource";

export interface UpgradeAnswer {
  readonly state: ObjectValue | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * UpgradeResourceState, in framework types. The same version: decode, ignoring attributes the schema
 * does not know and filling missing ones with null. An older one: its own direct upgrader.
 */
export function upgradeResource<Api>(
  resource: AnyResource<Api>,
  version: number,
  json: Uint8Array,
): UpgradeAnswer {
  try {
    if (version === resource.version) {
      const state = decodeJson(objectType(resource.schema), json, { lenient: "raw-state" });
      return { state: state as ObjectValue | null, diagnostics: [] };
    }
    const upgrader = resource.upgrades?.[version];
    if (!upgrader) return refuse(resource, version, "This version of the provider has no way to read it.");
    const stored = JSON.parse(new TextDecoder().decode(json)) as Readonly<Record<string, unknown>>;
    return { state: upgrader(stored) as ObjectValue, diagnostics: [] };
  } catch (thrown) {
    if (thrown instanceof CtyError || thrown instanceof SyntaxError)
      return refuse(resource, version, thrown.message);
    throw thrown;
  }
}

const refuse = <Api>(resource: AnyResource<Api>, version: number, why: string): UpgradeAnswer => ({
  state: null,
  diagnostics: [
    error({
      code: "state/unreadable",
      summary: `Cannot read the stored state of ${resource.type}`,
      detail:
        `The state was written with schema version ${version}; this provider knows version ${resource.version}. ${why}\n\n` +
        "Use the provider version that wrote the state, or remove the object from the state and import it again.",
    }),
  ],
});
