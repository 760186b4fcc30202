import { bareObject } from "../cty/bare-object";
import { CtyError } from "../cty/error";
import type { ObjectValue, Value } from "../cty/value";
import { adoptValue } from "./adopt";
import { attributeOf, sameValue } from "./align";
import { type Diagnostic, ourBug } from "./diagnostics";
import { difference, openValues, type PlannedValues, type Proposal } from "./plan-values";
import type { AnyResource, PlanPatch } from "./resource";

interface Patched {
  readonly planned: ObjectValue;
  readonly misuse: readonly Diagnostic[];
}

type Patch = PlanPatch<never> | undefined;

/**
 * Lays an author's plan over the schema's. If that turns a plan without a write into one with a write,
 * what only the API can tell becomes unknown as for any other update, except what the author set.
 */
export function applyPatch<Api>(
  resource: AnyResource<Api>,
  proposal: Proposal,
  { values, patch }: { readonly values: PlannedValues; readonly patch: Patch },
): Patched {
  const { set, misuse } = readPatch(resource, proposal, patch);
  const planned = overlay(values.planned, set);
  if (values.differs === "remote" || difference(proposal, planned) !== "remote") return { planned, misuse };
  return { planned: overlay(openValues(proposal), set), misuse };
}

const overlay = (planned: ObjectValue, set: ReadonlyMap<string, Value>): ObjectValue => {
  if (set.size === 0) return planned;
  const copy = Object.assign(bareObject<Value>(), planned);
  for (const [name, value] of set) copy[name] = value;
  return copy;
};

/** Values by name, and what is wrong with the rest. */
interface Read {
  readonly set: ReadonlyMap<string, Value>;
  readonly misuse: readonly Diagnostic[];
}

function readPatch<Api>(resource: AnyResource<Api>, proposal: Proposal, patch: Patch): Read {
  const doing = `Cannot plan ${resource.type}`;
  const set = new Map<string, Value>();
  const misuse: Diagnostic[] = [];
  for (const [name, given] of Object.entries((patch?.set ?? {}) as Record<string, Value>)) {
    const value = readValue(proposal, name, given);
    if ("fault" in value) misuse.push(ourBug(doing, value.fault));
    else if (value.decides !== undefined) set.set(name, value.decides);
  }
  for (const name of patch?.replace ?? []) {
    if (!Object.hasOwn(resource.schema, name)) misuse.push(ourBug(doing, unknownAttribute(name)));
  }
  return { set, misuse };
}

const unknownAttribute = (name: string): string => `Planning named ${name}, which the schema does not know.`;

/** A plan may decide only what nobody configured; core would refuse the rest with a message that blames nobody. */
function readValue(
  { schema, config, prior }: Proposal,
  name: string,
  given: Value,
): { readonly decides: Value | undefined } | { readonly fault: string } {
  const attribute = Object.hasOwn(schema, name) ? schema[name] : undefined;
  if (!attribute) return { fault: unknownAttribute(name) };
  try {
    const value = adoptValue(attribute, given, [{ attribute: name }]);
    const written = attributeOf(config, name);
    // Saying again what is configured is no decision; the schema's plan has its spelling already.
    if (written !== null && sameValue(attribute, written, value)) return { decides: undefined };
    if (written !== null || (attribute.mode !== "computed" && attribute.mode !== "proposed"))
      return { fault: `Planning set ${name}, which only the configuration decides.` };
    const before = attributeOf(prior ?? undefined, name);
    return { decides: sameValue(attribute, value, before) ? before : value };
  } catch (error) {
    if (!(error instanceof CtyError)) throw error;
    return { fault: `Planning set a value that does not fit: ${error.message}.` };
  }
}
