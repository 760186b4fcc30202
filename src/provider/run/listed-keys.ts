import type { Client } from "../../automox/client";
import type { ApiKey } from "../../automox/model/api-key";
import type { Calling } from "../calls/calling";
import { Once } from "../calls/once";

/** The API keys of organizations, each listed once a walk: for the words of plans, and for telling whose keys are shared. */
export class ListedKeys {
  private readonly client: Client;
  private readonly closing: AbortSignal;
  private readonly lists = new Map<number, Once<readonly ApiKey[]>>();
  private readonly organizations: Once<readonly number[]>;

  constructor(client: Client, closing: AbortSignal) {
    this.client = client;
    this.closing = closing;
    this.organizations = new Once(async () => {
      const all = await client.organizations.list({ signal: closing });
      return all.map(({ id }) => id);
    });
  }

  /** Many callers share it, so only the end of the provider aborts it. */
  of(org: number, calling: Calling): Promise<readonly ApiKey[]> {
    const { client, closing } = this;
    const list = this.lists.get(org) ?? new Once(() => client.apiKeys.list(org, { signal: closing }));
    this.lists.set(org, list);
    return list.get(calling);
  }

  /** Every organization that the key sees. */
  everywhere(calling: Calling): Promise<readonly number[]> {
    return this.organizations.get(calling);
  }
}
