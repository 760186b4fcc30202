import { moveResource } from "../framework/move-resource";
import { objectType } from "../framework/object-type";
import type { AnyResource } from "../framework/resource";
import type { MoveResourceState_Request, MoveResourceState_Response } from "../plugin/gen/tfplugin6";
import { actOn, answering } from "./answer";
import { toState } from "./dynamic-value";
import { toIdentity } from "./identity";
import type { Session } from "./session";

/** Runs on an unconfigured process. What the state kept in private comes along. */
export const moveResourceState = answering<MoveResourceState_Request, MoveResourceState_Response>({
  answer(session, request) {
    const target = session.resource(request.targetTypeName);
    const { state, diagnostics } = moveResource(target, {
      source: sourceOf(session, request),
      sourceName: `${request.sourceProviderAddress} ${request.sourceTypeName}`,
      version: Number(request.sourceSchemaVersion),
      json: request.sourceState?.json ?? new Uint8Array(0),
    });
    return {
      targetState: state === null ? undefined : toState(objectType(target.schema), state),
      targetPrivate: request.sourcePrivate,
      targetIdentity: toIdentity(target, state),
      diagnostics,
    };
  },
  act: ({ targetTypeName }) => actOn("upgrade the state of")({ typeName: targetTypeName }),
  failed: () => ({ targetState: undefined, targetPrivate: new Uint8Array(0) }),
});

/** Only of this provider, from whatever host it was installed. */
function sourceOf(
  { provider }: Session,
  request: MoveResourceState_Request,
): AnyResource<unknown> | undefined {
  const { address } = provider;
  const isOurs = address !== undefined && request.sourceProviderAddress.endsWith(`/${address}`);
  return isOurs
    ? provider.resources.find(({ type }: AnyResource<unknown>) => type === request.sourceTypeName)
    : undefined;
}
