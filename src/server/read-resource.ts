import { objectType } from "../framework/object-type";
import { readResource as read } from "../framework/read-resource";
import type { ReadResource_Request, ReadResource_Response } from "../plugin/gen/tfplugin6";
import type { PluginCall } from "../plugin/service";
import { toDiagnostics } from "./diagnostic";
import { objectFrom, toDynamic } from "./dynamic-value";
import { toIdentity } from "./identity";
import { diagnosed, type Session } from "./session";

/** On failure core keeps what it has; the state goes back unchanged with the diagnostics. */
export async function readResource(
  session: Session,
  request: ReadResource_Request,
  { signal }: PluginCall,
): Promise<ReadResource_Response> {
  try {
    const resource = session.resource(request.typeName);
    const type = objectType(resource.schema);
    const state = objectFrom(type, request.currentState);
    const answer = await session.run(signal, (running) =>
      read(resource, { state, privateData: request.private }, running),
    );
    return {
      newState: toDynamic(type, answer.state),
      diagnostics: toDiagnostics(answer.diagnostics),
      private: answer.privateData,
      newIdentity: toIdentity(resource, answer.state) ?? request.currentIdentity,
    };
  } catch (thrown) {
    const act = { operation: "read", type: request.typeName, name: "" } as const;
    const diagnostics = toDiagnostics(diagnosed(session, thrown, act));
    const { currentState: newState, currentIdentity: newIdentity } = request;
    return { newState, newIdentity, diagnostics, private: request.private };
  }
}
