import { type ClientOptions, createClient } from "../automox/client";
import { createScim, type Scim } from "../automox/scim";
import { DEFAULT_BASE_URL, withoutSlashes } from "../automox/transport/base-url";
import { type Clock, systemClock } from "../automox/transport/clock";
import { ClientOptionError } from "../automox/transport/options";
import { fail, type Path } from "../framework/diagnostics";
import type { ConfigOf, KnownConfigOf } from "../framework/infer";
import type { Configuring } from "../framework/provider";
import { unshown } from "../secrets/unshown";
import { userAgent } from "./calls/user-agent";
import { contractSettings } from "./schemas/contract";
import { parseDuration } from "./schemas/duration";
import { foreignHostFindings } from "./schemas/foreign-host";
import { guardSettings } from "./schemas/guards";
import { requireKnown } from "./schemas/known-config";
import type { providerSchema } from "./schemas/provider";
import { Automox } from "./session";

type Config = ConfigOf<typeof providerSchema>;
type KnownConfig = KnownConfigOf<typeof providerSchema>;
type KnownPacing = NonNullable<KnownConfig["pacing"]>;

/** Where the provider runs: everything that is neither configuration nor the API. */
export interface Surroundings {
  readonly version: string;
  readonly env: NodeJS.ProcessEnv;
  /** Default: the machine's. */
  readonly clock?: Clock;
}

/** Makes the client. Costs no request. */
export async function configure(
  config: Config,
  call: Configuring,
  { env, version, clock = systemClock }: Surroundings,
): Promise<Automox> {
  const known = requireKnown<KnownConfig>(config);
  const apiKey = requireKey(known.api_key ?? (env.AUTOMOX_API_KEY || null));
  for (const foreignHost of foreignHostFindings(known, env)) call.warn(foreignHost);
  const options = {
    apiKey,
    baseUrl: known.base_url ?? (env.AUTOMOX_BASE_URL || DEFAULT_BASE_URL),
    userAgent: userAgent(version, call.terraformVersion, env),
    pacing: pace(known.pacing),
    log: call.log,
    clock,
  };
  return new Automox({
    client: guarded(() => createClient(options)),
    scim: openScim(known, options, env),
    clock,
    organization: known.org_id ?? organizationFrom(env.AUTOMOX_ORG_ID),
    guards: guardSettings(known.guards),
    contract: contractSettings(known, env),
    terraformVersion: call.terraformVersion,
  });
}

const pace = (given: KnownPacing | null) => ({
  requestsPer5Minutes: given?.requests_per_5_minutes ?? 2_500,
  maxConcurrent: given?.max_concurrent ?? 10,
  requestTimeoutMs: parseDuration(given?.request_timeout ?? "30s") ?? 30_000,
  maxWaitMs: parseDuration(given?.max_wait ?? "5m") ?? 300_000,
});

const requireKey = (key: string | null): string =>
  key ??
  fail({
    code: "provider/no-api-key",
    summary: "No Automox API key",
    detail:
      "Set the environment variable AUTOMOX_API_KEY, or api_key in the provider block. Make a key in the " +
      "console under Settings > Secrets & Keys (Setup & Configuration > Keys in older ones), as an administrator.",
    path: [{ attribute: "api_key" }],
  });

/** Without the blanks and line ends that files and CI settings add. */
function organizationFrom(value: string | undefined): number | undefined {
  const text = value?.trim();
  if (text === undefined || text === "") return undefined;
  const number = /^\d+$/.test(text) ? Number(text) : 0;
  if (Number.isSafeInteger(number) && number > 0) return number;
  return fail({
    code: "provider/invalid-organization",
    summary: "Invalid value in AUTOMOX_ORG_ID",
    detail:
      `AUTOMOX_ORG_ID must be the number of an organization, got ${unshown(text, "a number")}. GET /orgs and ` +
      "the console's URL show it.",
  });
}

function openScim(
  { scim }: KnownConfig,
  { apiKey, baseUrl, ...options }: ClientOptions,
  env: NodeJS.ProcessEnv,
): Scim | undefined {
  const token = scim?.token ?? (env.AUTOMOX_SCIM_TOKEN || null);
  if (token === null) return undefined;
  if (token.trim() === apiKey.trim()) return fail(SAME_SECRET);
  const url = scim?.url ?? (env.AUTOMOX_SCIM_URL || `${withoutSlashes(baseUrl)}/scim/v2`);
  return guarded(() => createScim({ ...options, token, url }));
}

const SAME_SECRET = {
  code: "provider/same-secret",
  summary: "The SCIM token is the API key",
  detail:
    "They are separate credentials: the API key is made under Settings > Secrets & Keys, the SCIM token, by a third " +
    "party's guide, under Settings > SCIM. Give the SCIM token in AUTOMOX_SCIM_TOKEN, or in scim.token of the provider " +
    "block.",
  path: [{ attribute: "scim" }, { attribute: "token" }],
};

const ATTRIBUTE: Record<string, Path> = {
  apiKey: [{ attribute: "api_key" }],
  baseUrl: [{ attribute: "base_url" }],
  "scim.token": [{ attribute: "scim" }, { attribute: "token" }],
  "scim.url": [{ attribute: "scim" }, { attribute: "url" }],
};

/** Turns an option that the client refuses into an error that names the attribute of the provider block. */
function guarded<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof ClientOptionError)) throw error;
    const path = ATTRIBUTE[error.option];
    const name = path?.map((step) => ("attribute" in step ? step.attribute : "")).join(".");
    return fail({
      code: "provider/invalid-option",
      summary: `Cannot use the provider's ${name ?? error.option}`,
      detail: error.message,
      ...(path ? { path } : {}),
    });
  }
}
