import type { NamesElsewhere } from "../contracts/contract";
import { newcomerOf } from "../person/newcomer";
import { memberOfState, ownOf, type PersonState, toState } from "../person/state";
import type { At } from "../steps/at";
import { invite } from "../steps/invite";
import { departureOf } from "./delete";
import { noteSend, type PersonSaving, type PersonUpdate } from "./person-change";

/**
 * Resends an invitation: withdraws the old one, invites anew, saves. Looks first, and sends nothing to a
 * person who has accepted meanwhile. If the run dies between withdrawal and invitation, Read keeps the person
 * as pending and stale, and the next apply finishes here.
 */
export async function resend(
  at: At,
  { plan, prior, call }: PersonUpdate & { readonly call: PersonSaving },
  namesElsewhere: NamesElsewhere,
): Promise<PersonState> {
  const { contract } = at;
  const seen = { show: contract.show, org: at.org, own: ownOf(plan), before: prior, stale: false };
  const there = await at.organization.roster.read(memberOfState(prior), at.calling);
  if (there && there.status !== "pending")
    return toState(there, { ...seen, invitationsSent: prior.invitations_sent });
  if (there) {
    const ids = { userId: there.id ?? null, uuid: there.uuid ?? prior.uuid };
    await contract.remove(at, { ...departureOf(prior), ...ids, fromAccount: false, comesBack: true });
  }
  const terms = { onExisting: "adopt_if_same", namesElsewhere } as const;
  const { user } = await invite(at, newcomerOf(plan, prior), terms);
  noteSend(call);
  const sent = {
    ...seen,
    before: { ...prior, status: "pending", created_at: null, user_id: null, uuid: null, invitation_id: null },
    invitationsSent: prior.invitations_sent + 1,
  };
  call.saved(toState(user, sent));
  return toState(await at.organization.completion.complete(user, at.calling), sent);
}
