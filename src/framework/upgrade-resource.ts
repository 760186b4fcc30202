import { CtyError } from "../cty/error";
import { decodeJson } from "../cty/json";
import type { ObjectValue } from "../cty/value";
import { adoptWhole } from "./adopt";
import { attributesIn } from "./align";
import type { AnyAttribute } from "./attribute";
import { type Diagnostic, error } from "./diagnostics";
import { objectType } from "./object-type";
import type { AnyResource } from "./resource";

interface UpgradeAnswer {
  readonly state: ObjectValue | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * UpgradeResourceState, in framework types. The same version: decode, ignoring attributes the schema
 * does not know and filling missing ones with null. An older one: its own direct upgrader. Throws what an
 * upgrader throws.
 */
export function upgradeResource<Api>(
  resource: AnyResource<Api>,
  version: number,
  json: Uint8Array,
): UpgradeAnswer {
  try {
    return version === resource.version
      ? { state: decodeSame(resource, json), diagnostics: [] }
      : upgradeOlder(resource, version, json);
  } catch (error) {
    if (error instanceof CtyError) return refuse(resource, version, `It is damaged: ${error.message}.`);
    throw error;
  }
}

function decodeSame<Api>({ schema }: AnyResource<Api>, json: Uint8Array): ObjectValue | null {
  const state = decodeJson(objectType(schema), json, { lenient: "raw-state" }) as ObjectValue | null;
  const lost = attributesIn(schema).find(([name, attribute]) => state?.[name] === null && mustBe(attribute));
  if (lost) throw new CtyError("a value is required", [{ attribute: lost[0] }]);
  return state;
}

/** What no state of ours lacks, and no refresh brings back: what is computed alone, the next read tells. */
const mustBe = ({ mode, nullable }: AnyAttribute): boolean =>
  mode === "required" || (mode === "proposed" && !nullable);

function upgradeOlder<Api>(resource: AnyResource<Api>, version: number, json: Uint8Array): UpgradeAnswer {
  const upgrader = resource.upgrades?.[version];
  if (!upgrader) return refuse(resource, version, "This version of the provider has no way to read it.");
  const stored = parseStored(json);
  // Terraform stores null for nothing, and takes null for it.
  if (stored === null) return { state: null, diagnostics: [] };
  const doing = `Cannot upgrade the state of ${resource.type}`;
  const adopted = adoptWhole(resource.schema, upgrader(stored), doing);
  return "fault" in adopted ? { state: null, diagnostics: [adopted.fault] } : { ...adopted, diagnostics: [] };
}

type Stored = Readonly<Record<string, unknown>>;

/** The words of a SyntaxError quote the text, which is a state and may hold secrets. */
function parseStored(json: Uint8Array): Stored | null {
  let stored: unknown;
  try {
    stored = JSON.parse(new TextDecoder().decode(json));
  } catch {
    throw new CtyError("a JSON object is required");
  }
  if (typeof stored !== "object" || Array.isArray(stored)) throw new CtyError("a JSON object is required");
  return stored as Stored | null;
}

const refuse = <Api>(resource: AnyResource<Api>, version: number, why: string): UpgradeAnswer => ({
  state: null,
  diagnostics: [
    error({
      code: "state/unreadable",
      summary: `Cannot read the stored state of ${resource.type}`,
      detail:
        `The state was written with schema version ${version}; this provider knows version ${resource.version}. ${why}\n\n` +
        "Use the provider version that wrote the state, take an earlier version of the state, or remove the object from the state and import it again.",
    }),
  ],
});
