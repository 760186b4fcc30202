import type { AccountPlace } from "./account-place";

/**
 * The account role of a person who is in another zone; undefined for a person new to the account. An
 * invitation must name an account role, and another one than the person has might replace it. Lists each
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
