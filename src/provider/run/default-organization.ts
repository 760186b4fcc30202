import type { Client } from "../../automox/client";
import { fail } from "../../framework/diagnostics";
import type { Calling } from "../calls/calling";
import { Once } from "../calls/once";

/**
 * The organization of every resource that names none: the configured one, or the only one that the key sees,
 * which costs one request a process.
 */
export function defaultOrganization(client: Client, configured: number | undefined) {
  const only = new Once((calling) => onlyOrganization(client, calling));
  return async (calling: Calling): Promise<number> => configured ?? only.get(calling);
}

/** Fails where the key sees several organizations, and lists them. */
async function onlyOrganization(client: Client, calling: Calling): Promise<number> {
  const seen = await client.organizations.list(calling);
  const [first, ...others] = seen;
  if (first && others.length === 0) return first.id;
  const list = seen.map(({ id, name }) => `  ${id}  ${name ?? ""}`).join("\n");
  return fail({
    code: "provider/organization-unclear",
    summary: "Cannot tell which organization is meant",
    detail: first
      ? `The API key sees ${seen.length} organizations:\n\n${list}\n\nWrite the number of one as org_id ` +
        "in the provider block, on the resource, or in AUTOMOX_ORG_ID."
      : "The API key sees no organization. Check whose key it is, or write org_id in the provider block.",
    path: [{ attribute: "org_id" }],
  });
}
