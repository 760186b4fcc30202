import { AutomoxError } from "../../automox/transport/errors";
import type { Diagnostic } from "../../framework/diagnostics";
import { error } from "../../framework/diagnostics";
import type { Act } from "../../framework/provider";
import { toldOfScim } from "./explain-scim";
import { wholeCause } from "./whole-cause";

const VERB: Record<Act["operation"], string> = {
  create: "invite",
  read: "read",
  update: "change",
  delete: "remove",
  import: "import",
  plan: "plan",
  "look up": "look up",
  configure: "configure",
  list: "list",
  invoke: "carry out",
};

/** "Cannot invite ada@example.com". */
const cannot = (act: Act): string => `Cannot ${VERB[act.operation]} ${act.name}`;

/**
 * The one place where an AutomoxError becomes words: what came back, why if known, what to do. A cause of the whole
 * provider is the summary, so that later errors can have the same.
 */
export function explain(thrown: unknown, act: Act): Diagnostic | undefined {
  if (!(thrown instanceof AutomoxError)) return undefined;
  const whole = wholeCause(thrown);
  const isScim = thrown.credential === "scim";
  const [cause, remedy] = (isScim ? toldOfScim(thrown) : undefined) ?? toldOfAccount(thrown) ?? told(thrown);
  const said = thrown.apiText ? ` It says: ${JSON.stringify(thrown.apiText)}.` : "";
  const request = thrown.requestId ? ` (request ${thrown.requestId})` : "";
  return error({
    code: `automox/${thrown.kind}`,
    summary: whole?.summary ?? cannot(act),
    detail:
      `${whole ? `${cannot(act)}. ` : ""}${isScim ? "SCIM " : ""}${thrown.method} ${thrown.path}${request}: ` +
      `${cause}.${said}${blamed(thrown)}\n\n${remedy}`,
  });
}

function blamed({ fields }: AutomoxError): string {
  return [...fields].map(([field, text]) => `\n  ${field}: ${text}`).join("");
}

type Told = readonly [cause: string, remedy: string];

const NO_REPEAT = "The request may have had its effect; it is not repeated. Plan again to see what is there.";

/**
 * A call of the account contract needs somebody who administers the account, and the right account; an organization's
 * administrator is not enough.
 */
function toldOfAccount({ kind, status, path }: AutomoxError): Told | undefined {
  if (!path.startsWith("/accounts/") || (kind !== "forbidden" && kind !== "not-found")) return undefined;
  return kind === "forbidden"
    ? [
        `the owner of the API key may not do this in this account (${status})`,
        "Calls of the account contract need the key of somebody who administers the account. Automox also " +
          "answers so for things that do not exist: check account_id, which the console shows under " +
          "Settings > Secrets & Keys.",
      ]
    : [
        "Automox found nothing there (404)",
        "Either it does not exist, or it is not in this account: check account_id, which the console shows " +
          "under Settings > Secrets & Keys. Plan again to see who and what is there.",
      ];
}

function told({ kind, status, reason, mayHaveHappened }: AutomoxError): Told {
  switch (kind) {
    case "unauthorized":
      return [
        "Automox does not know the API key (401)",
        "Check AUTOMOX_API_KEY, or api_key in the provider block. The console has the keys under Settings > Secrets & Keys " +
          "(Setup & Configuration > Keys in older ones) and can show one again.",
      ];
    case "forbidden":
      return [
        `the owner of the API key may not do this (${status})`,
        "A key has the rights of its owner's role. Use a key made by an administrator of the organization. " +
          "Automox also answers so for things that do not exist: check the organization number.",
      ];
    case "not-found":
      return [
        "Automox found nothing there (404)",
        "Either it does not exist, or the API key cannot see the organization. The data source " +
          "automox_organizations lists those it sees.",
      ];
    case "conflict":
      return [
        `Automox refused the change (${status})`,
        "Something else stands against it. Plan again to see what is there now.",
      ];
    case "invalid":
      return [
        `Automox refused the request (${status})`,
        "Correct the value that Automox names, and apply again.",
      ];
    case "rate-limited":
      return [
        reason,
        "Other programs may use the same key. Run again later, lower -parallelism, or raise " +
          "pacing.max_wait in the provider block.",
      ];
    case "unavailable":
      return [
        `Automox has a problem of its own (${status ?? "5xx"})`,
        mayHaveHappened ? NO_REPEAT : "Run again later.",
      ];
    case "unreadable":
      return [
        `the answer is not what the API promises: ${reason}`,
        (mayHaveHappened ? `${NO_REPEAT} ` : "") +
          "If it is a web page, something else answered: check base_url (AUTOMOX_BASE_URL) and any proxy " +
          "in between.",
      ];
    case "cancelled":
      return ["the run was stopped", mayHaveHappened ? NO_REPEAT : "Nothing is lost; run again."];
    case "network":
      return [
        `no answer: ${reason}`,
        (mayHaveHappened ? `${NO_REPEAT} ` : "") +
          "Check base_url (AUTOMOX_BASE_URL), the proxy variables and whether this machine reaches Automox.",
      ];
  }
}
