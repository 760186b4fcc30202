import { fail } from "../../framework/diagnostics";
import type { Place } from "../run/place";
import { roleOf } from "./key-rights";

/**
 * A sentence about the role of the key's owner, the usual reason for a write without effect; empty where
 * Automox does not tell.
 */
export async function keyOwner(at: Place): Promise<string> {
  // Only a sentence of the message needs it.
  const owner = await at.run.owner.self(at, at.calling).catch(() => undefined);
  const role = owner && roleOf(owner);
  return role ? `The owner of the API key has the role ${JSON.stringify(role)}. ` : "";
}

/** Fails for a 2xx that changed nothing. */
export async function withoutEffect(at: Place, act: "change" | "remove", email: string): Promise<never> {
  return fail({
    code: "user/no-effect",
    summary: `Cannot ${act} ${email}: Automox answered success, but nothing changed`,
    detail:
      `${await keyOwner(at)}A key has the rights of its owner's role, and Automox answers some writes beyond them ` +
      "with success and ignores them. Use a key made by an administrator of the organization. Nothing false was " +
      "stored in the state.",
  });
}
