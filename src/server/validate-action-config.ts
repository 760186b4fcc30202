import type { ValidateActionConfig_Request, ValidateActionConfig_Response } from "../plugin/gen/tfplugin6";
import { actOn, answering } from "./answer";
import { validateConfig } from "./validate-config";

export const validateActionConfig = answering<ValidateActionConfig_Request, ValidateActionConfig_Response>({
  answer: (session, { typeName, config }) => ({
    diagnostics: validateConfig(session.action(typeName), config),
  }),
  act: actOn("check"),
  failed: () => ({}),
});
