import type { ObjectValue } from "../cty/value";
import { objectType } from "../framework/object-type";
import { planResource } from "../framework/plan-resource";
import type { PlanResourceChange_Request, PlanResourceChange_Response } from "../plugin/gen/tfplugin6";
import type { PluginCall } from "../plugin/service";
import { toDiagnostics, toPath } from "./diagnostic";
import { fromDynamic, toDynamic } from "./dynamic-value";
import { toIdentity } from "./identity";
import { diagnosed, type Session } from "./session";

export async function planResourceChange(
  session: Session,
  request: PlanResourceChange_Request,
  { signal }: PluginCall,
): Promise<PlanResourceChange_Response> {
  try {
    const resource = session.resource(request.typeName);
    const type = objectType(resource.schema);
    const prior = fromDynamic(type, request.priorState) as ObjectValue | null;
    const config = fromDynamic(type, request.config) as ObjectValue | null;
    const answer = await session.run(signal, (running) =>
      planResource(resource, { prior, config, priorPrivate: request.priorPrivate }, running),
    );
    return {
      plannedState: toDynamic(type, answer.planned),
      requiresReplace: answer.replace.map(toPath),
      plannedPrivate: answer.privateData,
      plannedIdentity: toIdentity(resource, answer.planned),
      diagnostics: toDiagnostics(answer.diagnostics),
      legacyTypeSystem: false,
    };
  } catch (thrown) {
    const act = { operation: "plan", type: request.typeName, name: "" } as const;
    return {
      plannedState: request.proposedNewState,
      requiresReplace: [],
      plannedPrivate: request.priorPrivate,
      diagnostics: toDiagnostics(diagnosed(session, thrown, act)),
      legacyTypeSystem: false,
    };
  }
}
