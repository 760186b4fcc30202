import { planAction as plan } from "../framework/run-action";
import type { PlanAction_Request, PlanAction_Response } from "../plugin/gen/tfplugin6";
import { actOn, answering } from "./answer";
import { configFrom } from "./hide-secrets";

/** Never defers: Terraform up to 1.15 drops that answer, and later ones refuse it. */
export const planAction = answering<PlanAction_Request, PlanAction_Response>({
  async answer(session, request, call) {
    const action = session.action(request.actionType);
    const config = configFrom(action.schema, request.config);
    return { diagnostics: await session.run(call, (running) => plan(action, config, running)) };
  },
  act: ({ actionType }) => actOn("plan")({ typeName: actionType }),
  failed: () => ({}),
});
