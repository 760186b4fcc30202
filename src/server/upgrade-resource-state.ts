import { objectType } from "../framework/object-type";
import { upgradeResource } from "../framework/upgrade-resource";
import type { UpgradeResourceState_Request, UpgradeResourceState_Response } from "../plugin/gen/tfplugin6";
import { actOn, answering } from "./answer";
import { toState } from "./dynamic-value";

/** Flatmap states end with Terraform 0.11, long before this provider existed; the field is ignored. */
export const upgradeResourceState = answering<UpgradeResourceState_Request, UpgradeResourceState_Response>({
  answer(session, request) {
    const resource = session.resource(request.typeName);
    const json = request.rawState?.json ?? new Uint8Array(0);
    const { state, diagnostics } = upgradeResource(resource, Number(request.version), json);
    return {
      upgradedState: state === null ? undefined : toState(objectType(resource.schema), state),
      diagnostics,
    };
  },
  act: actOn("upgrade the state of"),
  failed: () => ({ upgradedState: undefined }),
});
