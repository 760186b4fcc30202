import type { NamesElsewhere } from "../contract";

/**
 * The names that another organization of the key has for this address. Lists one organization after the other
 * until one has the address with both names.
 */
export const namesElsewhere: NamesElsewhere = async ({ run, calling, org }, email) => {
  for (const { id } of await run.client.organizations.list(calling)) {
    if (id === org) continue;
    const user = await run.organization(id).roster.byEmail(email, calling);
    if (user?.firstName && user.lastName) return { firstName: user.firstName, lastName: user.lastName };
  }
  return { firstName: null, lastName: null };
};
