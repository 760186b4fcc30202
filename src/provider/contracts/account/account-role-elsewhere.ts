import type { AccountPlace } from "./account-place";

/**
 * The account role of somebody whom another zone has; undefined for somebody new to the account. An
 * invitation must name a role, and naming another than theirs might take theirs away. Costs the pages of each
 * zone, once a run, until one has the person.
 */
export async function accountRoleElsewhere(
  { run, calling, org, directory }: AccountPlace,
  email: string,
): Promise<string | undefined> {
  for (const { organizationId } of await directory.zones(calling)) {
    if (organizationId === undefined || organizationId === org) continue;
    const there = await run.organization(organizationId).roster.byEmail(email, calling);
    if (typeof there?.accountRole === "string") return there.accountRole;
  }
  return undefined;
}
