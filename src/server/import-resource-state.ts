import { importResource } from "../framework/import-resource";
import { objectType } from "../framework/object-type";
import type { ImportResourceState_Request, ImportResourceState_Response } from "../plugin/gen/tfplugin6";
import { answering } from "./answer";
import { toState } from "./dynamic-value";
import { importIdOf, toIdentity } from "./identity";

export const importResourceState = answering<ImportResourceState_Request, ImportResourceState_Response>({
  async answer(session, request, call) {
    const resource = session.resource(request.typeName);
    // An import block names either an id or, from Terraform 1.12 on, an identity.
    const id = request.id === "" && request.identity ? importIdOf(resource, request.identity) : request.id;
    const { state, diagnostics } = await session.run(call, (running) =>
      importResource(resource, id ?? request.id, running),
    );
    if (state === null) return { importedResources: [], diagnostics };
    const imported = {
      typeName: resource.type,
      private: new Uint8Array(0),
      state: toState(objectType(resource.schema), state),
      identity: toIdentity(resource, state),
    };
    return { importedResources: [imported], diagnostics };
  },
  act: ({ typeName, id }) => ({ operation: "import", type: typeName, name: id }),
  failed: () => ({ importedResources: [] }),
});
