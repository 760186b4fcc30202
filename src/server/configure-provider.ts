import { type Diagnostic, type Finding, warning } from "../framework/diagnostics";
import { objectType } from "../framework/object-type";
import type { ConfigureProvider_Request, ConfigureProvider_Response } from "../plugin/gen/tfplugin6";
import { answering } from "./answer";
import { objectFrom } from "./dynamic-value";
import { hideSensitive } from "./hide-secrets";

export const configureProvider = answering<ConfigureProvider_Request, ConfigureProvider_Response>({
  async answer(session, { config: sent, terraformVersion }, { signal }) {
    const { provider, log } = session;
    const config = objectFrom(objectType(provider.schema), sent);
    hideSensitive(provider.schema, config);
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
