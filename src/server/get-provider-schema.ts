import type { GetProviderSchema_Response } from "../plugin/gen/tfplugin6";
import { CAPABILITIES } from "./capabilities";
import { toFunctions } from "./functions";
import { toSchema } from "./schema";
import type { Session } from "./session";

export async function getProviderSchema({ provider }: Session): Promise<GetProviderSchema_Response> {
  return {
    provider: toSchema(provider.schema, { version: 0, doc: provider.doc }),
    resourceSchemas: new Map(
      provider.resources.map((resource) => [resource.type, toSchema(resource.schema, resource)]),
    ),
    dataSourceSchemas: new Map(
      provider.dataSources.map((source) => [
        source.type,
        toSchema(source.schema, { version: 0, doc: source.doc }),
      ]),
    ),
    diagnostics: [],
    serverCapabilities: CAPABILITIES,
    functions: toFunctions(provider.functions ?? []),
    ephemeralResourceSchemas: new Map(),
    listResourceSchemas: new Map(),
    stateStoreSchemas: new Map(),
    actionSchemas: new Map(),
  };
}
