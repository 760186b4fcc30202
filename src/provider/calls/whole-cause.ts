import { AutomoxError } from "../../automox/transport/errors";

/** A cause that meets every person of the provider, or of the organization, in the same way. */
export interface WholeCause {
  /** Two errors of one key have one cause. */
  readonly key: string;
  readonly code: string;
  /** Names the cause, not the person whom it has met first. */
  readonly summary: string;
}

/** undefined for what may be about one person alone. */
export function wholeCause(error: unknown): WholeCause | undefined {
  if (!(error instanceof AutomoxError)) return undefined;
  const { kind, method, path, credential, organization, isUnreached } = error;
  const service = credential === "scim" ? "SCIM" : "Automox";
  const code = `automox/${kind}`;
  if (isUnreached) return { code, key: `${service} unreached`, summary: `${service} cannot be reached` };
  if (kind === "unauthorized")
    return {
      code,
      key: `${service} unauthorized`,
      summary: credential === "scim" ? "SCIM does not know the token" : "Automox does not know the API key",
    };
  const isRefusal = kind === "forbidden" || kind === "not-found";
  // What lies below /users/ is about one person.
  if (!isRefusal || method !== "GET" || service === "SCIM" || /\/users\/./.test(path)) return undefined;
  return { code, key: `${path} ${organization}`, summary: `The API key cannot see ${seenBy(error)}` };
}

function seenBy({ path, organization }: AutomoxError): string {
  if (path.startsWith("/accounts/")) return "the account, or this zone of it";
  return organization === undefined ? "its organizations" : `organization ${organization}`;
}
