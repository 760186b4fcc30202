import type {
  ValidateResourceConfig_Request,
  ValidateResourceConfig_Response,
} from "../plugin/gen/tfplugin6";
import { toDiagnostics } from "./diagnostic";
import { diagnosed, type Session } from "./session";
import { validateConfig } from "./validate-config";

export async function validateResourceConfig(
  session: Session,
  request: ValidateResourceConfig_Request,
): Promise<ValidateResourceConfig_Response> {
  try {
    return { diagnostics: toDiagnostics(validateConfig(session.resource(request.typeName), request.config)) };
  } catch (thrown) {
    const act = { operation: "check", type: request.typeName, name: "" } as const;
    return { diagnostics: toDiagnostics(diagnosed(session, thrown, act)) };
  }
}
