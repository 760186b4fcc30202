import type { Account } from "../../automox/account";
import type { Zone } from "../../automox/model/zone";
import type { CallOptions } from "../../automox/transport/call";
import { distinctNumbers } from "../facts/order";
import { ask, once } from "./asked";
import { failureWords } from "./failure-words";
import type { ListingPlan } from "./organization-plan";
import type { RosterScope } from "./roster-scope";

const NOTES = [
  "The account contract lists people by zone: global administrators without a zone are seen by nobody, and invitations perhaps not before they are accepted.",
];

/**
 * The account contract: the account's zones, each with its users. A zone belongs to the organization whose
 * number it carries; one without a number cannot be compared with anything and is a problem, and so is an
 * organization that was asked for and has no zone.
 */
export async function accountPlan(
  account: Pick<Account, "zones" | "zoneUsers" | "zonesOf">,
  { organizations: asked, known = [] }: RosterScope,
  call: CallOptions,
): Promise<ListingPlan> {
  const { value: zones = [], failure } = await ask(() => account.zones(call));
  const byNumber = new Map(zones.filter(isNumbered).map((zone) => [zone.organizationId, zone]));
  const numbers = distinctNumbers(asked.length > 0 ? asked : [...byNumber.keys(), ...known]);
  const absent = numbers.filter((org) => !byNumber.has(org));
  const zonesOf = once(account.zonesOf);
  return {
    organizations: numbers.map((org) => {
      const { id = null, name = null } = byNumber.get(org) ?? {};
      return { org, zone: id, name };
    }),
    requests: numbers
      .flatMap((org) => byNumber.get(org) ?? [])
      .map((zone) => ({
        org: zone.organizationId,
        label: `zone ${zone.id} (organization ${zone.organizationId})`,
        list: (how) => account.zoneUsers(zone, how),
        roleOf: async ({ uuid }, how) => {
          const roles = uuid === undefined ? [] : await zonesOf(uuid, how);
          return roles?.find((each) => each.zone === zone.id)?.role ?? undefined;
        },
      })),
    rows: [],
    unread: absent,
    problems: [
      ...(failure
        ? [`the zones of the account could not be listed: ${failureWords(failure)}`]
        : absent.map((org) => `organization ${org} has no zone in this account`)),
      ...zones
        .filter((zone) => asked.length === 0 && !isNumbered(zone))
        .map(({ id }) => `zone ${id} carries no organization number, so its people were left out`),
    ],
    notes: NOTES,
  };
}

type NumberedZone = Zone & { readonly organizationId: number };

const isNumbered = (zone: Zone): zone is NumberedZone => typeof zone.organizationId === "number";
