import { AutomoxError } from "../../automox/transport/errors";
import { Failure, fail } from "../../framework/diagnostics";
import { GONE, type Gone } from "../../framework/resource";
import { forgotten } from "../guards/one-person-messages";
import { zoneKeysOf } from "../person/known-zone-roles";
import { isPerson } from "../person/member";
import { FORGET, kindOfRemoval, type PersonState } from "../person/state";
import { QUIET_MS, SHORT_QUIET_MS } from "../run/activity";
import { leavesPerson } from "../run/one-person";
import type { AutomoxCall } from "../session";
import { atOrganization } from "../steps/at";
import { listedOf, planDisabling } from "../steps/disabled-elsewhere";
import { notConfigured } from "../steps/set-active";
import { warnAboutKeyRights } from "../writing/key-rights";
import { type DeleteTold, shownRights } from "./as-shown";
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
  const isRead = ledger.seen.has(target);
  if (prior.on_destroy === FORGET && isRead) call.warn(forgotten(target, zoneKeysOf(prior)));
  if (kind === null) return undefined;
  ledger.leaving.add(target);
  ledger.asked.add(target);
  // During an apply Terraform plans the removal of what create_before_destroy has left behind; that removal
  // sends nothing.
  if (ledger.touched.has(target)) return undefined;
  // Terraform reads what is deposed before it asks for its removal.
  if (isRead) ledger.leftovers.add(target);
  // Terraform asks with the state from before the refresh, and of this object often before its refresh too.
  const looking = ledger.seen.has(target) ? undefined : seenNow(prior, call);
  // Terraform plans what leaves the configuration first; whoever keeps the person is to be heard before that.
  const quiet = call.api.activity.quiet(isRead ? QUIET_MS : SHORT_QUIET_MS, call.signal);
  const [looked] = await Promise.all([looking, quiet]);
  const now = ledger.seen.of(target) ?? looked ?? prior;
  // Terraform drops the change once its refresh has said so: nothing is removed.
  if (now === GONE) return undefined;
  const isLeftover = isRead && call.api.readsOnlyDeposedFirst;
  if (!leavesPerson(ledger, target, { type, isLeftover, isRead })) {
    call.warn(forgotten(target, zoneKeysOf(prior)));
    return { tell: { isKept: true } };
  }
  const told = await planLeaving(call, { prior, now, kind, isLeftover });
  const goingToo = ledger.leaving.of(prior.email).filter((org) => org !== prior.org_id);
  return {
    tell: {
      ...told,
      ...(goingToo.length > 0 ? { goingToo } : {}),
      ...(isSameAs(now, prior) ? {} : { now: { email: now.email, user_id: now.user_id, uuid: now.uuid } }),
    },
  };
}

/** As Read will find them, without its warnings. What cannot be read stays as the state has it: Read tells why. */
async function seenNow(prior: PersonState, call: AutomoxCall): Promise<PersonState | Gone> {
  const at = atOrganization({ ...call, warn: () => {} }, call, prior.org_id);
  try {
    return (await lookAt(at, prior, undefined)).read;
  } catch (error) {
    call.signal.throwIfAborted();
    if (!(error instanceof AutomoxError || error instanceof Failure)) throw error;
    call.log.debug("nobody tells how somebody is who is planned to go", { error: error.message });
    return prior;
  }
}

const isSameAs = (now: PersonState, { email, user_id, uuid }: PersonState): boolean =>
  isPerson(now, email) && now.user_id === user_id && now.uuid === uuid;

interface Leaving {
  readonly prior: PersonState;
  /** As the refresh has found them. */
  readonly now: PersonState;
  readonly kind: "removal" | "deactivation";
  readonly isLeftover: boolean;
}

async function planLeaving(call: AutomoxCall, leaving: Leaving): Promise<DeleteTold> {
  const { prior, now, kind, isLeftover } = leaving;
  refuseOtherContract({ on_destroy: prior.on_destroy }, call);
  if (kind === "deactivation" && !call.api.scim) fail(notConfigured("on_destroy"));
  const at = atOrganization(call, call, prior.org_id);
  // Disabling a disabled person takes nothing from them.
  const isLoss = kind !== "deactivation" || now.active !== false;
  if (isLoss) await at.organization.planned.note({ ...leaverOf(at, now), kind }, at);
  if (isLoss && kind === "deactivation") await planDisabling(at, await listedOf(at, now));
  if (kind === "removal") await at.contract.planZones(at, { ...furtherZonesOf(prior), isLeftover });
  warnAboutBudget(at, DELETE_COST);
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

const furtherZonesOf = (prior: PersonState) => ({
  email: prior.email,
  userId: prior.user_id,
  wanted: [],
  before: zoneKeysOf(prior),
});
