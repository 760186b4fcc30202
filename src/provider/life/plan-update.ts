import { fail } from "../../framework/diagnostics";
import { isKnown, UNKNOWN } from "../../framework/infer";
import type { Leaver } from "../guards/leaver";
import { forgotten } from "../guards/one-person-messages";
import { wishesOf, zoneKeysOf } from "../person/known-zone-roles";
import { kindOfRemoval, type PersonState, personId } from "../person/state";
import { claimPerson } from "../run/one-person";
import type { AutomoxCall } from "../session";
import { type At, atOrganization } from "../steps/at";
import { listedOf, planDisabling } from "../steps/disabled-elsewhere";
import { planTwoFactor } from "../steps/two-factor";
import { warnAboutKeyRights } from "../writing/key-rights";
import { shownRights } from "./as-shown";
import { keptValues } from "./kept-values";
import { keysAhead } from "./keys-ahead";
import { leaverOf, lossByUpdate } from "./loss";
import type { PersonChange, PersonPatch } from "./person-change";
import { planHandover } from "./plan-handover";
import { newEmailOf, planRename } from "./plan-rename";
import { planResend } from "./plan-resend";
import { warnAboutBudget, warnAboutRemoval, warnAboutZones } from "./plan-warnings";

/** Requests that the apply of one changed person needs: look, write, confirm. */
const CHANGE_COST = 3;

export async function planUpdate(
  change: PersonChange,
  call: AutomoxCall,
  { prior, type }: { prior: PersonState; type: string },
): Promise<PersonPatch> {
  await refuseOtherOrganization(change, prior, call);
  const at = atOrganization(call, call, prior.org_id);
  claim(at, change, { prior, type });
  await planZones(at, change, prior);
  const email = planRename(change, prior);
  const renamed = newEmailOf(change, prior);
  const isReplaced = change.replaces.length > 0 || email.replace !== undefined;
  // Of a replacement the creation says what there is to say.
  if (renamed !== undefined && !isReplaced) await planHandover(at, prior, renamed);
  const invitation = planResend(at, change, prior);
  // The framework calls the changes of an invitation resend remote too, once they are set.
  const isWrite = change.differs === "remote" || invitation.set !== undefined;
  if (isWrite) {
    warnAboutBudget(at, CHANGE_COST);
    await warnAboutKeyRights(at);
    warnAboutZones(at, change.config.role, prior.role);
    await guardDeparture(at, change, { prior, replaced: isReplaced });
    if (isReplaced) await at.contract.planReplacement(at, prior);
    else {
      await at.contract.planRoles(at, standing(change, prior), wishesOf(change.config));
      planTwoFactor(at, change.config, prior);
    }
  }
  return {
    set: {
      ...keptValues(at, change, prior),
      ...email.set,
      ...idsOf(at, change, prior),
      ...invitation.set,
    },
    ...(email.replace ? { replace: email.replace } : {}),
    // Tells the second planning of a replacement whom it replaces and what this one has claimed; never
    // reaches a state.
    tell: {
      ...(isReplaced ? await shownRights(at, prior) : {}),
      replaces: personId(prior.org_id, prior.email),
      replacing: kindOfRemoval(prior),
      claimed: claimedBy(change, prior),
    },
  };
}

/** A person who is removed and invited again for a role change may come back under other ids, or pending. */
function idsOf({ contract }: At, { config }: PersonChange, prior: PersonState): PersonPatch["set"] {
  const role = isKnown(config.role) ? config.role : "";
  return contract.removesToChange(prior, role) ? { user_id: UNKNOWN, uuid: UNKNOWN } : {};
}

/**
 * Refuses where an omitted org_id follows the provider to another organization: that would silently remove
 * the person from this one.
 */
async function refuseOtherOrganization(
  { config }: PersonChange,
  prior: PersonState,
  call: AutomoxCall,
): Promise<void> {
  if (config.org_id !== null) return;
  const org = await call.api.defaultOrganization(call);
  if (org === prior.org_id) return;
  fail({
    code: "user/other-organization",
    summary: `${prior.email} is in organization ${prior.org_id}, but the provider is set to ${org}`,
    detail:
      `Write org_id = ${prior.org_id} on the resource to keep the person where they are, or org_id = ` +
      `${org} to remove them there and invite them here. To destroy them anyway, use -refresh=false.`,
    path: [{ attribute: "org_id" }],
  });
}

/**
 * Claims the old and the new address of a rename, so that an index shift under count cannot rename accounts.
 */
function claim(
  { run, org, warn }: At,
  change: PersonChange,
  { prior, type }: { prior: PersonState; type: string },
): void {
  const { ledger } = run;
  const email = newEmailOf(change, prior);
  const isReplaced = change.replaces.length > 0 || (email !== undefined && prior.status === "pending");
  const target = { org, email: prior.email };
  const how = isReplaced ? "replaced" : "kept";
  const claimed = { how, type, isUntouched: change.differs === "nothing" } as const;
  if (claimPerson(ledger, target, claimed)) warn(forgotten(target));
  if (email !== undefined) claimPerson(ledger, { org, email }, { how: "moved in", type });
}

/** Notes further zones under the old and the new address too. */
async function planZones(at: At, change: PersonChange, prior: PersonState): Promise<void> {
  const { contract } = at;
  const { config } = change;
  const wanted = zoneKeysOf(config);
  const zones = { userId: prior.user_id, wanted };
  const before = isKnown(config.zone_roles) ? zoneKeysOf(prior) : [];
  await contract.planZones(at, { ...zones, email: prior.email, before });
  const email = newEmailOf(change, prior);
  if (email !== undefined) await contract.planZones(at, { ...zones, email, before: [] });
}

/** The address that this planning claims for the second planning of a replacement. */
const claimedBy = ({ config }: PersonChange, prior: PersonState): string | null =>
  isKnown(config.email) ? personId(prior.org_id, config.email) : null;

async function guardDeparture(
  at: At,
  { config }: PersonChange,
  { prior, replaced }: { prior: PersonState; replaced: boolean },
): Promise<void> {
  const { organization, contract } = at;
  const wanted = { ...wishesOf(config), active: config.active };
  const leaver = replaced ? replacement(at, prior) : await lossByUpdate(at, prior, wanted);
  if (!leaver) return;
  await organization.planned.note(leaver, at);
  if (leaver.kind === "deactivation") await planDisabling(at, await listedOf(at, prior));
  // Terraform drops the warnings of a replacement's second planning, so the first one warns.
  const isRemovedToChange = wanted.role !== undefined && contract.removesToChange(prior, wanted.role);
  if (leaver.kind !== "removal" || isRemovedToChange || contract.warnAboutRemoval(at, prior)) return;
  warnAboutRemoval({ ...prior, keys: await keysAhead(at, prior) }, contract.loss(prior), at);
}

/** What a replacement takes until the new invitation is accepted; undefined for nothing. */
function replacement(at: At, prior: PersonState): Leaver | undefined {
  const kind = kindOfRemoval(prior);
  return kind === null ? undefined : { ...leaverOf(at, prior), kind };
}

/** Enabled before anything else is changed. */
const standing = ({ config }: PersonChange, prior: PersonState): PersonState =>
  config.active === true && prior.status === "disabled" ? { ...prior, status: "active" } : prior;
