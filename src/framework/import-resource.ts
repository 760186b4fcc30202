import { isWhollyKnown, type ObjectValue } from "../cty/value";
import { collecting } from "./call";
import { type Diagnostic, error, hasErrors, ourBug } from "./diagnostics";
import { guarded } from "./guarded";
import type { Running } from "./plan-resource";
import { type AnyResource, GONE, type Gone } from "./resource";

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
  const results: (ObjectValue | Gone)[] = [];
  const thrown = await guarded(
    running.explain,
    { operation: "import", type: resource.type, name: id },
    async () => {
      results.push((await resource.import(id, call)) as ObjectValue | Gone);
    },
  );
  const diagnostics = [...thrown, ...found];
  const [result] = results;
  if (hasErrors(thrown) || result === undefined) return { state: null, diagnostics };
  if (result === GONE) return { state: null, diagnostics: [...diagnostics, nothingThere(resource.type, id)] };
  if (!isWhollyKnown(result)) {
    return {
      state: null,
      diagnostics: [
        ...diagnostics,
        ourBug(`Cannot import ${resource.type}`, "It answered an unknown value."),
      ],
    };
  }
  return { state: result, diagnostics };
}

const nothingThere = (type: string, id: string): Diagnostic =>
  error({
    code: "import/not-found",
    summary: `Cannot import ${type} ${JSON.stringify(id)}`,
    detail: `Nothing was found for the import id ${JSON.stringify(id)}. Check it for spelling and for the right organization.`,
  });
