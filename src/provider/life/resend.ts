import type { Terms } from "../contracts/contract";
import { ownOf, type PersonPlan, type PersonState, toState } from "../person/state";
import type { At } from "../steps/at";
import { invite } from "../steps/invite";
import { type PersonSaving, textOrNull } from "./create";
import { departureOf } from "./delete";

/**
 * Withdraw, invite, save. Looks first: somebody who accepted meanwhile is done, and nothing is sent. If
 * the run dies between withdrawal and invitation, Read keeps the person as pending and stale, and the
 * next apply finishes here.
 */
export async function resend(
  at: At,
  { plan, prior, call }: { plan: PersonPlan; prior: PersonState; call: PersonSaving },
  namesElsewhere: Terms["namesElsewhere"],
): Promise<PersonState> {
  const own = ownOf(plan);
  const { contract } = at;
  const seen = { show: contract.show, org: at.org, own, before: prior, stale: false };
  const member = { email: prior.email, userId: prior.user_id, uuid: prior.uuid };
  const there = await at.organization.roster.read(member, at.calling);
  if (there && there.status !== "pending")
    return toState(there, { ...seen, invitationsSent: prior.invitations_sent });
  if (there) {
    const ids = { userId: there.id ?? null, uuid: there.uuid ?? prior.uuid };
    await contract.remove(at, { ...departureOf(prior), ...ids, fromAccount: false, comesBack: true });
  }
  const newcomer = {
    email: plan.email,
    role: plan.role,
    first_name: nameFor(plan.first_name, prior.first_name),
    last_name: nameFor(plan.last_name, prior.last_name),
    account_role: textOrNull(plan.account_role) ?? prior.account_role,
    zone_roles: plan.zone_roles,
  };
  const { user } = await invite(at, newcomer, { onExisting: "adopt_if_same", namesElsewhere });
  call.keep({ ...call.private, sentAt: new Date(at.run.clock.now()).toISOString() });
  const sent = {
    ...seen,
    before: { ...prior, status: "pending", created_at: null, user_id: null, uuid: null, invitation_id: null },
    invitationsSent: prior.invitations_sent + 1,
  };
  call.saved(toState(user, sent));
  return toState(await at.organization.completion.complete(user, at.calling), sent);
}

const nameFor = (planned: unknown, before: string | null): string | null => textOrNull(planned) ?? before;
