import type { ObjectValue } from "../cty/value";
import { objectType } from "../framework/object-type";
import { planResource } from "../framework/plan-resource";
import type { PlanResourceChange_Request, PlanResourceChange_Response } from "../plugin/gen/tfplugin6";
import { actOn, answering } from "./answer";
import { toPath } from "./diagnostic";
import { fromDynamic, toState } from "./dynamic-value";
import { toIdentity } from "./identity";

export const planResourceChange = answering<PlanResourceChange_Request, PlanResourceChange_Response>({
  async answer(session, request, call) {
    const resource = session.resource(request.typeName);
    const type = objectType(resource.schema);
    const prior = fromDynamic(type, request.priorState) as ObjectValue | null;
    const config = fromDynamic(type, request.config) as ObjectValue | null;
    const { priorPrivate, plannedPrivate } = request;
    session.look({
      operation: "plan",
      type: request.typeName,
      isApplying: request.clientCapabilities?.deferralAllowed,
      // A replacement is planned twice, and its second half has the private data of the first.
      parts: [prior ? request.priorState?.msgpack : request.config?.msgpack, priorPrivate],
    });
    const { planned, replace, privateData, diagnostics } = await session.run(call, (running) =>
      planResource(resource, { prior, config, priorPrivate, plannedPrivate }, running),
    );
    return {
      plannedState: toState(type, planned),
      requiresReplace: replace.map(toPath),
      plannedPrivate: privateData,
      plannedIdentity: toIdentity(resource, planned),
      diagnostics,
      legacyTypeSystem: false,
    };
  },
  act: actOn("plan"),
  failed: ({ proposedNewState, priorPrivate }) => ({
    plannedState: proposedNewState,
    requiresReplace: [],
    plannedPrivate: priorPrivate,
    legacyTypeSystem: false,
  }),
});
