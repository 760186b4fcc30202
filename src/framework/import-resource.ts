import type { ObjectValue } from "../cty/value";
import { adoptWhole } from "./adopt";
import { collecting } from "./call";
import { type Diagnostic, error, hasErrors } from "./diagnostics";
import { guarded } from "./guarded";
import type { Running } from "./plan-resource";
import { type AnyResource, GONE } from "./resource";

interface ImportAnswer {
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
  const doing = { operation: "import", type: resource.type, name: id } as const;
  const { answer, thrown } = await guarded(running.explain, doing, () => resource.import(id, call));
  const diagnostics = [...thrown, ...found];
  const refused = (...more: Diagnostic[]) => ({ state: null, diagnostics: [...diagnostics, ...more] });
  if (hasErrors(thrown)) return refused();
  if (answer === GONE) return refused(nothingThere(resource.type, id));
  const adopted = adoptWhole(resource.schema, answer, `Cannot import ${resource.type} ${id}`);
  return "fault" in adopted ? refused(adopted.fault) : { ...adopted, diagnostics };
}

const nothingThere = (type: string, id: string): Diagnostic =>
  error({
    code: "import/not-found",
    summary: `Cannot import ${type} ${JSON.stringify(id)}`,
    detail:
      `Nothing was found for the import id ${JSON.stringify(id)}. Check its spelling, and that the provider's ` +
      "configuration points to where it is.",
  });
