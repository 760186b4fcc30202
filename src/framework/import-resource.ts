import { isWhollyKnown, type ObjectValue } from "../cty/value";
import { adopt, faultsOf } from "./adopt";
import { collecting } from "./call";
import { type Diagnostic, error, hasErrors, ourBug } from "./diagnostics";
import { guarded } from "./guarded";
import type { Running } from "./plan-resource";
import { type AnyResource, GONE } from "./resource";

export interface ImportAnswer {
  readonly state: ObjectValue | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** ImportResourceState, in framework types. Something that is not there is an error that repeats the id. */
export async function importResource<Api>(
  resource: AnyResource<Api>,
  id: string,
  running: Running<Api>,
): Promise<ImportAnswer> {
  const { call, found } = collecting(running);
  let answer: unknown;
  const doing = { operation: "import", type: resource.type, name: id } as const;
  const thrown = await guarded(running.explain, doing, async () => {
    answer = await resource.import(id, call);
  });
  const diagnostics = [...thrown, ...found];
  const refused = (...more: Diagnostic[]) => ({ state: null, diagnostics: [...diagnostics, ...more] });
  if (hasErrors(thrown)) return refused();
  if (answer === GONE) return refused(nothingThere(resource.type, id));
  const { values, faults } = adopt(resource.schema, answer);
  if (faults.length > 0) return refused(faultsOf(`Cannot import ${resource.type} ${id}`, faults));
  if (!isWhollyKnown(values))
    return refused(ourBug(`Cannot import ${resource.type} ${id}`, "It answered an unknown value."));
  return { state: values, diagnostics };
}

const nothingThere = (type: string, id: string): Diagnostic =>
  error({
    code: "import/not-found",
    summary: `Cannot import ${type} ${JSON.stringify(id)}`,
    detail:
      `Nothing was found for the import id ${JSON.stringify(id)}. Check its spelling, and that the provider's ` +
      "configuration points to where it is.",
  });
