import { invokeAction as invoke } from "../framework/run-action";
import type { InvokeAction_Event, InvokeAction_Request } from "../plugin/gen/tfplugin6";
import { actOn, streaming } from "./answer";
import { configFrom } from "./hide-secrets";

/** Ends with one Completed whatever happens: a stream without it counts as success, and a second one as a second act. */
export const invokeAction = streaming<InvokeAction_Request, string, InvokeAction_Event>({
  pieces(session, { actionType, config }, running) {
    const action = session.action(actionType);
    return invoke(action, configFrom(action.schema, config), running);
  },
  event: (message) => ({ type: { $case: "progress", value: { message } } }),
  last: (diagnostics) => ({ type: { $case: "completed", value: { diagnostics } } }),
  act: ({ actionType }) => actOn("invoke")({ typeName: actionType }),
});
