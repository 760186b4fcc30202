import { foldEmail } from "../../automox/wire/email";
import { fail } from "../../framework/diagnostics";
import { type ConfigOf, isKnown, UNKNOWN } from "../../framework/infer";
import type { Change, PlanPatch } from "../../framework/resource";
import { removedAndCreated, twice } from "../guards/one-person-messages";
import { wishesOf, zoneKeysOf } from "../person/known-zone-roles";
import { kindOfRemoval, type PersonState, personId } from "../person/state";
import { type Doing, doing } from "../run/place";
import type { userSchema } from "../schemas/user";
import type { AutomoxCall } from "../session";
import type { Terms } from "../steps/invite";
import { notConfigured } from "../steps/set-active";
import { planTwoFactor } from "../steps/two-factor";
import { warnAboutWriter } from "../writing/key-rights";
import { planCreate } from "./plan-create";
import { planInvitation } from "./plan-resend";
import { warnAboutBudget, warnAboutRemoval, warnAboutZones } from "./plan-warnings";
import { refuseOtherContract } from "./refuse-other-contract";

/** A membership plans through the same functions, with what it does not have left null. */
export type PersonChange = Change<typeof userSchema>;
export type PersonPatch = PlanPatch<typeof userSchema>;
export type PersonConfig = ConfigOf<typeof userSchema>;

/** Which resource type a person is declared as, and where its missing names come from. */
export interface PersonKind {
  readonly type: string;
  readonly namesElsewhere: Terms["namesElsewhere"];
}

/** Requests that one changed person costs at apply: look, write, confirm. */
const CHANGE_COST = 3;

export async function planPerson(
  change: PersonChange,
  call: AutomoxCall,
  kind: PersonKind,
): Promise<PersonPatch> {
  refuseOtherContract(change.config, call);
  if (change.config.active !== null && !call.api.scim) fail(notConfigured("active"));
  if (change.config.on_destroy === "deactivate" && !call.api.scim) fail(notConfigured("on_destroy"));
  if (!change.prior) return planCreate(change, call, kind);
  return planUpdate(change, call, { prior: change.prior, type: kind.type });
}

async function planUpdate(
  change: PersonChange,
  call: AutomoxCall,
  { prior, type }: { prior: PersonState; type: string },
): Promise<PersonPatch> {
  await refuseOtherOrganization(change, prior, call);
  const at = doing(call, call, prior.org_id);
  claim(at, change, { prior, type });
  await planZones(at, change, prior);
  const email = planNewEmail(change, prior);
  const invitation = planInvitation(change, prior, call);
  // The framework calls a resend's changes remote too, once they are set.
  const isWrite = change.differs === "remote" || invitation.set !== undefined;
  if (isWrite) {
    warnAboutBudget(call, CHANGE_COST);
    await warnAboutWriter(at);
    warnAboutZones(at, change.config.role, prior.role);
    const replaced = (email.replace?.length ?? 0) > 0 || change.replaces.length > 0;
    await guardDeparture(at, change, { prior, replaced });
    if (replaced) await at.organization.contract.planReplacement(at, prior);
    else {
      await at.organization.contract.planRoles(at, prior, wishesOf(change.config));
      await planTwoFactor(at, { config: change.config, prior });
    }
  }
  return {
    set: { ...email.set, ...idsOf(at, change, prior), ...invitation.set },
    ...(email.replace ? { replace: email.replace } : {}),
    // Lets the second planning of a replacement know whom it replaces and what this one has claimed; never reaches a state.
    tell: {
      replaces: personId(prior.org_id, prior.email),
      replacing: kindOfRemoval(prior),
      claimed: claimedBy(change, prior),
    },
  };
}

/** Whoever is taken out to be invited with another role may come back under other ids, or pending. */
function idsOf({ organization }: Doing, { config }: PersonChange, prior: PersonState): PersonPatch["set"] {
  const role = isKnown(config.role) ? config.role : "";
  return organization.contract.removesToChange(prior, role) ? { user_id: UNKNOWN, uuid: UNKNOWN } : {};
}

/** An omitted org_id follows the provider; silently moving a person to another organization would remove them from this one. */
async function refuseOtherOrganization(
  { config }: PersonChange,
  prior: PersonState,
  call: AutomoxCall,
): Promise<void> {
  if (config.org_id !== null) return;
  const org = await call.api.defaultOrganization.number(call);
  if (org === prior.org_id) return;
  fail({
    code: "user/other-organization",
    summary: `${prior.email} is in organization ${prior.org_id}, but the provider is set to ${org}`,
    detail:
      `Write org_id = ${prior.org_id} on the resource to keep the person where they are, or org_id = ${org} to remove them there and ` +
      "invite them here. To destroy them anyway, use -refresh=false.",
    path: [{ attribute: "org_id" }],
  });
}

/** A changed address counts with its old and its new form, so that an index shift under count cannot rename accounts. */
function claim(
  { call, org }: Doing,
  { config }: PersonChange,
  { prior, type }: { prior: PersonState; type: string },
): void {
  const { ledger } = call.api;
  const target = { org, email: prior.email };
  if (!ledger.claim(target, "present")) fail(twice(target));
  if (ledger.isPlannedAway(target)) fail(removedAndCreated(target, type));
  const email = config.email;
  if (!isKnown(email) || foldEmail(email) === foldEmail(prior.email)) return;
  const renamed = { org, email };
  if (ledger.isPlannedAway(renamed)) fail(removedAndCreated(renamed, type));
  if (!ledger.claim(renamed, "present")) fail(twice(renamed));
}

/** Like the organization itself, further zones count with the old and the new address. */
async function planZones(at: Doing, { config }: PersonChange, prior: PersonState): Promise<void> {
  const { contract } = at.organization;
  const wanted = zoneKeysOf(config);
  const zones = { userId: prior.user_id, wanted };
  const before = isKnown(config.zone_roles) ? [...(prior.zone_roles?.keys() ?? [])] : [];
  await contract.planZones(at, { ...zones, email: prior.email, before });
  const { email } = config;
  if (isKnown(email) && foldEmail(email) !== foldEmail(prior.email))
    await contract.planZones(at, { ...zones, email, before: [] });
}

/** The address that the first planning of a replacement has claimed for the second. */
const claimedBy = ({ config }: PersonChange, prior: PersonState): string | null =>
  isKnown(config.email) ? personId(prior.org_id, config.email) : null;

/**
 * Pending: replaced, because the old mailbox holds a live link. Active: renamed in place, unless a
 * configured name changes with it, which looks like another person.
 */
function planNewEmail({ config }: PersonChange, prior: PersonState): PersonPatch {
  const { email } = config;
  if (isKnown(email) && foldEmail(email) === foldEmail(prior.email)) return {};
  if (prior.status === "pending") return isKnown(email) ? { replace: ["email"] } : cannotTell(prior);
  const renamed = (["first_name", "last_name"] as const).filter(
    (name) => isKnown(config[name]) && config[name] !== null && config[name] !== prior[name],
  );
  if (renamed.length > 0) {
    fail({
      code: "user/another-person",
      summary: `${prior.email}: address and ${renamed.join(" and ")} change together`,
      detail:
        "That looks like another person, and would hand one person's account to another. For another person use a resource of its " +
        "own. For the same person, change the address first, apply, and then the name. To destroy them anyway, use -refresh=false.",
      path: [{ attribute: "email" }],
    });
  }
  return { set: { id: isKnown(email) ? personId(prior.org_id, email) : UNKNOWN } };
}

/** A replacement planned on an unknown address would be carried out even if the address turned out to be the same. */
const cannotTell = ({ email, org_id }: PersonState): never =>
  fail({
    code: "user/address-unknown",
    summary: `Cannot tell whether ${email} keeps the address`,
    detail:
      `The person is pending in organization ${org_id}, where another address means withdrawing the invitation and sending a new one. The ` +
      "configured address comes from something that is not known yet. Create what it comes from first: terraform apply -target=ADDRESS. " +
      "To destroy the person anyway, use -refresh=false.",
    path: [{ attribute: "email" }],
  });

async function guardDeparture(
  at: Doing,
  { config }: PersonChange,
  { prior, replaced }: { prior: PersonState; replaced: boolean },
): Promise<void> {
  const { organization, call, calling, org } = at;
  const wasAdmin = organization.contract.mayBeAdmin(prior);
  const lowered = await organization.contract.lowers(at, prior, wishesOf(config));
  const isRemovedToChange = isKnown(config.role) && organization.contract.removesToChange(prior, config.role);
  const disabled = config.active === false && prior.active !== false;
  const kind = replaced
    ? kindOfRemoval(prior)
    : isRemovedToChange
      ? "removal"
      : disabled
        ? "deactivation"
        : lowered
          ? "demotion"
          : null;
  if (kind === null) return;
  const leaver = { org, email: prior.email, userId: prior.user_id, kind, wasAdmin } as const;
  await organization.planned.note(leaver, { call, calling, thorough: false });
  // Core drops the warnings of a replacement's second planning, so the first one tells.
  if (kind !== "removal" || isRemovedToChange || organization.contract.warnAboutRemoval(at, prior)) return;
  warnAboutRemoval(prior, organization.contract.loss(prior), call);
}
