import { sameRole } from "../../../automox/roles";
import { isGlobalAdmin, sameAccountRole } from "../../account-role";
import type { Doing } from "../../people/doing";
import type { PersonState } from "../../person/state";
import type { RoleWishes } from "../contract";
import type { AccountParts } from "./parts";
import { aheadOfRoles, globalAdminAhead, type RoleStep } from "./words";
import { type ZoneSteps, zoneSteps } from "./zone-steps";

const NOTHING: Pick<ZoneSteps, "changed" | "taken"> = { changed: [], taken: [] };

/** Which roles a plan changes, and what `account.role_change` makes of that. */
export async function planRoleChanges(
  at: Doing,
  prior: PersonState,
  { parts, wishes }: { parts: AccountParts; wishes: RoleWishes },
): Promise<void> {
  const { directory, settings } = parts;
  const before = prior.zone_roles ?? new Map<string, string>();
  const wanted = wishes.zone_roles ?? new Map<string, string>();
  const { changed, taken } =
    before.size === 0 ? NOTHING : await zoneSteps({ before, wanted }, { directory, calling: at.calling });
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
  const target = { email: prior.email, org: at.org };
  const isTaking = taken.length > 0 || (settings.roleChange === "reinvite" && zone.length > 0);
  if (isTaking && isGlobalAdmin(prior.account_role)) at.call.warn(globalAdminAhead(target));
  for (const words of aheadOfRoles(settings.roleChange, target, { zone, account })) at.call.warn(words);
}
