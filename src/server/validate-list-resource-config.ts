import type {
  ValidateListResourceConfig_Request,
  ValidateListResourceConfig_Response,
} from "../plugin/gen/tfplugin6";
import { actOn, answering } from "./answer";
import { validateConfig } from "./validate-config";

export const validateListResourceConfig = answering<
  ValidateListResourceConfig_Request,
  ValidateListResourceConfig_Response
>({
  answer: (session, { typeName, config }) => ({
    diagnostics: validateConfig(session.list(typeName), config),
  }),
  act: actOn("check"),
  failed: () => ({}),
});
