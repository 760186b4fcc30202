import { harmless } from "../text/safe-text";
import type { ApiProbe } from "./api-probe";
import { about, type Check } from "./doctor-schema";

const WARN_SKEW_SECONDS = 60;
const FAIL_SKEW_SECONDS = 300;

/** What one answer tells about the way to Automox. */
export function probeChecks(probe: ApiProbe): readonly Check[] {
  return [reachability(probe), keyCheck(probe), clockCheck(probe)];
}

function reachability({ host, proxy, status, reason }: ApiProbe): Check {
  const { ok, warn, fail } = about("reachability");
  const way = proxy ? ` through the proxy of ${proxy.variable}` : "";
  if (status === null)
    return fail(
      `No answer from ${host}${way}: ${reason}.`,
      proxy
        ? `Check ${proxy.variable}, NO_PROXY and NODE_EXTRA_CA_CERTS.`
        : "Check the network and AUTOMOX_BASE_URL; behind a proxy set HTTPS_PROXY, and NODE_EXTRA_CA_CERTS for its certificate.",
    );
  if (status >= 500) return warn(`${host} answers${way}, but with ${status}.`, "Try again later.");
  return ok(`${host} answers${way}.`);
}

function keyCheck({ status, isPage }: ApiProbe): Check {
  const { ok, warn, fail, skipped } = about("key");
  if (status === null) return skipped("AUTOMOX_API_KEY is set; nobody could be asked whether it is valid.");
  if (status === 401)
    return fail(
      "AUTOMOX_API_KEY is set, and Automox refuses it (401).",
      "Make a new key in the console under Settings > Secrets & Keys and put it into AUTOMOX_API_KEY.",
    );
  if (status === 429)
    return warn("Automox asks to wait (429), so the key was not looked at.", "Try again in five minutes.");
  if (status < 300 && !isPage) return ok("AUTOMOX_API_KEY is set, and Automox accepts it.");
  // A 404 of this undocumented call is no word about the key either: a wrong address answers it too.
  const what = isPage ? "a web page" : `${status}`;
  return skipped(`AUTOMOX_API_KEY is set; an answer of ${what} does not tell whether it is valid.`);
}

function clockCheck({ skewSeconds }: ApiProbe): Check {
  const { ok, warn, fail, skipped } = about("clock");
  if (skewSeconds === null) return skipped("The answer had no date to compare the clock with.");
  const off = Math.abs(skewSeconds);
  const fact = `The clock of this machine is ${off} s ${skewSeconds > 0 ? "behind" : "ahead of"} the server's.`;
  const remedy = "Synchronize the clock: ages of invitations and log-ins are reckoned with it.";
  if (off < WARN_SKEW_SECONDS)
    return ok(`The clock of this machine agrees with the server's (${off} s apart).`);
  return off < FAIL_SKEW_SECONDS ? warn(fact, remedy) : fail(fact, remedy);
}

/** What is left of the request window, as far as anybody knows. */
export function requestsCheck(
  { rateLimit }: Pick<ApiProbe, "rateLimit">,
  { inWindow, budget }: { readonly inWindow: number; readonly budget: number },
): Check {
  const said =
    rateLimit.remaining === null
      ? "Automox does not say what is left"
      : `Automox says that ${harmless(rateLimit.remaining, 20)}${rateLimit.limit === null ? "" : ` of ${harmless(rateLimit.limit, 20)}`} are left in its own window`;
  // The probe has a connection of its own, which nobody counts.
  const fact = `This run made ${inWindow + 1} of ${budget} requests that fit into five minutes; ${said}. Other users of the key count too.`;
  const { ok, warn } = about("requests");
  return rateLimit.remaining?.trim() === "0"
    ? warn(fact, "Wait until the window has passed, or find out who else uses the key.")
    : ok(fact);
}
