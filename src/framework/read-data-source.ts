import type { ObjectValue } from "../cty/value";
import { collecting } from "./call";
import type { AnyDataSource } from "./data-source";
import { type Diagnostic, hasErrors } from "./diagnostics";
import { act, guarded } from "./guarded";
import type { Running } from "./plan-resource";

export interface DataAnswer {
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
  const results: ObjectValue[] = [];
  const thrown = await guarded(running.explain, act(source, "look up", config), async () => {
    results.push((await source.read(config as never, call)) as ObjectValue);
  });
  const diagnostics = [...thrown, ...found];
  return { state: hasErrors(thrown) ? null : (results[0] ?? null), diagnostics };
}
