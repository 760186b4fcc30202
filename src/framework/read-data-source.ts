import { isWhollyKnown, type ObjectValue } from "../cty/value";
import { adopt, faultsOf } from "./adopt";
import { collecting } from "./call";
import type { AnyDataSource } from "./data-source";
import { type Diagnostic, hasErrors, ourBug } from "./diagnostics";
import { act, guarded } from "./guarded";
import type { Running } from "./plan-resource";

export interface DataAnswer {
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
  let answer: unknown;
  const doing = act(source, "look up", config);
  const thrown = await guarded(running.explain, doing, async () => {
    answer = await source.read(config as never, call);
  });
  const diagnostics = [...thrown, ...found];
  const refused = (...more: Diagnostic[]) => ({ state: null, diagnostics: [...diagnostics, ...more] });
  if (hasErrors(thrown)) return refused();
  const { values, faults } = adopt(source.schema, answer);
  if (faults.length > 0) return refused(faultsOf(`Cannot look up ${source.type} ${doing.name}`, faults));
  if (!isWhollyKnown(values))
    return refused(ourBug(`Cannot look up ${source.type} ${doing.name}`, "It answered an unknown value."));
  return { state: values, diagnostics };
}
