import type { GetProviderSchema_Response } from "../plugin/gen/tfplugin6";
import { CAPABILITIES } from "./capabilities";
import { toFunctions } from "./functions";
import { toSchema } from "./schema";
import type { Session } from "./session";

export async function getProviderSchema({ provider }: Session): Promise<GetProviderSchema_Response> {
  return {
    provider: toSchema(provider.schema, { doc: provider.doc }),
    resourceSchemas: byType(provider.resources, (resource) => toSchema(resource.schema, resource)),
    dataSourceSchemas: byType(provider.dataSources, (source) => toSchema(source.schema, source)),
    diagnostics: [],
    serverCapabilities: CAPABILITIES,
    functions: toFunctions(provider.functions ?? []),
    ephemeralResourceSchemas: new Map(),
    listResourceSchemas: byType(provider.lists ?? [], (list) => toSchema(list.schema, list)),
    stateStoreSchemas: new Map(),
    actionSchemas: byType(provider.actions ?? [], (action) => ({ schema: toSchema(action.schema, action) })),
  };
}

const byType = <T extends { readonly type: string }, Wire>(
  list: readonly T[],
  toWire: (one: T) => Wire,
): Map<string, Wire> => new Map(list.map((one) => [one.type, toWire(one)]));
