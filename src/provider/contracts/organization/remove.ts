import { AutomoxError } from "../../../automox/transport/errors";
import { isPerson, type Member } from "../../person/member";
import type { Doing } from "../../run/place";
import { requireWriter } from "../../writing/key-rights";
import { withoutEffect } from "../../writing/no-effect";

/**
 * Removes a person, or withdraws their invitation. Already gone is success, but only when a list of the
 * organization, begun after the refusal, does not show the address either: a number can change hands. false: nobody was there.
 */
export async function removeMember(doing: Doing, member: Member): Promise<boolean> {
  const { email, userId } = member;
  await requireWriter(doing);
  let removed = userId !== null && (await attempt(doing, { email, userId }));
  if (!removed) {
    const again = (await doing.organization.roster.fresh(doing.calling)).byEmail(email);
    if (again?.id !== undefined) removed = await attempt(doing, { email, userId: again.id });
  }
  doing.organization.roster.overlay.removed(email);
  return removed;
}

/** false: that number is not there. */
async function attempt(doing: Doing, { email, userId }: { email: string; userId: number }): Promise<boolean> {
  const { api, org, calling } = doing;
  try {
    await api.client.users.remove(org, userId, calling);
  } catch (thrown) {
    if (thrown instanceof AutomoxError && thrown.kind === "not-found") return false;
    throw thrown;
  }
  // A read begun after the write is the proof; 204 alone is not.
  const left = await api.client.users.get(org, userId, calling);
  if (left && isPerson(left, email)) return withoutEffect(doing, "remove", email);
  return true;
}
