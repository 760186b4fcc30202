import type { User } from "../../../automox/model/person";
import type { AccountPlace } from "./account-place";

/**
 * A person whom another zone has, with their account role; undefined for a person new to all of them. An
 * invitation must name an account role, and another one than the person has might replace it. Lists each
 * zone, once a run, until one has the person.
 */
export async function knownElsewhere(
  { run, calling, org, directory }: AccountPlace,
  email: string,
): Promise<User | undefined> {
  for (const { organizationId } of await directory.zones(calling)) {
    if (organizationId === undefined || organizationId === org) continue;
    const there = await run.organization(organizationId).roster.byEmail(email, calling);
    if (typeof there?.accountRole === "string") return there;
  }
  return undefined;
}
