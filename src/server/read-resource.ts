import { objectType } from "../framework/object-type";
import { readResource as read } from "../framework/read-resource";
import type { ReadResource_Request, ReadResource_Response } from "../plugin/gen/tfplugin6";
import { actOn, answering } from "./answer";
import { objectFrom, toState } from "./dynamic-value";
import { toIdentity } from "./identity";

/** On failure core keeps what it has; the state goes back unchanged with the diagnostics. */
export const readResource = answering<ReadResource_Request, ReadResource_Response>({
  async answer(session, request, call) {
    const resource = session.resource(request.typeName);
    const type = objectType(resource.schema);
    const current = objectFrom(type, request.currentState);
    session.look({
      operation: "read",
      type: request.typeName,
      isApplying: request.clientCapabilities?.deferralAllowed,
      parts: [request.currentState?.msgpack, request.private],
    });
    const { state, privateData, diagnostics } = await session.run(call, (running) =>
      read(resource, { state: current, privateData: request.private }, running),
    );
    return {
      newState: toState(type, state),
      diagnostics,
      private: privateData,
      newIdentity: toIdentity(resource, state) ?? request.currentIdentity,
    };
  },
  act: actOn("read"),
  failed: ({ currentState, currentIdentity, private: bytes }) => ({
    newState: currentState,
    newIdentity: currentIdentity,
    private: bytes,
  }),
});
