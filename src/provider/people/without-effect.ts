import { fail } from "../../framework/diagnostics";
import { roleOf } from "../guards/owner";
import type { Doing } from "./doing";

/** A 2xx that changed nothing. Names the role of the key's owner, the usual reason. */
export async function withoutEffect(
  { api, call, calling }: Doing,
  act: "change" | "remove",
  email: string,
): Promise<never> {
  const owner = await api.owner.self(call, calling).catch(() => undefined); // only words for the message hang on it
  const role = owner && roleOf(owner);
  return fail({
    code: "user/no-effect",
    summary: `Cannot ${act} ${email}: Automox answered success, but nothing changed`,
    detail:
      `${role ? `The owner of the API key has the role ${JSON.stringify(role)}. ` : ""}Keys have the rights of their owner's role, and ` +
      "some writes beyond them are accepted without effect. Use a key made by an administrator of the organization. Nothing false " +
      "was stored in the state.",
  });
}
