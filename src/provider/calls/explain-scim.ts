import type { AutomoxError } from "../../automox/transport/errors";

/**
 * The words that differ for a call with the SCIM token: another credential, at another address, of an API
 * that an account need not have.
 */
export function toldOfScim({
  kind,
  status,
  reason,
  mayHaveHappened,
}: AutomoxError): readonly [cause: string, remedy: string] | undefined {
  switch (kind) {
    case "unauthorized":
      return [
        "Automox does not know the SCIM token (401)",
        "The SCIM token is a separate credential, not the API key. Check AUTOMOX_SCIM_TOKEN, or scim.token in the provider " +
          "block. By a third party's guide it is made in the console under Settings > SCIM, where a new one ends " +
          "the old one (the identity provider that uses it needs the new one too).",
      ];
    case "forbidden":
      return [
        `the SCIM token may not do this (${status})`,
        "Look in the console (by a third party's guide under Settings > SCIM) whether SCIM is switched on and the token " +
          "may change users. The rights of the API key do not matter here.",
      ];
    case "not-found":
      return [
        "SCIM found nothing there (404)",
        "Either nobody has this id any more, or this account has no SCIM at this address. No page of Automox " +
          "speaks of SCIM; a third party's guide has its address under Settings > SCIM in the console: compare it with " +
          "scim.url (AUTOMOX_SCIM_URL). Without SCIM, " +
          'leave out `active` and on_destroy = "deactivate".',
      ];
    case "rate-limited":
      return [
        reason,
        "Other programs, such as the identity provider, may use the same token. Run again later, or raise " +
          "pacing.max_wait in the provider block.",
      ];
    case "unreadable":
      return [
        `the answer is not what SCIM promises: ${reason}`,
        "If it is a web page, something else answered: check scim.url (AUTOMOX_SCIM_URL) and any proxy in " +
          "between. A list that is incomplete may be whole in the next run.",
      ];
    case "network":
      return [
        `no answer: ${reason}`,
        (mayHaveHappened ? "The change may have had its effect; plan again to see what is there. " : "") +
          "Check scim.url (AUTOMOX_SCIM_URL), the proxy variables and whether this machine " +
          "reaches Automox.",
      ];
    default:
      return undefined;
  }
}
