import { fail } from "../../framework/diagnostics";
import { GONE } from "../../framework/resource";
import { removedAndCreated } from "../guards/one-person-messages";
import { zoneKeysOf } from "../person/known-zone-roles";
import { kindOfRemoval, type PersonState } from "../person/state";
import type { AutomoxCall } from "../session";
import { atOrganization } from "../steps/at";
import { notConfigured } from "../steps/set-active";
import { warnAboutKeyRights } from "../writing/key-rights";
import { shownRights } from "./as-shown";
import { leaverOf } from "./loss";
import type { PersonPatch } from "./person-change";
import { warnAboutBudget, warnAboutRemoval } from "./plan-warnings";
import { refuseOtherContract } from "./refuse-other-contract";

const DELETE_COST = 2;

/**
 * Says what a planned removal does, notes it with the guards, and refuses it beside a create of the same
 * person.
 */
export async function planDeletePerson(
  prior: PersonState,
  call: AutomoxCall,
  type: string,
): Promise<Pick<PersonPatch, "tell"> | undefined> {
  const kind = kindOfRemoval(prior);
  if (kind === null) return undefined;
  const { ledger } = call.api;
  const target = { org: prior.org_id, email: prior.email };
  // During an apply Terraform plans the removal of what create_before_destroy has left behind; that removal
  // sends nothing.
  if (ledger.touched.has(target)) return undefined;
  const seen = ledger.seen.of(target);
  // Terraform asks all the same, and then drops the change: nothing is removed.
  if (seen === GONE) return undefined;
  // Terraform hands over the state before the refresh.
  const now = seen ?? prior;
  refuseOtherContract({ on_destroy: prior.on_destroy }, call);
  if (kind === "deactivation" && !call.api.scim) fail(notConfigured("on_destroy"));
  // Nothing waits between this question and the note: Terraform may plan a create of the same person at the
  // same time.
  if (ledger.claimed.has(target)) fail(removedAndCreated(target, type));
  ledger.plannedAway.add(target);
  const at = atOrganization(call, call, prior.org_id);
  // Disabling a disabled person takes nothing from them.
  const isLoss = kind !== "deactivation" || now.active !== false;
  if (isLoss) await at.organization.planned.note({ ...leaverOf(at, now), kind }, at);
  if (kind === "removal") await at.contract.planZones(at, furtherZonesOf(prior));
  warnAboutBudget(call, DELETE_COST);
  await warnAboutKeyRights(at);
  if (kind === "removal" && !at.contract.warnAboutRemoval(at, now))
    warnAboutRemoval({ ...now, shown: prior.role }, at.contract.loss(prior), call);
  return { tell: await shownRights(at, now) };
}

const furtherZonesOf = (prior: PersonState) => ({
  email: prior.email,
  userId: prior.user_id,
  wanted: [],
  before: zoneKeysOf(prior),
});
