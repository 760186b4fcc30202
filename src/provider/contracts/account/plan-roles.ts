import { sameRole } from "../../../automox/model/roles";
import { placeIn } from "../../run/place";
import { isGlobalAdmin } from "../../schemas/account-role";
import type { RoleWishes, Standing } from "../contract";
import type { AccountPlace } from "./account-place";
import { isHidden } from "./ask";
import { checkRoles } from "./check-role-words";
import { planLossIn, refuseLoweringOwner } from "./guarded-zones";
import { aheadOfRoles, globalAdminAhead, type RoleStep, zonesNotBeforeAcceptance } from "./messages";
import { roleLosses } from "./role-losses";
import { accountSteps, furtherSteps, inOwnZone, ownSteps, type ZoneRoleStep } from "./role-steps";
import { type StandingEntry, type ZoneEntry, zoneSteps } from "./zone-steps";

/**
 * Plans role changes: checks the words, says what `account.role_change` makes of them, and asks the guards.
 */
export async function planRoleChanges(at: AccountPlace, prior: Standing, wishes: RoleWishes): Promise<void> {
  const { roleChange } = at.settings;
  const before = prior.zone_roles ?? new Map<string, string>();
  const wanted = wishes.zone_roles ?? new Map<string, string>();
  const steps = await zoneSteps(at, { before, wanted });
  const changed = [...steps.changed, ...(await heldOtherwise(at, prior, steps.given))];
  const taken = await reallyTaken(at, wishes, steps.taken);
  const own = ownSteps(prior.role, wishes.role);
  const further = furtherSteps(changed);
  const zone = [...own, ...further];
  const account = accountSteps(prior.account_role, wishes.account_role);
  const sent: RoleWishes = {
    role: own[0]?.to,
    account_role: account[0]?.to,
    zone_roles: new Map([...steps.given, ...changed].map(({ key, role }) => [key, role])),
  };
  await checkRoles(at, sent);
  const target = { email: prior.email, org: at.org };
  const isTaking = taken.length > 0 || (roleChange === "reinvite" && zone.length > 0);
  if (isTaking && isGlobalAdmin(prior.account_role)) at.warn(globalAdminAhead(target));
  if (roleChange === "reinvite")
    await planLossIn(at, { email: prior.email, userId: prior.user_id, zones: zonesOf(further) });
  const zones = [...(await inOwnZone(at, own)), ...further];
  await planRoleLosses(at, prior, { zones, account: account[0] });
  if (isHidden(prior) && taken.length > 0) at.warn(zonesNotBeforeAcceptance(prior.email, taken));
  const whom = { ...target, isHidden: isHidden(prior), isDisabled: prior.status === "disabled" };
  for (const words of aheadOfRoles(roleChange, whom, { zone, account })) at.warn(words);
}

/**
 * New entries for zones that the person has already with another role: these are role changes. Lists each
 * zone, once a run.
 */
async function heldOtherwise(
  at: AccountPlace,
  { email }: Standing,
  given: readonly ZoneEntry[],
): Promise<readonly StandingEntry[]> {
  const held = await Promise.all(
    given.map(async (entry) => {
      const { organization, calling } = placeIn(at, entry.zone.organizationId);
      const there = await organization.roster.byEmail(email, calling);
      const isOther = typeof there?.role === "string" && !sameRole(there.role, entry.role);
      return isOther ? [{ ...entry, formerKey: entry.key, from: there.role ?? "" }] : [];
    }),
  );
  return held.flat();
}

/** Without zones that stay, with a new role that is not known yet. */
async function reallyTaken(
  at: AccountPlace,
  wishes: RoleWishes,
  taken: readonly ZoneEntry[],
): Promise<readonly ZoneEntry[]> {
  if (wishes.zone_roles === undefined) return [];
  const written = await at.directory.findZones(wishes.zones ?? [], at.calling);
  return taken.filter(({ zone }) => !written.some(({ id }) => id === zone.id));
}

const zonesOf = (steps: readonly ZoneRoleStep[]) => steps.map(({ zone }) => zone);

interface Changes {
  readonly zones: readonly ZoneRoleStep[];
  readonly account: RoleStep | undefined;
}

/**
 * Notes what the role changes take in further zones. The guards of the organization itself hear of it with
 * the person.
 */
async function planRoleLosses(
  at: AccountPlace,
  { email, user_id: userId, uuid, account_role: accountRole }: Standing,
  { zones, account }: Changes,
): Promise<void> {
  const { demoted, lowered } = await roleLosses(at, { uuid, accountRole, zones, account });
  await refuseLoweringOwner(at, { email, userId, zones: lowered }, "planned");
  const elsewhere = demoted.filter(({ organizationId }) => organizationId !== at.org);
  await planLossIn(at, { email, userId, zones: elsewhere, kind: "demotion" });
}
