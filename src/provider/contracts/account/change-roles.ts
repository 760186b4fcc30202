import type { User } from "../../../automox/model/person";
import { canonicalRole, sameRole } from "../../../automox/model/roles";
import type { ZoneRole } from "../../../automox/model/zone";
import { fail } from "../../../framework/diagnostics";
import { overlaid, type Person } from "../../person/person";
import type { Wishing } from "../../person/wish";
import { type Place, placeIn } from "../../run/place";
import { sameAccountRole } from "../../schemas/account-role";
import { requireKeyRights } from "../../writing/key-rights";
import { listedNow, resolve } from "../../writing/look";
import { withoutEffect } from "../../writing/no-effect";
import { vanished } from "../../writing/vanished";
import { askZones, isTold } from "./ask";
import type { Zoned } from "./change-zones";
import { guardedInZones, refuseLoweringOwner } from "./guarded-zones";
import { noCallForRoles, noReinviteForAccount, notBeforeAcceptance, type RoleStep } from "./messages";
import type { AccountParts } from "./parts";
import { reinviteForRole } from "./reinvite-for-role";
import { roleLosses } from "./role-losses";
import { accountSteps, furtherSteps, inOwnZone, ownSteps, withRole, type ZoneRoleStep } from "./role-steps";

interface Changing {
  readonly parts: AccountParts;
  readonly zones: readonly ZoneRoleStep[];
  readonly account: RoleStep | undefined;
}

/** Roles that differ, in the way that `account.role_change` allows. Nothing differs: nothing is asked. */
export async function changeRoles(
  at: Place,
  { person, left }: Zoned,
  { parts, wish }: { parts: AccountParts; wish: Wishing },
): Promise<Person> {
  // An answer that says nothing of a role is no difference; null is somebody without one, which is.
  const to = person.role === undefined ? undefined : wish.role;
  const own = await inOwnZone(at, ownSteps(person.role, to), parts);
  const zones = [...own, ...furtherSteps(left)];
  const { accountRole } = person;
  const [account] = accountRole === undefined ? [] : accountSteps(accountRole, wish.accountRole);
  const steps: readonly RoleStep[] = [...zones, ...(account ? [account] : [])];
  if (steps.length === 0) return person;
  const { roleChange } = parts.settings;
  if (roleChange === "fail") return fail(noCallForRoles(person.email, steps));
  if (person.uuid === undefined) fail(notBeforeAcceptance(person.email, steps));
  if (roleChange === "undocumented") return changeByUndocumentedCall(at, person, { parts, zones, account });
  if (account) fail(noReinviteForAccount(person.email, [account]));
  return reinviteForRole(at, person, { parts, zones, wish });
}

/** The call that the vendor's audit trail shows the console making. What it led to is read. */
async function changeByUndocumentedCall(at: Place, person: Person, changing: Changing): Promise<Person> {
  const { parts, zones, account } = changing;
  const request = parts.settings.roleChangeRequest;
  const { email, id, uuid } = person;
  if (uuid === undefined || !request) return vanished(at, person);
  const called = await parts.directory.account(at.calling);
  await requireKeyRights(at);
  const assignments = zones.map(({ zone, to }) => ({
    action: "change",
    zone: zone.id,
    role: canonicalRole(to),
  }));
  const accountRole = account?.to ?? person.accountRole ?? undefined;
  await guardedLosses(at, person, {
    changing,
    write: () => called.changeRoles(request, { uuid, accountRole, zones: assignments }, at.calling),
  });
  const [seen, asked] = await Promise.all([
    resolve(at, { email, userId: id ?? null, uuid }),
    askZones(called, uuid, at.calling),
  ]);
  const held = isTold(asked) ? asked : await listedRoles(at, person, zones);
  if (!seen || !isDone({ seen, held }, changing)) return withoutEffect(at, "change", email);
  at.organization.roster.overlay.wrote(overlaid(person, seen));
  // Nothing but roles was written: what else has changed since the look before is for the next refresh to
  // tell.
  const changed = overlaid(person, { email, accountRole: seen.accountRole } as User);
  return zones.reduce((all, { key, to }) => withRole(all, key, to), changed);
}

type HeldRole = Pick<ZoneRole, "zone" | "role">;

/**
 * Roles in lists of the zones begun now: what decides where Automox does not tell the zones of one person.
 */
async function listedRoles(
  at: Place,
  { email }: Person,
  zones: readonly ZoneRoleStep[],
): Promise<readonly HeldRole[]> {
  const found: HeldRole[] = [];
  for (const { zone } of zones) {
    const user = await listedNow(placeIn(at, zone.organizationId), email);
    if (user) found.push({ zone: zone.id, role: user.role ?? null });
  }
  return found;
}

/**
 * The guards of every zone that somebody would administer no more: by their role there, or by the account's.
 */
async function guardedLosses(
  at: Place,
  { email, id, uuid, accountRole }: Person,
  { changing: { parts, zones, account }, write }: { changing: Changing; write: () => Promise<void> },
): Promise<void> {
  const member = { email, userId: id ?? null };
  const { demoted, lowered } = await roleLosses(at, { uuid, accountRole, zones, account }, parts);
  await refuseLoweringOwner(at, { ...member, zones: lowered }, "carriedOut");
  return guardedInZones(at, { ...member, zones: demoted, kind: "demotion" }, write);
}

function isDone(
  { seen, held }: { seen: Person; held: readonly HeldRole[] },
  { zones, account }: Changing,
): boolean {
  const isZone = ({ zone, to }: ZoneRoleStep) =>
    held.some(({ zone: id, role }) => id === zone.id && typeof role === "string" && sameRole(role, to));
  const isAccount = !account || sameAccountRole(seen.accountRole ?? "", account.to);
  return isAccount && zones.every(isZone);
}
