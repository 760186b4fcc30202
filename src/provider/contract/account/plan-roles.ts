import { isAdminRole, sameRole } from "../../../automox/roles";
import { isGlobalAdmin, sameAccountRole } from "../../account-role";
import type { Doing } from "../../people/doing";
import type { PersonState } from "../../person/state";
import type { RoleWishes } from "../contract";
import { checkRoles } from "./check-roles";
import { planLossIn } from "./guarded-zones";
import type { AccountParts } from "./parts";
import { isAccountLoss, zonesByAccountRole } from "./role-losses";
import { isHidden } from "./standing";
import { aheadOfRoles, globalAdminAhead, type RoleStep, zonesNotBeforeAcceptance } from "./words";
import { type StandingEntry, type ZoneEntry, zoneSteps } from "./zone-steps";

/** Which roles a plan changes, and what `account.role_change` makes of that. */
export async function planRoleChanges(
  at: Doing,
  prior: PersonState,
  { parts, wishes }: { parts: AccountParts; wishes: RoleWishes },
): Promise<void> {
  const { directory, settings } = parts;
  const before = prior.zone_roles ?? new Map<string, string>();
  const wanted = wishes.zone_roles ?? new Map<string, string>();
  const { given, changed, taken } = await zoneSteps({ before, wanted }, { directory, calling: at.calling });
  const zone: RoleStep[] = [
    ...(wishes.role !== undefined && !sameRole(prior.role, wishes.role)
      ? [{ attribute: "role", from: prior.role, to: wishes.role }]
      : []),
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
  if (isTaking && isGlobalAdmin(prior.account_role)) at.call.warn(globalAdminAhead(target));
  await planRoleLosses(at, prior, { parts, changed, account: account[0] });
  if (isHidden(prior) && taken.length > 0) at.call.warn(zonesNotBeforeAcceptance(prior.email, keysOf(taken)));
  const whom = { ...target, isHidden: isHidden(prior) };
  for (const words of aheadOfRoles(settings.roleChange, whom, { zone, account })) at.call.warn(words);
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

/** What a change of roles takes in zones beside the organization's own, which is guarded with the person. */
async function planRoleLosses(
  at: Doing,
  { email, user_id: userId, uuid, account_role }: PersonState,
  {
    parts,
    changed,
    account,
  }: { parts: AccountParts; changed: readonly StandingEntry[]; account: RoleStep | undefined },
): Promise<void> {
  const zones = (steps: readonly StandingEntry[]) => steps.map(({ zone }) => zone);
  if (parts.settings.roleChange === "reinvite") {
    await planLossIn(at, { email, userId, zones: zones(changed) });
  } else if (!isGlobalAdmin(account_role)) {
    const lowered = changed.filter(({ from, role }) => isAdminRole(from) && !isAdminRole(role));
    await planLossIn(at, { email, userId, zones: zones(lowered), kind: "demotion" });
  }
  if (!account || !isAccountLoss(account)) return;
  const leaver = { org: at.org, email, userId, kind: "demotion", wasAdmin: true } as const;
  await at.organization.planned.lowered(leaver, at);
  const others = await zonesByAccountRole(at, uuid, parts);
  await planLossIn(at, { email, userId, zones: others, kind: "demotion" });
}
