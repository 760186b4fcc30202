import type { PersonChange, User } from "../../../automox/model/person";
import { sameRole } from "../../../automox/model/roles";
import { memberOf } from "../../person/member";
import type { Newcomer } from "../../person/newcomer";
import type { Person, Roles } from "../../person/person";
import type { PersonState } from "../../person/state";
import type { Wish } from "../../person/wish";
import type { Place } from "../../run/place";
import { isGlobalAdmin } from "../../schemas/account-role";
import type { AskedZones, Contract } from "../contract";
import type { AccountParts, AccountPlace } from "./account-place";
import { isHidden } from "./ask";
import { changePerson } from "./change";
import { checkRoles } from "./check-role-words";
import { invitedZones } from "./invited-zones";
import { cannotWithdraw, globalAdminAhead, lossByRemoval } from "./messages";
import { planRoleChanges } from "./plan-roles";
import { planFurtherZones, planReplacement } from "./plan-zones";
import { prepareInvitation } from "./prepare-invitation";
import { removePerson } from "./remove";
import { rightsOf } from "./rights";
import { showPerson } from "./state-values";
import { zonePeople } from "./zone-people";

/**
 * The published account contract: an organization is a zone, people are invited to the account and to zones,
 * and are known by UUID.
 */
export function accountContract(parts: AccountParts): Contract {
  const { directory, settings } = parts;
  const people = zonePeople(parts);
  const inAccount = (at: Place): AccountPlace => ({ ...at, ...parts });
  return {
    ...people,
    organizations: async ({ calling }) =>
      (await directory.zones(calling)).flatMap(({ organizationId = [] }) => organizationId),
    organizationsOf: async (keys, calling) =>
      (await directory.findZones(keys, calling)).map(({ organizationId }) => organizationId),
    withZones: (at, person, zones) => withZones(inAccount(at), person, zones),
    invitedZones: (at, person) => invitedZones(inAccount(at), person),

    needsNames: false,
    // A person has no name before accepting the invitation.
    comparesNames: ({ status }) => status !== "pending",
    prepare: (at, newcomer) => prepareInvitation(inAccount(at), newcomer),
    unsent: unsentNames,
    change: (at, member, wish) => changePerson(inAccount(at), member, wish),
    remove: (at, departure) => removePerson(inAccount(at), departure),

    // The state of a membership does not hold the account role, and that of a user may be outdated.
    mayBeAdmin: () => true,
    lowers: (at, prior, wishes) => lowers(at, prior, { ...wishes, isAdmin: people.isAdmin }),
    changesRoles: settings.roleChange !== "fail",
    operatorsLackZones: false,
    // Only taking the zone withdraws an invitation, and Automox ignores that for a global administrator.
    canWithdraw: (prior) =>
      prior.status !== "pending" || !(isHidden(prior) || isGlobalAdmin(prior.account_role)),
    checkRoles: (at, wishes) => checkRoles(inAccount(at), wishes),
    planRoles: (at, prior, wishes) => planRoleChanges(inAccount(at), prior, wishes),
    removesToChange: (prior, role) => settings.roleChange === "reinvite" && !sameRole(prior.role, role),
    planZones: (at, zones) => planFurtherZones(inAccount(at), zones),
    planReplacement: (at, prior) => planReplacement(inAccount(at), prior),
    rightsOf: (at, holder) => rightsOf(inAccount(at), holder),
    loss: lossByRemoval,
    warnAboutRemoval,

    show: showPerson,
  };
}

async function withZones(
  { run, calling, directory }: AccountPlace,
  person: User,
  { keys, believed }: AskedZones,
): Promise<Person> {
  if (keys.length === 0) return person;
  const member = memberOf(person);
  const roles = new Map<string, string>();
  for (const key of keys) {
    const zone = await directory.findZone(key, calling);
    const there = zone && (await run.organization(zone.organizationId).roster.read(member, calling));
    const isUntold = there ? there.role === undefined : person.status === "pending";
    const role = isUntold ? believed?.get(key) : there?.role;
    if (typeof role === "string") roles.set(key, role);
  }
  return { ...person, zoneRoles: roles };
}

/**
 * A person who was in the account before is active at once, and may have another name than the configuration
 * says.
 */
function unsentNames({ status, firstName, lastName }: Person, { first_name, last_name }: Newcomer): Wish {
  if (status !== "active") return {};
  const wish: PersonChange = {
    ...(first_name !== null && first_name !== firstName ? { firstName: first_name } : {}),
    ...(last_name !== null && last_name !== lastName ? { lastName: last_name } : {}),
  };
  return wish;
}

async function lowers(
  { organization, calling }: Place,
  { email, role, account_role }: PersonState,
  wishes: Parameters<Contract["lowers"]>[2] & { readonly isAdmin: (roles: Roles) => boolean },
): Promise<boolean> {
  const { isAdmin } = wishes;
  const after = { role: wishes.role ?? role, accountRole: wishes.account_role };
  if (isAdmin(after)) return false;
  const accountRole = account_role ?? (await organization.roster.byEmail(email, calling))?.accountRole;
  return (
    isAdmin({ role, accountRole }) &&
    !isAdmin({ role: after.role, accountRole: after.accountRole ?? accountRole })
  );
}

function warnAboutRemoval({ warn, org }: Place, prior: PersonState): boolean {
  const target = { email: prior.email, org };
  if (isHidden(prior)) warn(cannotWithdraw(target));
  else if (isGlobalAdmin(prior.account_role)) warn(globalAdminAhead(target));
  else return false;
  return true;
}
