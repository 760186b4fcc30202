import { foreignHost } from "../../automox/transport/base-url";
import type { Finding } from "../../framework/diagnostics";
import type { KnownConfigOf } from "../../framework/infer";
import type { providerSchema } from "./provider";

/**
 * Configuration is written by whoever may change the repository, the environment's key belongs to whoever runs it: an
 * address in the one decides where the other goes, so whoever runs it is told. This machine and Automox's own host are no
 * news.
 */
export function foreignHostFinding(
  { api_key, base_url }: Pick<KnownConfigOf<typeof providerSchema>, "api_key" | "base_url">,
  env: NodeJS.ProcessEnv,
): Finding | undefined {
  if (api_key !== null || !env.AUTOMOX_API_KEY || base_url === null) return undefined;
  const host = foreignHost(base_url);
  if (host === undefined) return undefined;
  return {
    code: "provider/foreign-host",
    summary: `The API key goes to ${host}`,
    detail:
      `base_url in the provider block names ${host}, and the API key comes from AUTOMOX_API_KEY of this ` +
      "environment: every request sends it there. Go on if that host is yours or Automox's. Otherwise stop, " +
      "take base_url out and make a new key. To say so without this warning, set AUTOMOX_BASE_URL where the key " +
      "is set, instead of base_url.",
    path: [{ attribute: "base_url" }],
  };
}
