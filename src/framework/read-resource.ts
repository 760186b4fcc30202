import type { ObjectValue } from "../cty/value";
import { isWhollyKnown } from "../cty/value";
import { sameObject } from "./align";
import { collecting } from "./call";
import { type Diagnostic, hasErrors, ourBug } from "./diagnostics";
import { act, guarded } from "./guarded";
import type { Running } from "./plan-resource";
import { decodePrivate, encodeState, type PrivateData } from "./private-data";
import { type AnyResource, GONE, type Gone } from "./resource";
import { settleSpelling } from "./spelling";

export interface ReadRequest {
  readonly state: ObjectValue;
  readonly privateData: Uint8Array;
}

export interface ReadAnswer {
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
  let result: ObjectValue | Gone = state;
  const thrown = await guarded(running.explain, act(resource, "read", state), async () => {
    result = (await resource.read(state as never, {
      ...call,
      private: decodePrivate(privateData).state,
      keep: (data) => {
        kept = data;
      },
    })) as ObjectValue | Gone;
  });
  const diagnostics = [...thrown, ...found];
  const seen = result as ObjectValue | Gone;
  if (hasErrors(thrown)) return { state, privateData, diagnostics };
  if (seen === GONE) return { state: null, privateData: new Uint8Array(0), diagnostics };
  if (!isWhollyKnown(seen)) {
    return {
      state,
      privateData,
      diagnostics: [...diagnostics, ourBug(`Cannot read ${resource.type}`, "It answered an unknown value.")],
    };
  }
  const spelled = settleSpelling(resource.schema, seen, state);
  const changed = !sameObject(resource.schema, spelled, state);
  return { state: spelled, privateData: changed && kept ? encodeState(kept) : privateData, diagnostics };
}
