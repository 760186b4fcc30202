import type {
  ValidateProviderConfig_Request,
  ValidateProviderConfig_Response,
} from "../plugin/gen/tfplugin6";
import { answering } from "./answer";
import { validateConfig } from "./validate-config";

export const validateProviderConfig = answering<
  ValidateProviderConfig_Request,
  ValidateProviderConfig_Response
>({
  answer({ provider, walks }, { config }) {
    walks.validated();
    return { diagnostics: validateConfig(provider, config) };
  },
  act: (_request, { provider }) => ({ operation: "check", type: "provider", name: provider.name }),
  failed: () => ({}),
});
