import type { User } from "../../../automox/model/person";
import { canonicalRole, sameRole } from "../../../automox/model/roles";
import type { ZoneRole } from "../../../automox/model/zone";
import { fail } from "../../../framework/diagnostics";
import { memberOf } from "../../person/member";
import { overlaid, type Person } from "../../person/person";
import type { Wishing } from "../../person/wish";
import { placeIn } from "../../run/place";
import { sameAccountRole } from "../../schemas/account-role";
import { requireKeyRights } from "../../writing/key-rights";
import { listedNow, resolve } from "../../writing/look";
import { withoutEffect } from "../../writing/no-effect";
import { vanished } from "../../writing/vanished";
import type { AccountPlace } from "./account-place";
import { askZones, isTold } from "./ask";
import type { Zoned } from "./change-zones";
import { guardedInZones, lookAgainIn, refuseLoweringOwner } from "./guarded-zones";
import {
  noCallForRoles,
  noReinviteForAccount,
  notBeforeAcceptance,
  notWhileDisabled,
  type RoleStep,
} from "./messages";
import { reinviteForRole } from "./reinvite-for-role";
import { roleLosses } from "./role-losses";
import { accountSteps, furtherSteps, inOwnZone, ownSteps, withRole, type ZoneRoleStep } from "./role-steps";

interface Changing {
  readonly zones: readonly ZoneRoleStep[];
  readonly account: RoleStep | undefined;
}

/**
 * Changes the roles that differ, in the way that `account.role_change` allows. Sends no request where no role
 * differs.
 */
export async function changeRoles(at: AccountPlace, { person, left }: Zoned, wish: Wishing): Promise<Person> {
  // undefined is an answer without the role, and no difference; null is a person without a role, and a
  // difference.
  const to = person.role === undefined ? undefined : wish.role;
  const own = await inOwnZone(at, ownSteps(person.role, to));
  const zones = [...own, ...furtherSteps(left)];
  const { accountRole } = person;
  const [account] = accountRole === undefined ? [] : accountSteps(accountRole, wish.accountRole);
  const steps: readonly RoleStep[] = [...zones, ...(account ? [account] : [])];
  if (steps.length === 0) return person;
  const { roleChange } = at.settings;
  if (roleChange === "fail") return fail(noCallForRoles(person.email, steps));
  if (person.uuid === undefined) fail(notBeforeAcceptance(person.email, steps));
  if (roleChange === "undocumented") return changeByUndocumentedCall(at, person, { zones, account });
  if (account) fail(noReinviteForAccount(person.email, [account]));
  if (person.status === "disabled") fail(notWhileDisabled(person.email, steps));
  return reinviteForRole(at, person, { zones, wish });
}

/** Makes the call that the audit trail of Automox shows the console making, and reads what it led to. */
async function changeByUndocumentedCall(
  at: AccountPlace,
  person: Person,
  changing: Changing,
): Promise<Person> {
  const { zones, account } = changing;
  const request = at.settings.roleChangeRequest;
  const { email, uuid } = person;
  if (uuid === undefined || !request) return vanished(at, person);
  const called = await at.directory.account(at.calling);
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
  const [seen, asked] = await Promise.all([resolve(at, memberOf(person)), askZones(at, uuid)]);
  const held = isTold(asked) ? asked : await listedRoles(at, person, zones);
  if (!seen || !isDone({ seen, held }, changing)) return withoutEffect(at, "change", email);
  at.organization.roster.overlay.wrote(overlaid(person, seen));
  // Only roles were written. The next refresh tells whatever else has changed since the first look.
  const changed = overlaid(person, { email, accountRole: seen.accountRole } as User);
  return zones.reduce((all, { key, to }) => withRole(all, key, to), changed);
}

type HeldRole = Pick<ZoneRole, "zone" | "role">;

/** The person's roles in listings begun now, for where Automox refuses to tell the zones of one person. */
async function listedRoles(
  at: AccountPlace,
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
 * Asks the guards of every zone that the person would no longer administer, whether by the role there or by
 * the account role.
 */
async function guardedLosses(
  at: AccountPlace,
  person: Person,
  { changing: { zones, account }, write }: { changing: Changing; write: () => Promise<void> },
): Promise<void> {
  const member = memberOf(person);
  const { uuid, accountRole } = person;
  const { demoted, lowered } = await roleLosses(at, { uuid, accountRole, zones, account });
  await refuseLoweringOwner(at, { ...member, zones: lowered }, "carriedOut");
  return guardedInZones(at, { ...member, zones: demoted, kind: "demotion" }, async () => {
    await lookAgainIn(at, person.email, demoted);
    return write();
  });
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
