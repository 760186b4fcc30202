import { type Diagnostic, type Finding, warning } from "../framework/diagnostics";
import type { ConfigureProvider_Request, ConfigureProvider_Response } from "../plugin/gen/tfplugin6";
import { answering } from "./answer";
import { configFrom } from "./hide-secrets";

export const configureProvider = answering<ConfigureProvider_Request, ConfigureProvider_Response>({
  async answer(session, { config: sent, terraformVersion }, { signal }) {
    const { provider, log } = session;
    const config = configFrom(provider.schema, sent);
    const diagnostics: Diagnostic[] = [];
    const warn = (finding: Finding) => void diagnostics.push(warning(finding));
    await session.configure(signal, (joined) =>
      provider.configure(config as never, { terraformVersion, signal: joined, log, warn }),
    );
    return { diagnostics };
  },
  act: (_request, { provider }) => ({ operation: "configure", type: "provider", name: provider.name }),
  failed: () => ({}),
});
