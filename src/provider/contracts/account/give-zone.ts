import type { Invitation } from "../../../automox/model/invitation";
import { canonicalRole, sameRole } from "../../../automox/model/roles";
import { AutomoxError } from "../../../automox/transport/errors";
import { fail } from "../../../framework/diagnostics";
import { isCreated } from "../../calls/failed-with";
import type { Person } from "../../person/person";
import { placeIn } from "../../run/place";
import { isNoAccountRole } from "../../schemas/account-role";
import { requireKeyRights } from "../../writing/key-rights";
import { findSoon } from "../../writing/look";
import type { AccountPlace } from "./account-place";
import type { NumberedZone } from "./directory";

/** Somebody who is in the account, or invited to it. */
export interface Receiver {
  readonly email: string;
  readonly uuid: string | undefined;
  /** The one that they have: an invitation must name an account role, and this one changes nothing. */
  readonly accountRole: string | null | undefined;
  /** The guards do not count a pending person as an administrator. */
  readonly status: Person["status"];
}

interface GivenZone {
  readonly zone: NumberedZone;
  readonly role: string;
}

/** The word that an invitation sends for an account role. */
export const accountRoleWord = (
  role: string | null | undefined,
  { settings }: Pick<AccountPlace, "settings">,
): string => (role === null || role === undefined || isNoAccountRole(role) ? settings.noAccountRole : role);

/**
 * Gives the person one zone by an invitation to that zone alone, which Automox documents to add people of the
 * account without an e-mail. Never repeats the invitation: after a lost answer or a conflict it looks whether
 * the person has the zone. undefined: the person has it, and no answer tells the invitation.
 */
export async function giveZone(
  at: AccountPlace,
  receiver: Receiver,
  given: GivenZone,
): Promise<Invitation | undefined> {
  const { zone, role } = given;
  const account = await at.directory.account(at.calling);
  await requireKeyRights(at);
  const invitation = {
    email: receiver.email,
    accountRole: accountRoleWord(receiver.accountRole, at),
    zones: [{ zone: zone.id, role: canonicalRole(role) }],
  };
  try {
    const sent = await account.invite(invitation, at.calling);
    const { email, uuid, status } = receiver;
    at.run.organization(zone.organizationId).roster.overlay.wrote({
      email,
      role,
      ...(uuid === undefined ? {} : { uuid }),
      ...(status === undefined ? {} : { status }),
    });
    return sent;
  } catch (error) {
    const isDoubt = error instanceof AutomoxError && (error.kind === "conflict" || error.mayHaveHappened);
    if (!isDoubt) throw error;
    await confirmGiven(at, receiver, { given, error });
    return undefined;
  }
}

/** Succeeds where the person has the zone with this role; otherwise fails with what is known. */
async function confirmGiven(
  at: AccountPlace,
  { email, uuid, status }: Receiver,
  { given: { zone, role }, error }: { given: GivenZone; error: AutomoxError },
): Promise<void> {
  const there = placeIn(at, zone.organizationId);
  const found = await findSoon(there, { email, userId: null, uuid: uuid ?? null });
  if (found && typeof found.role === "string" && sameRole(found.role, role)) return;
  // Automox may list no pending person, and a second invitation would mail again.
  if (!found && status === "pending" && isCreated(error)) return;
  if (error.kind !== "conflict") throw error;
  fail({
    code: "account/second-invitation",
    summary:
      `Cannot give ${email} the zone of organization ${zone.organizationId}: Automox refuses another ` +
      "invitation",
    detail:
      `${error.method} ${error.path} answered 409, and the person ` +
      `${found ? `has the role ${JSON.stringify(found.role ?? null)} there` : "is not listed there"}. An ` +
      "invitation that is not accepted yet may stand in the way: apply again once it is, or give the zone " +
      "under Settings > Users in the console.",
  });
}
