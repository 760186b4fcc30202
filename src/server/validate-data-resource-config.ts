import type {
  ValidateDataResourceConfig_Request,
  ValidateDataResourceConfig_Response,
} from "../plugin/gen/tfplugin6";
import { actOn, answering } from "./answer";
import { validateConfig } from "./validate-config";

export const validateDataResourceConfig = answering<
  ValidateDataResourceConfig_Request,
  ValidateDataResourceConfig_Response
>({
  answer: (session, { typeName, config }) => ({
    diagnostics: validateConfig(session.dataSource(typeName), config),
  }),
  act: actOn("check"),
  failed: () => ({}),
});
