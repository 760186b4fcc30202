import type { ObjectValue } from "../cty/value";
import { adoptWhole } from "./adopt";
import { collecting } from "./call";
import type { AnyDataSource } from "./data-source";
import { type Diagnostic, hasErrors } from "./diagnostics";
import { act, guarded } from "./guarded";
import type { Running } from "./plan-resource";

interface DataAnswer {
  /** null only beside an error. */
  readonly state: ObjectValue | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** ReadDataSource, in framework types. Core calls it only with wholly known configuration. */
export async function readDataSource<Api>(
  source: AnyDataSource<Api>,
  config: ObjectValue,
  running: Running<Api>,
): Promise<DataAnswer> {
  const { call, found } = collecting(running);
  const doing = act(source, "look up", config);
  const { answer, thrown } = await guarded(running.explain, doing, () => source.read(config as never, call));
  const diagnostics = [...thrown, ...found];
  const refused = (...more: Diagnostic[]) => ({ state: null, diagnostics: [...diagnostics, ...more] });
  if (hasErrors(thrown)) return refused();
  const adopted = adoptWhole(source.schema, answer, `Cannot look up ${source.type} ${doing.name}`);
  return "fault" in adopted ? refused(adopted.fault) : { ...adopted, diagnostics };
}
