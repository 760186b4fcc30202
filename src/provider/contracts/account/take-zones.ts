import type { User } from "../../../automox/model/person";
import type { AutomoxError } from "../../../automox/transport/errors";
import { fail } from "../../../framework/diagnostics";
import { failedWith } from "../../calls/failed-with";
import { isPerson } from "../../person/member";
import { isGlobalAdmin } from "../../schemas/account-role";
import { requireKeyRights } from "../../writing/key-rights";
import { isStillShown } from "../../writing/look";
import { withoutEffect } from "../../writing/no-effect";
import { refuseStranger } from "../../writing/own-record";
import type { AccountPlace } from "./account-place";
import { askUser, askZones, isTold } from "./ask";
import type { NumberedZone } from "./directory";
import { awaitTurnIn, lookAgainIn } from "./guarded-zones";
import { type Holder, holdersNow, noteTaken } from "./holders";
import { globalAdmin } from "./messages";

interface Taking {
  readonly zones: readonly NumberedZone[];
  /** As a message names it: "remove". */
  readonly act: "change" | "remove";
  /** Runs directly before the calls, once everything else has agreed. */
  readonly ahead?: () => Promise<void>;
}

/**
 * Takes zones from the person, and proves it by a read begun after the write: Automox answers 204 for a
 * global administrator too, who keeps every zone. So a global administrator is an error before the write.
 * false: Automox knows nobody by this UUID.
 */
export async function takeZones(at: AccountPlace, holder: Holder, taking: Taking): Promise<boolean> {
  const { email, uuid } = holder;
  const { zones, act, ahead } = taking;
  const account = await at.directory.account(at.calling);
  await requireKeyRights(at);
  await awaitTurnIn(at, email, zones);
  const user = await askUser(at, uuid);
  // A list that has the person counts more than a 404: calling them gone would leave them with the zone.
  if (act === "remove" && isTold(user) && !isPerson(user, email))
    await refuseStranger(at, { email, userId: null }, user);
  const shown: readonly User[] = isTold(user) ? [user] : await holdersNow(at, holder, zones);
  if (shown.length === 0) return false;
  if (shown.some(({ accountRole }) => isGlobalAdmin(accountRole)))
    fail(globalAdmin(act, { email, org: at.org }));
  await lookAgainIn(at, email, zones);
  await ahead?.();
  let refused: AutomoxError | undefined;
  for (const zone of zones) {
    try {
      await account.removeZoneUser(zone.id, uuid, at.calling);
    } catch (error) {
      if (!failedWith(error, "not-found", "forbidden")) throw error;
      // Automox also answers 403 for what does not exist, so the read below decides.
      if (error.kind === "forbidden") refused = error;
    }
  }
  const left = await askZones(at, uuid);
  const isLeft =
    left === "unknown"
      ? await isStillShown(at, async () => (await holdersNow(at, holder, zones)).length > 0)
      : (left ?? []).some(({ zone }) => zones.some(({ id }) => id === zone));
  if (isLeft && refused) throw refused;
  if (isLeft) await withoutEffect(at, act, email);
  noteTaken(at, email, zones);
  return true;
}
