import type { User } from "../../../automox/model/person";
import { AutomoxError } from "../../../automox/transport/errors";
import { fail } from "../../../framework/diagnostics";
import type { Place } from "../../run/place";
import { isGlobalAdmin } from "../../schemas/account-role";
import { requireKeyRights } from "../../writing/key-rights";
import { isStillShown } from "../../writing/look";
import { withoutEffect } from "../../writing/no-effect";
import { askUser, askZones } from "./ask";
import type { NumberedZone } from "./directory";
import { globalAdmin } from "./messages";
import type { AccountParts } from "./parts";

/** Somebody who is to lose zones. */
export interface Holder {
  readonly email: string;
  readonly uuid: string;
}

interface Taking {
  readonly parts: AccountParts;
  readonly zones: readonly NumberedZone[];
  /** As a message names it: "remove". */
  readonly act: "change" | "remove";
}

/**
 * Takes zones from somebody, and proves it by a read begun after the write: 204 alone is no proof, because a global administrator
 * keeps every zone in spite of it. So those are refused before. false: Automox does not know the person by this UUID.
 */
export async function takeZones(at: Place, { email, uuid }: Holder, taking: Taking): Promise<boolean> {
  const { parts, zones, act } = taking;
  const account = await parts.directory.account(at.calling);
  await requireKeyRights(at);
  const user = await askUser(account, uuid, at.calling);
  // A 404 is not believed against a list that has the person: to say "gone" would leave them with the zone.
  const isShown = user !== undefined && user !== "unknown";
  const shown = isShown ? [user] : await listed(at, { email, uuid }, taking);
  if (shown.length === 0) return false;
  if (shown.some(({ accountRole }) => isGlobalAdmin(accountRole)))
    fail(globalAdmin(act, { email, org: at.org }));
  let refused: AutomoxError | undefined;
  for (const zone of zones) {
    try {
      await account.removeZoneUser(zone.id, uuid, at.calling);
    } catch (thrown) {
      if (!(thrown instanceof AutomoxError) || !ABSENT.has(thrown.kind)) throw thrown;
      // Automox also forbids what is not there: whether they still have the zone decides.
      if (thrown.kind === "forbidden") refused = thrown;
    }
  }
  const left = await askZones(account, uuid, at.calling);
  const isLeft =
    left === "unknown"
      ? await isStillShown(at, async () => (await listed(at, { email, uuid }, taking)).length > 0)
      : (left ?? []).some(({ zone }) => zones.some(({ id }) => id === zone));
  if (isLeft && refused) throw refused;
  if (isLeft) await withoutEffect(at, act, email);
  for (const { organizationId } of zones) parts.organization(organizationId).roster.overlay.removed(email);
  return true;
}

const ABSENT: ReadonlySet<string> = new Set(["not-found", "forbidden"]);

/** The person in listings of the zones begun now: what decides where Automox refuses to tell of one person. */
async function listed(
  at: Place,
  { email, uuid }: Holder,
  { parts, zones }: Pick<Taking, "parts" | "zones">,
): Promise<readonly User[]> {
  const found: User[] = [];
  for (const { organizationId } of zones) {
    const user = (await parts.organization(organizationId).roster.fresh(at.calling)).byEmail(email);
    if (user && (user.uuid === undefined || user.uuid === uuid)) found.push(user);
  }
  return found;
}
