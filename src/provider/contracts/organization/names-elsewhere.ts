import type { Doing } from "../../run/place";

/** Names from the record that another organization of the key has for this address. Costs the pages of each until one has it. */
export async function namesElsewhere(
  { api, calling, org }: Doing,
  email: string,
): Promise<{ firstName: string | null; lastName: string | null }> {
  for (const { id } of await api.client.organizations.list(calling)) {
    if (id === org) continue;
    const user = await api.organization(id).roster.byEmail(email, calling);
    if (user?.firstName && user.lastName) return { firstName: user.firstName, lastName: user.lastName };
  }
  return { firstName: null, lastName: null };
}
