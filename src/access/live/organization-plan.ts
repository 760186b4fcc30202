import type { Client } from "../../automox/client";
import type { CallOptions } from "../../automox/transport/call";
import { distinctNumbers } from "../facts/order";
import type { RosterOrganization } from "../facts/roster";
import { ask } from "./asked";
import { failureWords } from "./failure-words";
import { type ListingRequest, NOTHING, type Seen } from "./listing-outcome";
import type { RosterScope } from "./roster-scope";

/** Which lists make up the roster, and what is already known to be missing from it. */
export interface ListingPlan extends Seen {
  readonly organizations: readonly RosterOrganization[];
  readonly requests: readonly ListingRequest[];
}

/**
 * The organization contract: `/orgs` names the organizations, `/users?o=` lists each. An organization that
 * was asked for is read even where `/orgs` does not show it or fails, because a narrow key may read the one
 * and not the other.
 */
export async function organizationPlan(
  client: Pick<Client, "users" | "organizations">,
  { organizations: asked, known = [] }: RosterScope,
  call: CallOptions,
): Promise<ListingPlan> {
  const { value: seen = [], failure } = await ask(() => client.organizations.list(call));
  const named = new Map(seen.map((each) => [each.id, each]));
  const organizations = distinctNumbers(asked.length > 0 ? asked : [...named.keys(), ...known]).map(
    (org) => ({ org, zone: named.get(org)?.uuid ?? null, name: named.get(org)?.name ?? null }),
  );
  return {
    ...NOTHING,
    organizations,
    requests: organizations.map(({ org }) => ({
      org,
      label: `organization ${org}`,
      list: (how) => client.users.listing(org, how),
    })),
    problems:
      asked.length === 0 && failure
        ? [`the organizations could not be listed: ${failureWords(failure)}`]
        : [],
  };
}
