import { AutomoxError } from "../../automox/errors";
import type { Automox, Calling } from "../api";
import { type Member, withoutEffect } from "./change";
import { findByEmail, isPerson } from "./find";

/**
 * Removes a person, or withdraws their invitation. Already gone is success, but only when the list of
 * the organization, read after the refusal, does not show the address either: a number can change hands.
 */
export async function remove(api: Automox, member: Member, calling: Calling): Promise<void> {
  const removed =
    member.userId !== null && (await attempt(api, { ...member, userId: member.userId }, calling));
  if (removed) return;
  const again = await findByEmail(api, member, calling);
  if (again?.id !== undefined) await attempt(api, { ...member, userId: again.id }, calling);
}

/** false: that number is not there. */
async function attempt(
  api: Automox,
  member: Member & { readonly userId: number },
  calling: Calling,
): Promise<boolean> {
  const { users } = api.client;
  try {
    await users.remove(member.org, member.userId, calling);
  } catch (thrown) {
    if (thrown instanceof AutomoxError && thrown.kind === "not-found") return false;
    throw thrown;
  }
  // A read begun after the write is the proof; 204 alone is not.
  const left = await users.get(member.org, member.userId, calling);
  if (left && isPerson(left, member.email))
    return withoutEffect(api, { act: "remove", target: member }, calling);
  return true;
}
