import { isAdminRole, roleSlug } from "../../automox/roles";
import { fail } from "../../framework/diagnostics";
import type { AutomoxCall } from "../api";
import { removedAndCreated } from "../guards/messages";
import { warnAboutWriter } from "../guards/writer";
import { doing } from "../people/doing";
import { notConfigured } from "../people/set-active";
import type { PersonState } from "./state";
import { warnAboutBudget } from "./warnings";

const DELETE_COST = 2;

/** A planned removal tells the truth about itself, counts in the guards, and must not meet a creation of the same person. */
export async function planDeletePerson(prior: PersonState, call: AutomoxCall, type: string): Promise<void> {
  if (prior.on_destroy === "keep") return;
  const { ledger } = call.api;
  const target = { org: prior.org_id, email: prior.email };
  if (ledger.isClaimed(target)) fail(removedAndCreated(target, type));
  const at = doing(call, call, prior.org_id);
  const kind = prior.on_destroy === "deactivate" ? "deactivation" : "removal";
  if (kind === "deactivation" && !call.api.scim) fail(notConfigured("on_destroy"));
  const leaver = {
    ...target,
    userId: prior.user_id,
    kind,
    wasAdmin: isAdminRole(roleSlug(prior.role)),
  } as const;
  await at.organization.planned.note(leaver, { call, calling: call, thorough: false });
  ledger.planRemoval(target);
  warnAboutBudget(call, DELETE_COST);
  await warnAboutWriter(at);
  if (kind === "removal") warnAboutRemoval(prior, call);
}

/** The summaries are constant, so that Terraform folds many into one. */
function warnAboutRemoval(prior: PersonState, call: AutomoxCall): void {
  if (prior.status === "pending") {
    call.warn({
      code: "user/withdrawal",
      summary: "Invitations will be withdrawn",
      detail: `${prior.email} has not accepted yet. The link in the mail from support@automox.com will no longer work.`,
    });
    return;
  }
  call.warn({
    code: "user/removal",
    summary: "Removing people from Automox cannot be undone",
    detail:
      `${prior.email} loses access to organization ${prior.org_id} for good; coming back takes a new invitation. Policies, groups and ` +
      "worklets they made stay. API keys they made stay valid until they are rotated: look under Settings > API Keys. No licence is " +
      "freed and no cost saved, because Automox counts endpoints.",
  });
}
