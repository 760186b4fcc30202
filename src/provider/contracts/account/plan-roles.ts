import { sameRole } from "../../../automox/model/roles";
import type { Place } from "../../run/place";
import { isGlobalAdmin, sameAccountRole } from "../../schemas/account-role";
import type { RoleWishes, Standing } from "../contract";
import { isHidden } from "./ask";
import { checkRoles } from "./check-role-words";
import { planLossIn, refuseLoweringOwner } from "./guarded-zones";
import { aheadOfRoles, globalAdminAhead, type RoleStep, zonesNotBeforeAcceptance } from "./messages";
import type { AccountParts } from "./parts";
import { roleLosses } from "./role-losses";
import { type StandingEntry, type ZoneEntry, zoneSteps } from "./zone-steps";

/** Which roles a plan changes, and what `account.role_change` makes of that. */
export async function planRoleChanges(
  at: Place,
  prior: Standing,
  { parts, wishes }: { parts: AccountParts; wishes: RoleWishes },
): Promise<void> {
  const { directory, settings } = parts;
  const before = prior.zone_roles ?? new Map<string, string>();
  const wanted = wishes.zone_roles ?? new Map<string, string>();
  const steps = await zoneSteps({ before, wanted }, { directory, calling: at.calling });
  const { given } = steps;
  const changed = [...steps.changed, ...(await heldOtherwise(at, prior, { parts, given }))];
  const taken = await reallyTaken(at, { parts, wishes, taken: steps.taken });
  const own: RoleStep | undefined =
    wishes.role !== undefined && !sameRole(prior.role, wishes.role)
      ? { attribute: "role", from: prior.role, to: wishes.role }
      : undefined;
  const zone: RoleStep[] = [
    ...(own ? [own] : []),
    ...changed.map(({ key, from, role }) => ({
      attribute: `zone_roles[${JSON.stringify(key)}]`,
      from,
      to: role,
    })),
  ];
  const { account_role } = wishes;
  const account: RoleStep[] =
    typeof account_role === "string" && !sameAccountRole(prior.account_role ?? "", account_role)
      ? [{ attribute: "account_role", from: prior.account_role, to: account_role }]
      : [];
  await checkRoles(at, changedOnly(wishes, { zone, account, changed: [...given, ...changed] }), parts);
  const target = { email: prior.email, org: at.org };
  const isReinvited = settings.roleChange === "reinvite";
  const isTaking = taken.length > 0 || (isReinvited && zone.length > 0);
  if (isTaking && isGlobalAdmin(prior.account_role)) at.warn(globalAdminAhead(target));
  await planRoleLosses(at, prior, { parts, own, changed, account: account[0] });
  if (isHidden(prior) && taken.length > 0) at.warn(zonesNotBeforeAcceptance(prior.email, keysOf(taken)));
  const whom = { ...target, isHidden: isHidden(prior) };
  for (const words of aheadOfRoles(settings.roleChange, whom, { zone, account })) at.warn(words);
}

/**
 * New entries for zones that somebody has already, with another role: nothing is given there, a role is to change. Costs one
 * listing of each zone, once a run.
 */
async function heldOtherwise(
  at: Place,
  { email }: Standing,
  { parts, given }: { parts: AccountParts; given: readonly ZoneEntry[] },
): Promise<readonly StandingEntry[]> {
  const held = await Promise.all(
    given.map(async (entry) => {
      const there = await parts.organization(entry.zone.organizationId).roster.byEmail(email, at.calling);
      const isOther = typeof there?.role === "string" && !sameRole(there.role, entry.role);
      return isOther ? [{ ...entry, formerKey: entry.key, from: there.role ?? "" }] : [];
    }),
  );
  return held.flat();
}

/** A zone whose new role is not known yet is not taken. */
async function reallyTaken(
  at: Place,
  { parts, wishes, taken }: { parts: AccountParts; wishes: RoleWishes; taken: readonly ZoneEntry[] },
): Promise<readonly ZoneEntry[]> {
  if (wishes.zone_roles === undefined) return [];
  const keys = wishes.zones ?? [];
  const written = await Promise.all(keys.map((key) => parts.directory.findZone(key, at.calling)));
  return taken.filter(({ zone }) => !written.some((one) => one?.id === zone.id));
}

interface RoleSteps {
  readonly own: RoleStep | undefined;
  readonly changed: readonly StandingEntry[];
  readonly account: RoleStep | undefined;
}

const keysOf = (entries: readonly ZoneEntry[]) => entries.map(({ key }) => key);

/** The words that a write would send. */
function changedOnly(
  { role, account_role }: RoleWishes,
  {
    zone,
    account,
    changed,
  }: { zone: readonly RoleStep[]; account: readonly RoleStep[]; changed: readonly ZoneEntry[] },
): RoleWishes {
  return {
    role: zone.some(({ attribute }) => attribute === "role") ? role : undefined,
    account_role: account.length > 0 ? account_role : undefined,
    zone_roles: new Map(changed.map((entry) => [entry.key, entry.role])),
  };
}

/** What a change of roles takes: the organization's own guards hear of it with the person. */
async function planRoleLosses(
  at: Place,
  { email, role, user_id: userId, uuid, account_role: accountRole }: Standing,
  { parts, own, changed, account }: RoleSteps & { readonly parts: AccountParts },
): Promise<void> {
  const { directory, settings } = parts;
  if (settings.roleChange === "reinvite")
    await planLossIn(at, { email, userId, zones: changed.map(({ zone }) => zone) });
  const further = changed.map(({ zone, from, role: to }) => ({ zone, from, to }));
  const zones = own
    ? [{ zone: await directory.zoneOf(at.org, at.calling), from: role, to: own.to }, ...further]
    : further;
  const { demoted, lowered } = await roleLosses(at, { uuid, accountRole, zones, account }, parts);
  await refuseLoweringOwner(at, { email, userId, zones: lowered }, "planned");
  const elsewhere = demoted.filter(({ organizationId }) => organizationId !== at.org);
  await planLossIn(at, { email, userId, zones: elsewhere, kind: "demotion" });
}
