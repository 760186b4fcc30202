import { fail } from "../../framework/diagnostics";
import { zoneKeysOf } from "../person/known-zone-roles";
import { kindOfRemoval, type PersonState } from "../person/state";
import { leavesPerson } from "../run/one-person";
import type { AutomoxCall } from "../session";
import { atOrganization } from "../steps/at";
import { notConfigured } from "../steps/set-active";
import { warnAboutKeyRights } from "../writing/key-rights";
import { leaverOf } from "./loss";
import { warnAboutBudget, warnAboutRemoval } from "./plan-warnings";
import { refuseOtherContract } from "./refuse-other-contract";

const DELETE_COST = 2;

/**
 * A planned removal tells the truth about itself, counts in the guards, and must not meet a creation of the
 * same person.
 */
export async function planDeletePerson(
  prior: PersonState,
  call: AutomoxCall,
  type: string,
): Promise<{ readonly tell: DeleteTold } | undefined> {
  const kind = kindOfRemoval(prior);
  const { ledger } = call.api;
  const target = { org: prior.org_id, email: prior.email };
  if (kind === null) return undefined;
  // While applying, core plans the removal of what a create_before_destroy has left behind; it will send
  // nothing.
  if (ledger.touched.has(target)) return undefined;
  // Core plans what leaves the configuration first; whoever keeps the person is to be heard before that.
  await call.api.activity.quiet(call.signal);
  if (!leavesPerson(ledger, target, type)) {
    call.warn(forgotten(prior));
    return { tell: { isKept: true } };
  }
  await planLeaving(prior, call, kind);
  return undefined;
}

async function planLeaving(prior: PersonState, call: AutomoxCall, kind: "removal" | "deactivation") {
  refuseOtherContract({ on_destroy: prior.on_destroy }, call);
  if (kind === "deactivation" && !call.api.scim) fail(notConfigured("on_destroy"));
  const at = atOrganization(call, call, prior.org_id);
  // Disabling somebody who is disabled takes nothing from them.
  const isLoss = kind !== "deactivation" || prior.active !== false;
  if (isLoss) await at.organization.planned.note({ ...leaverOf(at, prior), kind }, at);
  if (kind === "removal") await at.contract.planZones(at, furtherZonesOf(prior));
  warnAboutBudget(call, DELETE_COST);
  await warnAboutKeyRights(at);
  if (kind !== "removal" || at.contract.warnAboutRemoval(at, prior)) return;
  warnAboutRemoval(prior, at.contract.loss(prior), call);
}

/** What a planned delete leaves for the apply. */
export type DeleteTold = {
  /** Another object of the state has the person too, and keeps them. */
  readonly isKept?: true;
};

/** The summary is constant, so that Terraform folds many into one. */
function forgotten(prior: PersonState) {
  const zones = zoneKeysOf(prior);
  return {
    code: "user/forgotten",
    summary: "Somebody only leaves the state, because another address has them too",
    detail:
      `The state has ${prior.email} in organization ${prior.org_id} twice, and the other address keeps them: ` +
      "this one is forgotten, nothing is sent, and nobody loses access." +
      (zones.length > 0 ? ` That includes what zone_roles gave here: ${zones.join(", ")}.` : ""),
  };
}

const furtherZonesOf = (prior: PersonState) => ({
  email: prior.email,
  userId: prior.user_id,
  wanted: [],
  before: zoneKeysOf(prior),
});
