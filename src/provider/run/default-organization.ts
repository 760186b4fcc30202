import type { Client } from "../../automox/client";
import { fail } from "../../framework/diagnostics";
import type { Calling } from "../calls/calling";
import { Once } from "../calls/once";

/** The organization of everything that names none: configured, or the only one the key can see. */
export class DefaultOrganization {
  private readonly client: Client;
  private readonly configured: number | undefined;
  private readonly lookup = new Once((calling) => this.only(calling));

  constructor(client: Client, configured: number | undefined) {
    this.client = client;
    this.configured = configured;
  }

  /**
   * At most one request a process; a failed look-up is asked again. Several organizations are an error that
   * lists them.
   */
  async number(calling: Calling): Promise<number> {
    return this.configured ?? this.lookup.get(calling);
  }

  private async only(calling: Calling): Promise<number> {
    const seen = await this.client.organizations.list(calling);
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
}
