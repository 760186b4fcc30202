import type { Invitation } from "../../../automox/model/invitation";
import { AutomoxError } from "../../../automox/transport/errors";
import { Failure, fail } from "../../../framework/diagnostics";
import { memberOf } from "../../person/member";
import { overlaid, type Person } from "../../person/person";
import type { Wishing } from "../../person/wish";
import { listedNow } from "../../writing/look";
import type { AccountPlace } from "./account-place";
import { askUser, isTold } from "./ask";
import { giveZone, type Receiver } from "./give-zone";
import { guardedInZones } from "./guarded-zones";
import { roleRefused } from "./messages";
import { withRole, type ZoneRoleStep } from "./role-steps";
import { takeZones } from "./take-zones";

interface Swapping {
  readonly zones: readonly ZoneRoleStep[];
  readonly wish: Wishing;
}

/**
 * Takes the person out of each zone and invites them to it again with the new role, one zone after the other.
 * Asks the guards of every zone, the organization's own too: the role there may have changed since the plan.
 */
export async function reinviteForRole(at: AccountPlace, person: Person, swapping: Swapping): Promise<Person> {
  const { zones, wish } = swapping;
  const { email, uuid = "", accountRole } = person;
  // Whoever loses their only zone may leave the account, and is then pending.
  const receiver: Receiver = { email, uuid, accountRole, status: "pending" };
  let changed = person;
  for (const step of zones) {
    const { zone, to, key } = step;
    const invitation = await guardedInZones(at, { ...memberOf(person), zones: [zone] }, async () => {
      await takeZones(at, { email, uuid }, { zones: [zone], act: "change" });
      return giveZone(at, receiver, { zone, role: to }).catch((error) =>
        giveBack(at, changed, { ...swapping, receiver, step, error }),
      );
    });
    changed = withRole(changed, key, to);
    if (key === undefined) changed = await asReturned(at, withInvitation(changed, invitation));
    wish.saved?.(changed);
  }
  return changed;
}

const withInvitation = (person: Person, invitation: Invitation | undefined): Person =>
  invitation?.id === undefined ? person : { ...person, invitationId: invitation.id };

/**
 * The person after the new invitation. Whoever left the account with their only zone is pending again, under
 * other ids, or without any where Automox shows no pending people.
 */
async function asReturned(at: AccountPlace, person: Person): Promise<Person> {
  const { email, id: _id, uuid = "", ...rest } = person;
  const seen = await listedNow(at, email);
  if (seen) return overlaid(person, { ...seen, role: person.role ?? null });
  // Still in the account: the list lags.
  if (isTold(await askUser(at, uuid))) return person;
  return { ...rest, email, status: "pending" };
}

interface Refused extends Swapping {
  readonly receiver: Receiver;
  readonly step: ZoneRoleStep;
  readonly error: unknown;
}

/**
 * Gives the zone back with the former role after Automox has refused the new role, perhaps a misspelled
 * custom one; then fails. Does not give back after a lost answer or a stopped run: that invitation may still
 * arrive.
 */
async function giveBack(at: AccountPlace, person: Person, refused: Refused): Promise<never> {
  const { wish, receiver, step, error } = refused;
  const { zone, from, key } = step;
  if (!isRefusal(error) || typeof from !== "string" || from === "") throw error;
  const back = await giveZone(at, receiver, { zone, role: from }).then(
    (invitation) => ({ invitation }),
    () => undefined, // the message says so; the error reports the first refusal
  );
  if (back && key === undefined) wish.saved?.(await asReturned(at, withInvitation(person, back.invitation)));
  const why =
    error instanceof AutomoxError
      ? `${error.method} ${error.path}: ${error.apiText ?? error.reason}`
      : "Automox refuses another invitation";
  return fail(roleRefused(person.email, { step, org: zone.organizationId, why, isBack: back !== undefined }));
}

const isRefusal = (error: unknown): boolean =>
  error instanceof AutomoxError
    ? !error.mayHaveHappened && error.kind !== "cancelled"
    : error instanceof Failure;
