import { objectType } from "../framework/object-type";
import { upgradeResource } from "../framework/upgrade-resource";
import type { UpgradeResourceState_Request, UpgradeResourceState_Response } from "../plugin/gen/tfplugin6";
import { toDiagnostics } from "./diagnostic";
import { toDynamic } from "./dynamic-value";
import { diagnosed, type Session } from "./session";

/** Flatmap states end with Terraform 0.11, long before this provider existed; the field is ignored. */
export async function upgradeResourceState(
  session: Session,
  request: UpgradeResourceState_Request,
): Promise<UpgradeResourceState_Response> {
  try {
    const resource = session.resource(request.typeName);
    const json = request.rawState?.json ?? new Uint8Array(0);
    const { state, diagnostics } = upgradeResource(resource, Number(request.version), json);
    return {
      upgradedState: state === null ? undefined : toDynamic(objectType(resource.schema), state),
      diagnostics: toDiagnostics(diagnostics),
    };
  } catch (thrown) {
    const act = { operation: "upgrade the state of", type: request.typeName, name: "" } as const;
    return { upgradedState: undefined, diagnostics: toDiagnostics(diagnosed(session, thrown, act)) };
  }
}
