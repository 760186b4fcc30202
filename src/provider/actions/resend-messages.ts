import type { User } from "../../automox/model/person";
import type { Finding } from "../../framework/diagnostics";
import { LAPSED } from "../life/plan-resend";
import type { Target } from "../person/member";
import { printDuration } from "../schemas/duration";

const PATH = [{ attribute: "email" }];

/** What an invitation gives, so that whoever reads the log can give it again. */
export interface Standing {
  readonly live: User;
  readonly zones: ReadonlyMap<string, string> | null;
}

const standingInWords = ({ live, zones }: Standing): string =>
  [
    `role ${live.role}`,
    `name ${[live.firstName, live.lastName].filter(Boolean).join(" ") || "none"}`,
    ...(live.accountRole ? [`account role ${live.accountRole}`] : []),
    ...[...(zones ?? [])].map(([zone, role]) => `${role} in organization ${zone}`),
  ].join(", ");

export const withdrawing = ({ email, org }: Target, standing: Standing): string =>
  `Withdrawing the invitation of ${email} to organization ${org} (${standingInWords(standing)})`;

/** How to come by an invitation where nobody is there; of whom Terraform manages, and of everybody else. */
const WAYS_ON =
  "Where a resource stands for them, the next plan invites them again. If that plan calls them stale, write " +
  'invitation = { on_stale = "reinvite" } with a max_resends that is not used up. An automox_user, or Settings > Users in the ' +
  "console, invites everybody else.";

export const nobodyThere = `${LAPSED} ${WAYS_ON}`;

export const tooYoung = (ageMs: number, minAge: string): string =>
  `they were invited ${printDuration(Math.max(0, ageMs))} ago, and min_age is ${minAge}.`;

export const ageUnknown = (email: string): Finding => ({
  code: "invitation/age-unknown",
  summary: `Cannot invite ${email} anew: Automox does not tell when they were invited`,
  detail:
    "The age of the invitation shows whether an earlier invocation sent it and lost the answer. Nobody can take a second mail " +
    "back, so the provider sent nothing. Withdraw the invitation under Settings > Users in the console, and " +
    "invite them there.",
  path: PATH,
});

export const cannotWithdraw = ({ email, org }: Target): Finding => ({
  code: "invitation/cannot-withdraw",
  summary: `The invitation of ${email} cannot be withdrawn`,
  detail:
    `They have not accepted the invitation to organization ${org} yet, and no call can withdraw it: Automox shows no number ` +
    "or UUID for them, or they are to be a global administrator. The provider sent nothing. Ask the person to accept, or cancel it " +
    "under Settings > Users in the console and invite them anew.",
  path: PATH,
});

export const roleUnclear = ({ email, org }: Target): Finding => ({
  code: "invitation/role-unclear",
  summary: `Cannot invite ${email} anew: Automox does not tell what the invitation gives`,
  detail:
    `Nothing names one role of theirs in organization ${org}, in each further one and in the account, and no invitation gives several. ` +
    "The provider sent nothing. Give them one role under Settings > Users in the console, or withdraw the invitation there and invite them there.",
  path: PATH,
});

export const namesUntold = (email: string): Finding => ({
  code: "user/names-missing",
  summary: `Cannot invite ${email} anew without first and last name`,
  detail:
    "Automox wants both names with an invitation, and the person has not both. The provider sent nothing. Give them names: first_name " +
    "and last_name of their resource, or Settings > Users in the console.",
  path: PATH,
});

/** `why`: what came back. */
export const withdrawn = (
  { email, org }: Target,
  { standing, why, isCertain }: { standing: Standing; why: string; isCertain: boolean },
): Finding => ({
  code: "invitation/withdrawn",
  summary: isCertain
    ? `The invitation of ${email} was withdrawn, and no new one is known to be sent`
    : `The invitation of ${email} may be withdrawn, and no new one was sent`,
  detail:
    `${why}\n\nThe invitation to organization ${org} gave: ${standingInWords(standing)}. Invoke the action again: it ` +
    "sends the old one anew where that still stands, and nothing where a new one has arrived. Where nobody is there it sends " +
    `nothing either. ${WAYS_ON}`,
  path: PATH,
});
