import { CtyError } from "../cty/error";
import { printPath } from "../cty/path";
import type { ObjectValue, Value } from "../cty/value";
import { adoptValue, faultsOf } from "./adopt";
import { attributeOf, sameValue } from "./align";
import { type Diagnostic, ourBug } from "./diagnostics";
import { difference, openValues, type PlannedValues, type Proposal } from "./plan-values";
import type { AnyResource, PlanPatch } from "./resource";

export interface Patched {
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
  const copy: Record<string, Value> = Object.assign(Object.create(null), planned);
  for (const [name, value] of set) copy[name] = value;
  return copy;
};

/** A plan may decide only what nobody configured; core would refuse the rest with a message that blames nobody. */
function readPatch<Api>(
  resource: AnyResource<Api>,
  { config, prior }: Proposal,
  patch: Patch,
): { set: ReadonlyMap<string, Value>; misuse: readonly Diagnostic[] } {
  const set = new Map<string, Value>();
  const misuse: Diagnostic[] = [];
  const doing = `Cannot plan ${resource.type}`;
  const refuse = (name: string) =>
    void misuse.push(
      ourBug(
        doing,
        `Planning set ${printPath([{ attribute: name }])}, which only the configuration decides.`,
      ),
    );
  for (const [name, given] of Object.entries((patch?.set ?? {}) as Record<string, Value>)) {
    const attribute = Object.hasOwn(resource.schema, name) ? resource.schema[name] : undefined;
    if (!attribute) {
      refuse(name);
      continue;
    }
    try {
      const value = adoptValue(attribute, given, [{ attribute: name }]);
      const written = attributeOf(config, name);
      const before = attributeOf(prior ?? undefined, name);
      if (written !== null) {
        // Saying again what is configured is no decision; the schema's plan has its spelling already.
        if (!sameValue(attribute, written, value)) refuse(name);
      } else if (attribute.mode !== "computed" && attribute.mode !== "proposed") refuse(name);
      else set.set(name, sameValue(attribute, value, before) ? before : value);
    } catch (thrown) {
      if (!(thrown instanceof CtyError)) throw thrown;
      misuse.push(faultsOf(doing, [thrown.message]));
    }
  }
  return { set, misuse };
}
