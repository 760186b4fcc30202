import { foreignHost } from "../../automox/transport/base-url";
import type { Finding, Path } from "../../framework/diagnostics";
import type { KnownConfigOf } from "../../framework/infer";
import type { providerSchema } from "./provider";

type Block = Pick<KnownConfigOf<typeof providerSchema>, "api_key" | "base_url" | "scim">;

/**
 * Configuration is written by whoever may change the repository, the environment's secrets belong to whoever runs it: an
 * address in the one decides where the others go, so whoever runs it is told. This machine and Automox's own host are no
 * news.
 */
export function foreignHostFindings(
  { api_key, base_url, scim }: Block,
  env: NodeJS.ProcessEnv,
): readonly Finding[] {
  const api = { secret: "API key", from: "AUTOMOX_API_KEY", url: base_url, ...BASE };
  const tokens = { secret: "SCIM token", from: "AUTOMOX_SCIM_TOKEN" };
  const below = { ...tokens, url: env.AUTOMOX_SCIM_URL ? null : base_url, ...BASE };
  const ways: readonly Way[] = [
    ...(api_key === null ? [api] : []),
    ...(scim?.token ? [] : [scim?.url ? { ...tokens, url: scim.url, ...SCIM } : below]),
  ];
  return ways.flatMap((way) => {
    const host = env[way.from] && way.url !== null ? foreignHost(way.url) : undefined;
    return host === undefined ? [] : [goesTo(host, way)];
  });
}

/** On which one secret travels. */
interface Way {
  readonly secret: string;
  readonly from: string;
  /** null: not of the configuration's choosing. */
  readonly url: string | null;
  readonly setting: string;
  readonly instead: string;
  readonly path: Path;
}

const BASE = { setting: "base_url", instead: "AUTOMOX_BASE_URL", path: [{ attribute: "base_url" }] };
const SCIM = {
  setting: "scim.url",
  instead: "AUTOMOX_SCIM_URL",
  path: [{ attribute: "scim" }, { attribute: "url" }],
};

const goesTo = (host: string, { secret, from, setting, instead, path }: Way): Finding => ({
  code: "provider/foreign-host",
  summary: `The ${secret} goes to ${host}`,
  detail:
    `${setting} in the provider block names ${host}, and the ${secret} comes from ${from} of this ` +
    "environment: every request sends it there. Go on if that host is yours or Automox's. Otherwise stop, " +
    `take ${setting} out and make a new ${secret}. To say so without this warning, set ${instead} where the secret ` +
    `is set, instead of ${setting}.`,
  path,
});
