import type { ObjectType } from "../cty/type";
import type { ObjectValue } from "../cty/value";
import { type ApplyAnswer, type ApplyRequest, applyResource } from "../framework/apply-resource";
import type { Diagnostic } from "../framework/diagnostics";
import { objectType } from "../framework/object-type";
import { decodePrivate } from "../framework/private-data";
import type {
  ApplyResourceChange_Request,
  ApplyResourceChange_Response,
  DynamicValue,
} from "../plugin/gen/tfplugin6";
import type { PluginCall } from "../plugin/service";
import { toDiagnostics } from "./diagnostic";
import { fromDynamic, toDynamic } from "./dynamic-value";
import { toIdentity } from "./identity";
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
    const apply = decoded(type, request);
    const answer = await session.run(signal, (running) => applyResource(resource, apply, running));
    return { ...respond(type, answer), newIdentity: toIdentity(resource, answer.state) };
  } catch (thrown) {
    // Here nothing has been sent to anybody: what is there is what was there.
    const act = { operation: operationOf(request), type: request.typeName, name: "" };
    return unchanged(request, diagnosed(session, thrown, act));
  }
}

/** Of a request that may not be decodable; core sends null objects as the one byte of a MessagePack nil. */
function operationOf({
  priorState,
  plannedState,
}: ApplyResourceChange_Request): "create" | "update" | "delete" {
  const isNull = (value: DynamicValue | undefined) => !value || value.msgpack[0] === 0xc0;
  if (isNull(plannedState)) return "delete";
  return isNull(priorState) ? "create" : "update";
}

function decoded(type: ObjectType, request: ApplyResourceChange_Request): ApplyRequest {
  const object = (value: DynamicValue | undefined) => fromDynamic(type, value) as ObjectValue | null;
  return {
    prior: object(request.priorState),
    planned: object(request.plannedState),
    config: object(request.config),
    plannedPrivate: request.plannedPrivate,
  };
}

const respond = (type: ObjectType, answer: ApplyAnswer): ApplyResourceChange_Response => ({
  newState: toDynamic(type, answer.state),
  private: answer.privateData,
  diagnostics: toDiagnostics(answer.diagnostics),
  legacyTypeSystem: false,
});

const unchanged = (
  request: ApplyResourceChange_Request,
  diagnostics: readonly Diagnostic[],
): ApplyResourceChange_Response => ({
  newState: request.priorState,
  private: stateBytes(request.plannedPrivate),
  diagnostics: toDiagnostics(diagnostics),
  legacyTypeSystem: false,
});

/** What the state should keep of planned bytes; bytes that cannot be read are kept as they are. */
function stateBytes(planned: Uint8Array): Uint8Array {
  try {
    return decodePrivate(planned).stateBytes;
  } catch {
    return planned; // unreadable bytes are not ours to drop
  }
}
