import { objectType } from "../framework/object-type";
import { validateValues } from "../framework/validate";
import type {
  ValidateProviderConfig_Request,
  ValidateProviderConfig_Response,
} from "../plugin/gen/tfplugin6";
import { toDiagnostics } from "./diagnostic";
import { objectFrom } from "./dynamic-value";
import { diagnosed, type Session } from "./session";

export async function validateProviderConfig(
  session: Session,
  request: ValidateProviderConfig_Request,
): Promise<ValidateProviderConfig_Response> {
  try {
    const { provider } = session;
    const config = objectFrom(objectType(provider.schema), request.config);
    const own = provider.validate?.(config as never) ?? [];
    return { diagnostics: toDiagnostics([...validateValues(provider.schema, config), ...own]) };
  } catch (thrown) {
    const act = { operation: "check", type: "provider", name: session.provider.name } as const;
    return { diagnostics: toDiagnostics(diagnosed(session, thrown, act)) };
  }
}
