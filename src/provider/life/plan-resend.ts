import { fail } from "../../framework/diagnostics";
import { isKnown, UNKNOWN } from "../../framework/infer";
import type { PersonState } from "../person/state";
import { type InvitationPolicy, invitationPolicy } from "../schemas/invitation-policy";
import type { At } from "../steps/at";
import type { PersonChange, PersonPatch } from "./person-change";

/**
 * Plans what to do about an invitation that Read found stale. An invitation resend is planned as `stale =
 * false`, so that reviewers see it, and everything that an invitation changes is unknown. Reads no clock:
 * Read has put the time into the state.
 */
export function planResend(at: At, { config }: PersonChange, prior: PersonState): PersonPatch {
  if (!prior.stale || !isKnown(config.invitation)) return {};
  const policy = invitationPolicy(config.invitation as PersonState["invitation"]);
  const isGone = isNowhere(at, prior);
  if (policy.onStale === "fail") {
    fail({
      code: "user/stale-invitation",
      summary: `${prior.email} has not accepted the invitation, and invitation.on_stale is "fail"`,
      detail:
        `${isGone ? LAPSED : since(prior)} ${isGone ? "W" : "Ask the person to accept, w"}rite on_stale = "reinvite", ` +
        "or remove the resource. To destroy it anyway, use -refresh=false.",
      path: [{ attribute: "invitation" }],
    });
  }
  const sendsLeft = 1 + policy.maxResends - Math.max(prior.invitations_sent, 1);
  const canWithdraw = at.contract.canWithdraw(prior);
  if (policy.onStale === "reinvite" && sendsLeft > 0 && canWithdraw) return resend();
  at.warn({
    code: "user/stale-invitation",
    summary: "Invitations are waiting for acceptance for too long",
    detail:
      `${prior.email} in organization ${prior.org_id}: ${since(prior)} ${prior.invitations_sent} sent. ` +
      (isGone ? `${LAPSED} ${ANEW}` : whyNot(policy, canWithdraw)),
    path: [{ attribute: "invitation" }],
  });
  return {};
}

/** Read has looked in this walk and found nobody, though Automox has shown the person before. */
const isNowhere = ({ run, org }: At, { email, user_id, uuid }: PersonState): boolean =>
  (user_id !== null || uuid !== null) &&
  run.ledger.seen.has({ org, email }) &&
  !run.ledger.refreshed.has({ org, email });

export const LAPSED =
  "Automox lists nobody with this address any more: the invitation lapsed or was withdrawn.";

const ANEW =
  'To invite them again, write invitation = { on_stale = "reinvite" } with a max_resends that is not used up. To let ' +
  "them go, remove the resource, which sends nothing.";

function whyNot({ onStale }: InvitationPolicy, canWithdraw: boolean): string {
  if (onStale !== "reinvite")
    return 'Ask the person to accept, or write invitation = { on_stale = "reinvite" } to invite anew.';
  return canWithdraw
    ? "All resends of invitation.max_resends are used up; ask the person, or allow more."
    : "No call can withdraw this invitation, so none is sent again; ask the person, or cancel it in the " +
        "console.";
}

const since = ({ created_at }: PersonState): string =>
  `Invited ${created_at === null ? "at an unknown time" : `on ${created_at}`}; the mail came from ` +
  "support@automox.com.";

const resend = (): PersonPatch => ({
  set: {
    stale: false,
    status: UNKNOWN,
    invitations_sent: UNKNOWN,
    user_id: UNKNOWN,
    uuid: UNKNOWN,
    invitation_id: UNKNOWN,
    created_at: UNKNOWN,
  },
});
