import type { ObjectValue } from "../cty/value";
import { applyResource } from "../framework/apply-resource";
import { objectType } from "../framework/object-type";
import { decodePrivate } from "../framework/private-data";
import type {
  ApplyResourceChange_Request,
  ApplyResourceChange_Response,
  DynamicValue,
} from "../plugin/gen/tfplugin6";
import { actOn, answering } from "./answer";
import { fromDynamic, toState } from "./dynamic-value";
import { toIdentity } from "./identity";

/**
 * Always answers with diagnostics and the best known state: on a gRPC error core forgets a created
 * object altogether and wipes the private data of an updated one.
 */
export const applyResourceChange = answering<ApplyResourceChange_Request, ApplyResourceChange_Response>({
  async answer(session, request, call) {
    const resource = session.resource(request.typeName);
    const type = objectType(resource.schema);
    const object = (value: DynamicValue | undefined) => fromDynamic(type, value) as ObjectValue | null;
    const apply = {
      prior: object(request.priorState),
      planned: object(request.plannedState),
      config: object(request.config),
      plannedPrivate: request.plannedPrivate,
    };
    const { state, privateData, diagnostics } = await session.run(call, (running) =>
      applyResource(resource, apply, running),
    );
    return {
      newState: toState(type, state),
      private: privateData,
      newIdentity: toIdentity(resource, state),
      diagnostics,
      legacyTypeSystem: false,
    };
  },
  act: (request) => actOn(operationOf(request))(request),
  // Here nothing has been sent to anybody: what is there is what was there.
  failed: ({ priorState, plannedPrivate }) => ({
    newState: priorState,
    private: stateBytes(plannedPrivate),
    legacyTypeSystem: false,
  }),
});

/** Of a request that may not be decodable; core sends null objects as the one byte of a MessagePack nil. */
function operationOf({
  priorState,
  plannedState,
}: ApplyResourceChange_Request): "create" | "update" | "delete" {
  const isNull = (value: DynamicValue | undefined) => !value || value.msgpack[0] === 0xc0;
  if (isNull(plannedState)) return "delete";
  return isNull(priorState) ? "create" : "update";
}

/** What the state should keep of planned bytes; bytes that cannot be read are kept as they are. */
function stateBytes(planned: Uint8Array): Uint8Array {
  try {
    return decodePrivate(planned).stateBytes;
  } catch {
    return planned; // unreadable bytes are not ours to drop
  }
}
