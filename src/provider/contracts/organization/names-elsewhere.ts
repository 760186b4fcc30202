import type { NamesElsewhere } from "../contract";

/**
 * Names from the record that another organization of the key has for this address. Costs the pages of each
 * until one has it.
 */
export const namesElsewhere: NamesElsewhere = async ({ run, calling, org }, email) => {
  for (const { id } of await run.client.organizations.list(calling)) {
    if (id === org) continue;
    const user = await run.organization(id).roster.byEmail(email, calling);
    if (user?.firstName && user.lastName) return { firstName: user.firstName, lastName: user.lastName };
  }
  return { firstName: null, lastName: null };
};
