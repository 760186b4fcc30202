import type { User } from "../../automox/model/person";
import { foldEmail } from "../../automox/wire/email";
import type { Diagnostic } from "../../framework/diagnostics";
import type { Calling } from "../calls/calling";
import { cannot, type Guarded, howToAllow, judged, type Leaver, type Leaving } from "./leaver";

/** Who administers the organization and can sign in to do so, by folded address. */
export const activeAdministrators = async (
  { isAdmin, everybody }: Pick<Guarded, "isAdmin" | "everybody">,
  calling: Calling,
): Promise<readonly string[]> =>
  (await everybody(calling))
    .filter((user) => isActive(user) && isAdmin(user))
    .map(({ email }) => foldEmail(email));

/** Promotions of the same walk do not count: they may fail, or happen after this departure. */
export async function checkLastAdministrator(
  leaver: Leaver,
  { org, settings, isAdmin, everybody }: Guarded,
  { leaving, calling }: { readonly leaving: Pick<Leaving, "has">; readonly calling: Calling },
): Promise<Diagnostic | undefined> {
  if (settings.lastAdmin === "off") return undefined;
  const admins = await activeAdministrators({ isAdmin, everybody }, calling);
  const isOneOfThem = admins.includes(foldEmail(leaver.email));
  const left = admins.filter((email) => !leaving.has(email));
  if (!isOneOfThem || left.length > 0) return undefined;
  return judged(settings.lastAdmin, {
    code: "guard/last-admin",
    summary: `${cannot(leaver)}: the last active administrator of organization ${org}`,
    detail:
      "Without an active administrator nobody could invite or change anybody any more. People who have not " +
      "accepted yet do not count, nor does somebody raised in the same run: swapping the last " +
      "administrator takes two applies, first raise the new one, then lower the old one. " +
      `${howToAllow('last_admin = "off"')}`,
  });
}

const isActive = ({ status }: User): boolean => status !== "pending" && status !== "disabled";
