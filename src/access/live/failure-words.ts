import type { AutomoxError, AutomoxErrorKind } from "../../automox/transport/errors";

const WORDS: Record<AutomoxErrorKind, string> = {
  unauthorized: "the API key was refused",
  forbidden: "the key may not read it, or it does not exist",
  "not-found": "Automox does not know it, or hides it from this key",
  conflict: "Automox answered with a conflict",
  invalid: "Automox refused the request",
  "rate-limited": "the request limit was reached",
  unavailable: "Automox was not available",
  unreadable: "the answer was not what the contract says",
  cancelled: "the run was cancelled",
  network: "no answer came",
};

/**
 * Why something could not be read, as the end of a sentence without a full stop. Holds neither key nor body.
 */
export function failureWords({ kind, status, reason, apiText }: AutomoxError): string {
  const words = kind === "network" && status !== undefined ? "the answer broke off" : WORDS[kind];
  const code = status === undefined ? "" : ` (${status})`;
  if (kind === "unreadable") return `${words}${code}: ${reason}`;
  return apiText ? `${words}${code}: ${JSON.stringify(apiText)}` : `${words}${code}`;
}

/** The remedy where neither key nor address is the cause; undefined where one of them may be. */
export function passing({ kind }: Pick<AutomoxError, "kind">): string | undefined {
  if (kind === "rate-limited") return "Try again in five minutes.";
  return kind === "unavailable" || kind === "network" ? "Try again later." : undefined;
}
