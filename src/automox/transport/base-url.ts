import { unshown } from "../../secrets/unshown";
import { ClientOptionError } from "./option-error";

export const DEFAULT_BASE_URL = "https://console.automox.com/api";

/** Where the API lives, taken apart. */
export interface BaseUrl {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Path before every call, without a slash at its end: `/api`. */
  readonly prefix: string;
  /** Whether it never leaves this machine. */
  readonly loopback: boolean;
}

/** How messages name the address and what travels to it. */
interface UrlNames {
  readonly url: string;
  readonly secret: string;
}

/**
 * Reads a base URL. Only https may carry a key over a network; plain http is for loopback alone, where tests and the simulator
 * live. Throws ClientOptionError.
 */
export function parseBaseUrl(
  text: string,
  { url: option, secret }: UrlNames = { url: "baseUrl", secret: "API key" },
): BaseUrl {
  const refused = (expected: string) =>
    new ClientOptionError(option, `Expected \`${option}\` to be ${expected}.`);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.hostname === "") throw refused(`an absolute https URL, got ${unshown(text, "a URL")}`);
  if (url.username !== "" || url.password !== "")
    throw refused("a URL without a user name or password in it");
  if (url.search !== "" || url.hash !== "" || text.includes("?") || text.includes("#")) {
    throw refused(`a URL without a query or fragment, got ${unshown(text, "such a URL")}`);
  }
  const loopback = isLoopback(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback)) {
    throw refused(
      `an https URL, because the ${secret} must not travel in the clear (plain http is for this machine alone), got ${unshown(text, "such a URL")}`,
    );
  }
  return { origin: url.origin, prefix: url.pathname.replace(/\/+$/, ""), loopback };
}

/**
 * The host of a base URL that is neither this machine nor Automox's own. undefined also for an address that nothing is
 * ever sent to.
 */
export function foreignHost(text: string): string | undefined {
  try {
    const { origin, loopback } = parseBaseUrl(text);
    return loopback || origin === new URL(DEFAULT_BASE_URL).origin ? undefined : new URL(origin).host;
  } catch (error) {
    if (error instanceof ClientOptionError) return undefined;
    throw error;
  }
}

/** 127.0.0.0/8, ::1 and localhost, as `URL` spells them (numbers and short forms of IPv4 are dotted quads by then). */
function isLoopback(hostname: string): boolean {
  return /^127(\.\d{1,3}){3}$/.test(hostname) || hostname === "[::1]" || hostname === "localhost";
}
