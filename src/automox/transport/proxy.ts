import type { BaseUrl } from "./base-url";

/** A proxy for the base URL, from the usual variables. */
export interface ProxySetting {
  readonly url: string;
  /** Name of the variable, for messages: its value may hold a password. */
  readonly variable: string;
}

const VARIABLES = ["https_proxy", "HTTPS_PROXY"] as const;

/**
 * The proxy that leads to the base URL, or undefined. As in Terraform itself and curl, only `HTTPS_PROXY` counts for https, and a
 * loopback address never goes through a proxy: plain http there would hand it the key.
 */
export function proxyFor(
  base: BaseUrl,
  env: Readonly<Record<string, string | undefined>>,
): ProxySetting | undefined {
  if (base.loopback) return undefined;
  const variable = VARIABLES.find((name) => env[name]);
  const url = variable && env[variable];
  if (!url || isExempt(new URL(base.origin), env.no_proxy ?? env.NO_PROXY ?? "")) return undefined;
  // `proxy.example.com:3128`, which curl and Go understand, has no scheme.
  return { url: url.includes("://") ? url : `http://${url}`, variable };
}

/** `NO_PROXY`: names with all below them, perhaps with a port; `*` for everything. Ranges of addresses are not understood. */
function isExempt({ hostname, port }: URL, noProxy: string): boolean {
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== "")
    .some((entry) => {
      if (entry === "*") return true;
      const [, name = entry, only] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      if (only !== undefined && only !== (port || "443")) return false;
      const bare = name.replace(/^\*?\./, "");
      return hostname === bare || hostname.endsWith(`.${bare}`);
    });
}
