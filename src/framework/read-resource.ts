import { equal, type ObjectValue } from "../cty/value";
import { adoptWhole } from "./adopt";
import { collecting } from "./call";
import { type Diagnostic, hasErrors } from "./diagnostics";
import { act, guarded } from "./guarded";
import { objectType } from "./object-type";
import type { Running } from "./plan-resource";
import { decodePrivate, encodeState, type PrivateData } from "./private-data";
import { type AnyResource, GONE } from "./resource";
import { settleSpelling } from "./spelling";

interface ReadRequest {
  readonly state: ObjectValue;
  readonly privateData: Uint8Array;
}

interface ReadAnswer {
  /** null: gone. */
  readonly state: ObjectValue | null;
  readonly privateData: Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * ReadResource, in framework types. A failed read keeps the prior state. Values that mean the same as
 * before keep their spelling, and the private data are echoed byte for byte unless something visible
 * changed, so that a refresh says nothing where nothing happened.
 */
export async function readResource<Api>(
  resource: AnyResource<Api>,
  { state, privateData }: ReadRequest,
  running: Running<Api>,
): Promise<ReadAnswer> {
  const { call, found } = collecting(running);
  let kept: PrivateData | undefined;
  const doing = act(resource, "read", state);
  const keep = (data: PrivateData) => {
    kept = data;
  };
  const { answer, thrown } = await guarded(running.explain, doing, async () =>
    resource.read(state as never, { ...call, private: decodePrivate(privateData).state, keep }),
  );
  const diagnostics = [...thrown, ...found];
  const unchanged = (...more: Diagnostic[]) => ({
    state,
    privateData,
    diagnostics: [...diagnostics, ...more],
  });
  if (hasErrors(thrown)) return unchanged();
  if (answer === GONE) return { state: null, privateData: new Uint8Array(0), diagnostics };
  const adopted = adoptWhole(resource.schema, answer, `Cannot read ${resource.type} ${doing.name}`);
  if ("fault" in adopted) return unchanged(adopted.fault);
  const spelled = settleSpelling(resource.schema, adopted.state, state);
  const isChanged = !equal(objectType(resource.schema), spelled, state);
  return { state: spelled, privateData: isChanged && kept ? encodeState(kept) : privateData, diagnostics };
}
