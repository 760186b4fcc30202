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
import { takingTogether, zonesThatShow } from "./proof-of-taking";

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
export const takeZones = (at: AccountPlace, holder: Holder, taking: Taking): Promise<boolean> =>
  takingTogether(at, { ...holder, zones: taking.zones }, () => take(at, holder, taking));

async function take(at: AccountPlace, holder: Holder, taking: Taking): Promise<boolean> {
  const { email } = holder;
  const { zones, act, ahead } = taking;
  await requireKeyRights(at);
  await awaitTurnIn(at, email, zones);
  const shown = await shownBefore(at, holder, taking);
  if (shown.length === 0) return false;
  if (shown.some(({ accountRole }) => isGlobalAdmin(accountRole)))
    fail(globalAdmin(act, { email, org: at.org }));
  await lookAgainIn(at, email, zones);
  const isProvable = zonesThatShow(at, { ...holder, zones });
  await ahead?.();
  const { refused, unknown } = await send(at, holder, zones);
  const failure = refused ?? unknown;
  const isProven = !failure && (await isProvable());
  const isLeft = !isProven && (await hasAny(at, holder, zones));
  if (isLeft && failure) throw failure;
  if (isLeft) await withoutEffect(at, act, email);
  if (unknown) return false;
  noteTaken(at, email, zones);
  return true;
}

/**
 * The person right before the calls: for a removal as the listing of this apply has them, which also tells the account
 * role; else asked for.
 */
async function shownBefore(
  at: AccountPlace,
  holder: Holder,
  { zones, act }: Taking,
): Promise<readonly User[]> {
  const { email, uuid } = holder;
  const listed = act === "remove" ? await at.organization.roster.byEmail(email, at.calling) : undefined;
  if (listed?.uuid === uuid && typeof listed.accountRole === "string") return [listed];
  const user = await askUser(at, uuid);
  // A list that has the person counts more than a 404: calling them gone would leave them with the zone.
  if (act === "remove" && isTold(user) && !isPerson(user, email))
    await refuseStranger(at, { email, userId: null }, user);
  return isTold(user) ? [user] : holdersNow(at, holder, zones);
}

interface Sent {
  /** Automox also answers 403 for what does not exist, so a read decides. */
  readonly refused: AutomoxError | undefined;
  /** Set where no zone has anybody of this UUID. */
  readonly unknown: AutomoxError | undefined;
}

async function send(at: AccountPlace, { uuid }: Holder, zones: readonly NumberedZone[]): Promise<Sent> {
  const account = await at.directory.account(at.calling);
  let refused: AutomoxError | undefined;
  const unknown: AutomoxError[] = [];
  for (const zone of zones) {
    try {
      await account.removeZoneUser(zone.id, uuid, at.calling);
    } catch (error) {
      if (!failedWith(error, "not-found", "forbidden")) throw error;
      if (error.kind === "forbidden") refused = error;
      else unknown.push(error);
    }
  }
  return { refused, unknown: unknown.length === zones.length ? unknown[0] : undefined };
}

/** Whether the person has any of these zones, by a read begun now. */
async function hasAny(at: AccountPlace, holder: Holder, zones: readonly NumberedZone[]): Promise<boolean> {
  const left = await askZones(at, holder.uuid);
  if (left === "unknown")
    return isStillShown(at, async () => (await holdersNow(at, holder, zones)).length > 0);
  return (left ?? []).some(({ zone }) => zones.some(({ id }) => id === zone));
}
