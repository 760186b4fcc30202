import { fail } from "../../framework/diagnostics";
import type { PrivateData } from "../../framework/private-data";
import { GONE, type Gone } from "../../framework/resource";
import { zoneKeysOf } from "../person/known-zone-roles";
import { kindOfRemoval, type PersonState } from "../person/state";
import { leavesPerson } from "../run/one-person";
import type { AutomoxCall } from "../session";
import { atOrganization } from "../steps/at";
import { notConfigured } from "../steps/set-active";
import { warnAboutKeyRights } from "../writing/key-rights";
import { shownRights } from "./as-shown";
import { keysAhead, warnAboutKeysOfDisabled } from "./keys-ahead";
import { leaverOf } from "./loss";
import { warnAboutBudget, warnAboutRemoval } from "./plan-warnings";
import { lookAt } from "./read";
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
): Promise<{ readonly tell: DeleteTold } | undefined> {
  const kind = kindOfRemoval(prior);
  const { ledger } = call.api;
  const target = { org: prior.org_id, email: prior.email };
  if (kind === null) return undefined;
  ledger.leaving.add(target);
  // During an apply Terraform plans the removal of what create_before_destroy has left behind; that removal
  // sends nothing.
  if (ledger.touched.has(target)) return undefined;
  // Terraform plans what leaves the configuration first; whoever keeps the person is to be heard before that.
  await call.api.activity.quiet(call.signal);
  // Terraform asks with the state from before the refresh, and of this object often before its refresh too.
  const now = ledger.seen.of(target) ?? (await seenNow(prior, call));
  // Terraform drops the change once its refresh has said so: nothing is removed.
  if (now === GONE) return undefined;
  if (!leavesPerson(ledger, target, type)) {
    call.warn(forgotten(prior));
    return { tell: { isKept: true } };
  }
  const told = await planLeaving(call, { prior, now, kind });
  const goingToo = ledger.leaving.of(prior.email).filter((org) => org !== prior.org_id);
  return { tell: goingToo.length > 0 ? { ...told, goingToo } : told };
}

/** As Read will find them, without its warnings. What cannot be read stays as the state has it: Read tells why. */
async function seenNow(prior: PersonState, call: AutomoxCall): Promise<PersonState | Gone> {
  const at = atOrganization({ ...call, warn: () => {} }, call, prior.org_id);
  try {
    return (await lookAt(at, prior, undefined)).read;
  } catch (error) {
    call.signal.throwIfAborted();
    call.log.debug("nobody tells how somebody is who is planned to go", { error: String(error) });
    return prior;
  }
}

interface Leaving {
  readonly prior: PersonState;
  /** As the refresh has found them. */
  readonly now: PersonState;
  readonly kind: "removal" | "deactivation";
}

async function planLeaving(call: AutomoxCall, { prior, now, kind }: Leaving): Promise<DeleteTold> {
  refuseOtherContract({ on_destroy: prior.on_destroy }, call);
  if (kind === "deactivation" && !call.api.scim) fail(notConfigured("on_destroy"));
  const at = atOrganization(call, call, prior.org_id);
  // Disabling a disabled person takes nothing from them.
  const isLoss = kind !== "deactivation" || now.active !== false;
  if (isLoss) await at.organization.planned.note({ ...leaverOf(at, now), kind }, at);
  if (kind === "removal") await at.contract.planZones(at, furtherZonesOf(prior));
  warnAboutBudget(call, DELETE_COST);
  await warnAboutKeyRights(at);
  if (kind === "removal" && !at.contract.warnAboutRemoval(at, now))
    warnAboutRemoval(
      { ...now, shown: prior.role, keys: await keysAhead(at, now) },
      at.contract.loss(prior),
      call,
    );
  if (kind === "deactivation") await warnAboutKeysOfDisabled(at, now);
  return shownRights(at, now);
}

/** What a planned delete leaves for the apply. */
export interface DeleteTold extends PrivateData {
  /** Another object of the state has the person too, and keeps them. */
  readonly isKept?: true;
  /** Other organizations that other removals of the same plan take from the person. */
  readonly goingToo?: readonly number[];
}

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
