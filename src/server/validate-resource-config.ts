import type {
  ValidateResourceConfig_Request,
  ValidateResourceConfig_Response,
} from "../plugin/gen/tfplugin6";
import { actOn, answering } from "./answer";
import { validateConfig } from "./validate-config";

export const validateResourceConfig = answering<
  ValidateResourceConfig_Request,
  ValidateResourceConfig_Response
>({
  answer: (session, { typeName, config }) => ({
    diagnostics: validateConfig(session.resource(typeName), config),
  }),
  act: actOn("check"),
  failed: () => ({}),
});
