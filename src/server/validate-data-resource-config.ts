import type {
  ValidateDataResourceConfig_Request,
  ValidateDataResourceConfig_Response,
} from "../plugin/gen/tfplugin6";
import { toDiagnostics } from "./diagnostic";
import { diagnosed, type Session } from "./session";
import { validateConfig } from "./validate-config";

export async function validateDataResourceConfig(
  session: Session,
  request: ValidateDataResourceConfig_Request,
): Promise<ValidateDataResourceConfig_Response> {
  try {
    return {
      diagnostics: toDiagnostics(validateConfig(session.dataSource(request.typeName), request.config)),
    };
  } catch (thrown) {
    const act = { operation: "check", type: request.typeName, name: "" } as const;
    return { diagnostics: toDiagnostics(diagnosed(session, thrown, act)) };
  }
}
