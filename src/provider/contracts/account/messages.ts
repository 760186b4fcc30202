import type { ZoneRole } from "../../../automox/model/zone";
import type { Finding } from "../../../framework/diagnostics";
import { zoneKeysOf } from "../../person/known-zone-roles";
import type { Target } from "../../person/member";
import type { PersonState } from "../../person/state";
import type { RoleChange } from "../../schemas/contract";
import type { Loss } from "../contract";

/**
 * About a pending person whom Automox does not show. The summary is constant, so that Terraform folds many
 * warnings into one.
 */
export const cannotWithdraw = ({ email, org }: Target): Finding => ({
  code: "invitation/cannot-withdraw",
  summary: "An invitation cannot be withdrawn",
  detail:
    `${email} has not accepted the invitation to organization ${org} yet, and Automox shows nobody whom a ` +
    "call could remove: no published call lists or cancels invitations. It can still be accepted, so the " +
    "person stays in the state. Cancel it under Settings > Users in the console, and then let go of the " +
    "resource, because no call can show the cancellation:\n\n  terraform state rm ADDRESS\n\nor write a " +
    "removed block with destroy = false. Once the person has accepted, the removal works.",
});

/** Names further zones as the configuration does. */
export function lossByRemoval(prior: Pick<PersonState, "org_id" | "zone_roles" | "on_destroy">): Loss {
  if (prior.on_destroy === "remove_from_account") {
    const ofInvitation = "The link in the mail from support@automox.com will no longer work.";
    return { of: "the whole account", ofInvitation };
  }
  const places = [`organization ${prior.org_id}`, ...zoneKeysOf(prior)].join(", ");
  const ofInvitation =
    `The invitation will give no access to ${places} any more; to zones that it gives beside, it still ` +
    "will.";
  return { of: places, ofInvitation };
}

const FIRST =
  "Set the account role to no-global-access first, under Settings > Users in the console, and apply again. To forget " +
  "the person and leave them there: terraform state rm ADDRESS.";

export const globalAdmin = (act: string, { email, org }: Target): Finding => ({
  code: "user/global-admin",
  summary: `Cannot ${act} ${email}: a global administrator has every zone`,
  detail:
    `Automox answers success when a global administrator is taken out of organization ${org}, and changes nothing. It ` +
    `does not remove one from the account either. Nothing was sent. ${FIRST}`,
});

export const globalAdminAhead = ({ email, org }: Target): Finding => ({
  code: "user/global-admin",
  summary: "A global administrator cannot be taken out of a zone or of the account",
  detail:
    `${email} is a global administrator. Automox does not take such a person out of organization ${org}, nor remove ` +
    `them from the account, so the apply of this resource will fail. ${FIRST}`,
});

const nameOfZone = ({ organizationId, name, zone }: ZoneRole): string =>
  [organizationId, name, zone].filter((part) => part !== undefined).join("  ");

export const otherZonesLeft = ({ email }: Target, zones: readonly ZoneRole[]): Finding => ({
  code: "user/other-zones",
  summary: `Cannot remove ${email} from the account: other zones are left`,
  detail:
    'on_destroy is "remove_from_account", and the person also has zones that this resource did not ' +
    `give:\n\n${zones.map((zone) => `  ${nameOfZone(zone)}`).join("\n")}\n\nNobody was removed. If this run ` +
    "takes those zones too, run it once more; a membership with email = automox_user.NAME.email goes before the " +
    'person. Otherwise take them first, or write on_destroy = "remove" and apply that before destroying.',
});

export const unknownButListed = ({ email, org }: Target): Finding => ({
  code: "user/contradictory",
  summary: `Cannot remove ${email}: Automox lists the person, but does not find them`,
  detail:
    `The list of organization ${org} has ${email}, but Automox answered a call about the person with 404. Lists can lag ` +
    "behind: apply again in a few minutes. Nothing was removed.",
});

/** One role that differs, as a message prints it. */
export interface RoleStep {
  /** `role`, `account_role` or an entry of `zone_roles`. */
  readonly attribute: string;
  readonly from: string | null | undefined;
  readonly to: string;
}

const printSteps = (steps: readonly RoleStep[]): string =>
  steps
    .map(
      ({ attribute, from, to }) => `  ${attribute}: ${JSON.stringify(from ?? null)} to ${JSON.stringify(to)}`,
    )
    .join("\n");

const SETTINGS =
  "account.role_change in the provider block decides what happens instead:\n\n" +
  '  "reinvite"      takes the person out of the zone and invites them to it again, for roles in zones\n' +
  '  "undocumented"  makes the call of account.role_change_request\n\n' +
  "Or change the role under Settings > Users in the console.";

const head = (email: string, steps: readonly RoleStep[]): string => `${email}:\n\n${printSteps(steps)}\n\n`;

export const noCallForRoles = (email: string, steps: readonly RoleStep[]): Finding => ({
  code: "account/role-change",
  summary: "No published call changes the role of somebody who has one",
  detail:
    `${head(email, steps)}The account contract can invite and remove, but not change a role, so this will ` +
    `not be applied. ${SETTINGS}`,
});

export const noReinviteForAccount = (email: string, steps: readonly RoleStep[]): Finding => ({
  code: "account/role-change",
  summary: "An invitation cannot change an account role",
  detail:
    `${head(email, steps)}account.role_change = "reinvite" takes people out of a zone and invites them to ` +
    "it again; that leaves the account role as it is. Change it under Settings > Users in the console, or " +
    'use "undocumented" with account.role_change_request.',
});

const reinviting = ({ email, org }: Target, steps: readonly RoleStep[]): Finding => ({
  code: "account/role-reinvite",
  summary: "Roles will be changed by removing people and inviting them again",
  detail:
    `${head(email, steps)}The person loses access to organization ${org} for a moment. If they have no other ` +
    "zone Automox may take them out of the account with it, and then they have no access until they accept " +
    "the new invitation.",
});

export const notBeforeAcceptance = (email: string, steps: readonly RoleStep[]): Finding => ({
  code: "account/role-change",
  summary: "A role cannot be changed before the invitation is accepted",
  detail:
    `${head(email, steps)}The person has not accepted yet, and Automox shows nobody whose role a call ` +
    "could change or whose invitation it could withdraw. The invitation stands with the roles it was sent " +
    "with. Apply again once it is accepted, or write those roles until then.",
});

export const notWhileDisabled = (email: string, steps: readonly RoleStep[]): Finding => ({
  code: "account/role-change",
  summary: "A role of somebody disabled cannot be changed by an invitation",
  detail:
    `${head(email, steps)}The account is disabled, and taking the person out and inviting them again would enable it. ` +
    "Enable them first, or change the role under Settings > Users in the console.",
});

export const zonesNotBeforeAcceptance = (
  email: string,
  zones: readonly { readonly key: string }[],
): Finding => ({
  code: "invitation/cannot-withdraw",
  summary: "A zone cannot be taken before the invitation is accepted",
  detail:
    `${email} was invited to ${zones.map(({ key }) => key).join(", ")}, has not accepted yet, and Automox ` +
    "shows nobody whom a call could take out. The invitation still gives what it was sent with, so " +
    "zone_roles stays in the state as it is. Apply again once it is accepted, or keep the entries until " +
    "then.",
});

interface Refusal {
  readonly step: RoleStep;
  readonly org: number;
  readonly why: string;
  /** Whether the former role was given again. */
  readonly isBack: boolean;
}

export const roleRefused = (email: string, { step, org, why, isBack }: Refusal): Finding => ({
  code: "account/role-refused",
  summary: `Cannot change the role of ${email}: Automox refused the invitation with it`,
  detail:
    `${head(email, [step])}${why}.\n\n` +
    (isBack
      ? "The person was invited again with the former role, so they have what they had, after accepting " +
        "where they had to leave the account. Correct the role."
      : `Giving the former role back failed, too: the person has no access to organization ${org} now. ` +
        "Correct the role and apply again; that invites them."),
});

/** What a plan says about the roles it changes; empty where it needs to say nothing. */
export function aheadOfRoles(
  mode: RoleChange,
  target: Target & { readonly isHidden: boolean; readonly isDisabled: boolean },
  { zone, account }: { zone: readonly RoleStep[]; account: readonly RoleStep[] },
): readonly Finding[] {
  const all = [...zone, ...account];
  if (all.length === 0) return [];
  if (mode === "fail") return [noCallForRoles(target.email, all)];
  if (target.isHidden) return [notBeforeAcceptance(target.email, all)];
  if (mode === "undocumented") return [];
  if (target.isDisabled) return [notWhileDisabled(target.email, all)];
  return [
    ...(zone.length > 0 ? [reinviting(target, zone)] : []),
    ...(account.length > 0 ? [noReinviteForAccount(target.email, account)] : []),
  ];
}
