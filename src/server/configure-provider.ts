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
    const { terraformVersion } = request;
    await session.configure(signal, (joined) =>
      provider.configure(config as never, { terraformVersion, signal: joined, log }),
    );
    return { diagnostics: [] };
  } catch (thrown) {
    const act = { operation: "configure", type: "provider", name: session.provider.name } as const;
    return { diagnostics: toDiagnostics(diagnosed(session, thrown, act)) };
  }
}
