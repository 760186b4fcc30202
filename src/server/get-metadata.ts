import type { GetMetadata_Response } from "../plugin/gen/tfplugin6";
import { CAPABILITIES } from "./capabilities";
import type { Session } from "./session";

const named = (list: readonly { readonly type: string }[]) => list.map(({ type }) => ({ typeName: type }));

export const getMetadata = async (session: Session): Promise<GetMetadata_Response> => ({
  serverCapabilities: CAPABILITIES,
  diagnostics: [],
  resources: named(session.provider.resources),
  dataSources: named(session.provider.dataSources),
  functions: (session.provider.functions ?? []).map(({ name }: { readonly name: string }) => ({ name })),
  ephemeralResources: [],
  listResources: named(session.provider.lists ?? []),
  stateStores: [],
  actions: named(session.provider.actions ?? []),
});
