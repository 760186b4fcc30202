import type { Diagnostic } from "../../framework/diagnostics";
import { isOwner } from "./key-owner";
import { cannot, type GuardCall, type Guarded, howToAllow, judged, type Leaver } from "./leaver";

/** A key has the rights of its owner, so a departure of the owner takes them from this run too. */
export async function checkOwnUser(
  leaver: Leaver,
  { settings, owner }: Guarded,
  { warn, calling }: GuardCall,
): Promise<Diagnostic | undefined> {
  if (settings.ownUser === "off") return undefined;
  const self = await owner.self({ warn }, calling);
  if (!self || !isOwner(self, leaver)) return undefined;
  return judged(settings.ownUser, {
    code: "guard/own-user",
    summary: `${cannot(leaver)}: the owner of the API key in use`,
    detail:
      "A key has the rights of its owner, so this run, and every later one, would lose them. Use the key " +
      "of somebody else. " +
      howToAllow('own_user = "off"'),
  });
}
