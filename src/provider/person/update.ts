import { isAdminRole } from "../../automox/roles";
import { isKnown } from "../../framework/infer";
import { parseObject } from "../checks";
import type { Terms } from "../people/arrive";
import { change } from "../people/change";
import { type Doing, doing } from "../people/doing";
import { setActive } from "../people/set-active";
import { within } from "../timeouts";
import { type PersonSaving, textOrNull } from "./create";
import { departing } from "./departing";
import { reinvite } from "./reinvite";
import { ownOf, type PersonPlan, type PersonState, toState } from "./state";

/** Whether a plan resends: Read found the invitation stale, and planning decided that it shall not stay so. */
export const isResend = (plan: PersonPlan, prior: PersonState): boolean =>
  prior.stale && plan.stale === false;

export async function updatePerson(
  { plan, prior }: { plan: PersonPlan; prior: PersonState },
  call: PersonSaving,
  namesElsewhere: Terms["namesElsewhere"],
): Promise<PersonState> {
  return within(call, { operation: "update", timeouts: plan.timeouts, name: plan.email }, async (calling) => {
    const at = doing(call, calling, prior.org_id);
    call.api.ledger.touch({ org: at.org, email: plan.email });
    if (isResend(plan, prior)) return reinvite(at, { plan, prior, call }, namesElsewhere);
    return departing(at, leaving(plan, prior), () => writeAll(at, { plan, prior, call }));
  });
}

/** A demotion or a deactivation passes the guards once more, right before the write. */
function leaving(plan: PersonPlan, prior: PersonState) {
  const target = { email: prior.email, userId: prior.user_id, wasAdmin: isAdminRole(prior.role) };
  if (plan.active === false && prior.active !== false) return { ...target, kind: "deactivation" as const };
  if (isAdminRole(prior.role) && !isAdminRole(plan.role)) return { ...target, kind: "demotion" as const };
  return undefined;
}

async function writeAll(
  at: Doing,
  { plan, prior, call }: { plan: PersonPlan; prior: PersonState; call: PersonSaving },
): Promise<PersonState> {
  const own = ownOf(plan);
  const wish = {
    email: plan.email,
    firstName: textOrNull(plan.first_name) ?? undefined,
    lastName: textOrNull(plan.last_name) ?? undefined,
    role: plan.role,
    prefs: own.prefs_json === null ? undefined : parseObject(own.prefs_json),
  };
  const seen = {
    org: at.org,
    before: prior,
    stale: isKnown(plan.stale) ? plan.stale : false,
    invitationsSent: prior.invitations_sent,
  };
  const changed = await change(at, { email: prior.email, userId: prior.user_id }, wish);
  call.saved(toState(changed, { ...seen, own: { ...own, active: prior.active } }));
  if (plan.active === null || plan.active === prior.active) return toState(changed, { ...seen, own });
  return toState(await setActive(at, changed, plan.active), { ...seen, own });
}
