import type { ObjectValue } from "../cty/value";
import { importResource } from "../framework/import-resource";
import { objectType } from "../framework/object-type";
import type { AnyResource } from "../framework/resource";
import type {
  ImportResourceState_ImportedResource,
  ImportResourceState_Request,
  ImportResourceState_Response,
} from "../plugin/gen/tfplugin6";
import type { PluginCall } from "../plugin/service";
import { toDiagnostics } from "./diagnostic";
import { toDynamic } from "./dynamic-value";
import { importIdOf, toIdentity } from "./identity";
import { diagnosed, type Session } from "./session";

export async function importResourceState(
  session: Session,
  request: ImportResourceState_Request,
  { signal }: PluginCall,
): Promise<ImportResourceState_Response> {
  try {
    const resource = session.resource(request.typeName);
    // An import block names either an id or, from Terraform 1.12 on, an identity.
    const id = request.id === "" && request.identity ? importIdOf(resource, request.identity) : request.id;
    const { state, diagnostics } = await session.run(signal, (running) =>
      importResource(resource, id ?? request.id, running),
    );
    return { importedResources: imported(resource, state), diagnostics: toDiagnostics(diagnostics) };
  } catch (thrown) {
    const act = { operation: "import", type: request.typeName, name: request.id } as const;
    return { importedResources: [], diagnostics: toDiagnostics(diagnosed(session, thrown, act)) };
  }
}

function imported(
  resource: AnyResource<unknown>,
  state: ObjectValue | null,
): ImportResourceState_ImportedResource[] {
  if (state === null) return [];
  const values = {
    state: toDynamic(objectType(resource.schema), state),
    identity: toIdentity(resource, state),
  };
  return [{ typeName: resource.type, private: new Uint8Array(0), ...values }];
}
