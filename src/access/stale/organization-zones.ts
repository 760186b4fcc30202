import type { Client } from "../../automox/client";
import type { CallOptions } from "../../automox/transport/call";
import type { Roster } from "../facts/roster";
import { ask, isCancelled } from "../live/asked";

interface ZoneSources {
  /** What the user said, by number of the organization. */
  readonly given: ReadonlyMap<number, string>;
  /** Account whose zones may be asked for. */
  readonly accountId: string | undefined;
}

/**
 * The organizations with their UUIDs, which the audit trail is asked by: the user's own word, else what the
 * listing showed, else the account's zones. The organization contract need not show any; then the zones are
 * asked for once, and a refusal of that only leaves them unknown.
 */
export async function withZones(
  organizations: Roster["organizations"],
  client: Pick<Client, "account">,
  { given, accountId, call }: ZoneSources & { readonly call: CallOptions },
): Promise<Roster["organizations"]> {
  const named = organizations.map((one) => ({ ...one, zone: given.get(one.org) ?? one.zone }));
  if (accountId === undefined || named.every(({ zone }) => zone !== null)) return named;
  // After a refusal every organization without a UUID is told of anyway.
  const { value: zones = [] } = await ask(() => client.account(accountId).zones(call), isCancelled);
  const byNumber = new Map(zones.map(({ id, organizationId }) => [organizationId, id]));
  return named.map((one) => ({ ...one, zone: one.zone ?? byNumber.get(one.org) ?? null }));
}
