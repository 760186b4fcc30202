import { objectType } from "../framework/object-type";
import type { ConfigureProvider_Request, ConfigureProvider_Response } from "../plugin/gen/tfplugin6";
import type { PluginCall } from "../plugin/service";
import { toDiagnostics } from "./diagnostic";
import { objectFrom } from "./dynamic-value";
import { diagnosed, type Session } from "./session";

export async function configureProvider(
  session: Session,
  request: ConfigureProvider_Request,
  { signal }: PluginCall,
): Promise<ConfigureProvider_Response> {
  try {
    const { provider, log } = session;
    const config = objectFrom(objectType(provider.schema), request.config);
    const call = { terraformVersion: request.terraformVersion, signal, log };
    await session.configure(await provider.configure(config as never, call));
    return { diagnostics: [] };
  } catch (thrown) {
    return { diagnostics: toDiagnostics(diagnosed(session, thrown)) };
  }
}
