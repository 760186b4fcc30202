import { sameRole } from "../../automox/model/roles";
import type { Contract } from "../contracts/contract";
import type { Wanted } from "../person/newcomer";
import type { Person } from "../person/person";
import { sameAccountRole } from "../schemas/account-role";

export interface Difference {
  /** As a message names it. */
  readonly attribute: string;
  readonly there: string | null;
  readonly wanted: string;
}

/** Every configured value that the person has otherwise, as far as the contract compares it. */
export function differences(
  user: Person,
  wanted: Wanted,
  contract: Pick<Contract, "comparesNames">,
): readonly Difference[] {
  const found: Difference[] = [];
  if (wanted.role !== undefined && !sameRole(user.role ?? "", wanted.role)) {
    found.push({ attribute: "role", there: user.role ?? null, wanted: wanted.role });
  }
  const { account_role, zone_roles } = wanted;
  if (typeof account_role === "string" && !sameAccountRole(user.accountRole ?? "", account_role)) {
    found.push({ attribute: "account_role", there: user.accountRole ?? null, wanted: account_role });
  }
  for (const [zone, role] of zone_roles ?? []) {
    const there = user.zoneRoles?.get(zone);
    if (there === undefined || !sameRole(there, role))
      found.push({ attribute: `zone_roles[${JSON.stringify(zone)}]`, there: there ?? null, wanted: role });
  }
  if (!contract.comparesNames(user)) return found;
  for (const [attribute, there] of [
    ["first_name", user.firstName ?? null],
    ["last_name", user.lastName ?? null],
  ] as const) {
    const value = wanted[attribute];
    if (typeof value === "string" && value !== there) found.push({ attribute, there, wanted: value });
  }
  return found;
}

/** Indented lines, one a difference, with quoted values, so that nothing hides in them. */
export const printDifferences = (list: readonly Difference[]): string =>
  list
    .map(
      ({ attribute, there, wanted }) =>
        `  ${attribute}: ${JSON.stringify(there)} there, ${JSON.stringify(wanted)} configured`,
    )
    .join("\n");
