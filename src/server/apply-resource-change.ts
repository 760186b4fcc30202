import type { ObjectValue } from "../cty/value";
import { applyResource } from "../framework/apply-resource";
import { objectType } from "../framework/object-type";
import { decodePrivate, encodeState } from "../framework/private-data";
import type { ApplyResourceChange_Request, ApplyResourceChange_Response } from "../plugin/gen/tfplugin6";
import type { PluginCall } from "../plugin/service";
import { toDiagnostics } from "./diagnostic";
import { fromDynamic, toDynamic } from "./dynamic-value";
import { diagnosed, type Session } from "./session";

/**
 * Always answers with diagnostics and the best known state: on a gRPC error core forgets a created
 * object altogether and wipes the private data of an updated one.
 */
export async function applyResourceChange(
  session: Session,
  request: ApplyResourceChange_Request,
  { signal }: PluginCall,
): Promise<ApplyResourceChange_Response> {
  try {
    const resource = session.resource(request.typeName);
    const type = objectType(resource.schema);
    const object = (value: Parameters<typeof fromDynamic>[1]) =>
      fromDynamic(type, value) as ObjectValue | null;
    const apply = {
      prior: object(request.priorState),
      planned: object(request.plannedState),
      config: object(request.config),
      plannedPrivate: request.plannedPrivate,
    };
    const answer = await session.run(signal, (running) => applyResource(resource, apply, running));
    return {
      newState: toDynamic(type, answer.state),
      private: answer.privateData,
      diagnostics: toDiagnostics(answer.diagnostics),
      legacyTypeSystem: false,
    };
  } catch (thrown) {
    return {
      newState: request.priorState,
      private: safely(request.plannedPrivate),
      diagnostics: toDiagnostics(diagnosed(session, thrown)),
      legacyTypeSystem: false,
    };
  }
}

/** What the state should keep of planned bytes; bytes that cannot be read are kept as they are. */
function safely(planned: Uint8Array): Uint8Array {
  try {
    return encodeState(decodePrivate(planned).state);
  } catch {
    return planned; // unreadable bytes are not ours to drop
  }
}
