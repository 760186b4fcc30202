import { type Found, listResource as list } from "../framework/list-resource";
import { objectType } from "../framework/object-type";
import type { ListResource_Event, ListResource_Request } from "../plugin/gen/tfplugin6";
import { actOn, streaming } from "./answer";
import { toDiagnostics } from "./diagnostic";
import { toState } from "./dynamic-value";
import { configFrom } from "./hide-secrets";
import { toIdentity } from "./identity";

/** What only says something. Core drops the whole list where it is an error, and shows it beside the list where it is a warning. */
const NO_RESULT = { identity: undefined, displayName: "", resourceObject: undefined };

export const listResource = streaming<ListResource_Request, Found, ListResource_Event>({
  pieces(session, { typeName, config, limit }, running) {
    const subject = session.list(typeName);
    const request = { config: configFrom(subject.schema, config), limit: Number(limit) };
    return list(subject, request, running);
  },
  event({ state, name, told }, { typeName, includeResourceObject }, session) {
    const { of } = session.list(typeName);
    return {
      identity: toIdentity(of, state),
      displayName: name,
      resourceObject: includeResourceObject ? toState(objectType(of.schema), state) : undefined,
      diagnostic: toDiagnostics(told),
    };
  },
  last: (diagnostic) => (diagnostic.length > 0 ? { ...NO_RESULT, diagnostic } : undefined),
  act: actOn("list"),
});
