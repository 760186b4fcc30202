import { importResource } from "../framework/import-resource";
import { objectType } from "../framework/object-type";
import type { ImportResourceState_Request, ImportResourceState_Response } from "../plugin/gen/tfplugin6";
import type { PluginCall } from "../plugin/service";
import { toDiagnostics } from "./diagnostic";
import { toDynamic } from "./dynamic-value";
import { diagnosed, type Session } from "./session";

export async function importResourceState(
  session: Session,
  request: ImportResourceState_Request,
  { signal }: PluginCall,
): Promise<ImportResourceState_Response> {
  try {
    const resource = session.resource(request.typeName);
    const { state, diagnostics } = await session.run(signal, (running) =>
      importResource(resource, request.id, running),
    );
    const imported = { typeName: request.typeName, private: new Uint8Array(0) };
    return {
      importedResources:
        state === null ? [] : [{ ...imported, state: toDynamic(objectType(resource.schema), state) }],
      diagnostics: toDiagnostics(diagnostics),
    };
  } catch (thrown) {
    const act = { operation: "import", type: request.typeName, name: request.id } as const;
    return { importedResources: [], diagnostics: toDiagnostics(diagnosed(session, thrown, act)) };
  }
}
