import { type Diagnostic, type Finding, warning } from "../framework/diagnostics";
import type { ConfigureProvider_Request, ConfigureProvider_Response } from "../plugin/gen/tfplugin6";
import { answering } from "./answer";
import { configFrom } from "./hide-secrets";

export const configureProvider = answering<ConfigureProvider_Request, ConfigureProvider_Response>({
  async answer(session, { config: sent, terraformVersion }, call) {
    const { provider, log } = session;
    const config = configFrom(provider.schema, sent);
    const diagnostics: Diagnostic[] = [];
    const warn = (finding: Finding) => void diagnostics.push(warning(finding));
    const { signal } = call;
    await session.configure(call, () =>
      provider.configure(config as never, { terraformVersion, signal, log, warn }),
    );
    return { diagnostics };
  },
  act: (_request, { provider }) => ({ operation: "configure", type: "provider", name: provider.name }),
  failed: () => ({}),
});
