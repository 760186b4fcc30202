import { foldEmail } from "../../automox/email";
import { fail } from "../../framework/diagnostics";
import { isKnown, UNKNOWN } from "../../framework/infer";
import type { Change, PlanPatch } from "../../framework/resource";
import type { AutomoxCall } from "../api";
import { printDuration } from "../duration";
import { findByEmail } from "../membership/find";
import type { userSchema } from "./user-schema";
import { userId } from "./user-state";

type UserChange = Change<typeof userSchema>;
type UserPatch = PlanPatch<typeof userSchema>;

/** Requests one planned write costs at apply: look, write, confirm. */
const COST = { create: 4, update: 3 };

export async function planUser(change: UserChange, call: AutomoxCall): Promise<UserPatch> {
  const { prior, differs } = change;
  if (!prior) return planCreate(change, call);
  await refuseOtherOrganization(change, call);
  if (differs !== "remote") return {};
  warnAboutBudget(call, COST.update);
  return emailChanges(change) ? planNewEmail(change) : {};
}

async function planCreate({ config }: UserChange, call: AutomoxCall): Promise<UserPatch> {
  const org = config.org_id ?? (await call.api.defaultOrganization.number(call));
  warnAboutBudget(call, COST.create);
  if (isKnown(org) && isKnown(config.email) && (config.first_name === null || config.last_name === null)) {
    await warnIfNobodyThere({ org, email: config.email }, call);
  }
  return {
    set: { org_id: org, id: isKnown(org) && isKnown(config.email) ? userId(org, config.email) : UNKNOWN },
  };
}

/** Names are needed only for an invitation, so this is worth a warning, and only if nobody is there to take over. */
async function warnIfNobodyThere(target: { org: number; email: string }, call: AutomoxCall): Promise<void> {
  if (await findByEmail(call.api, target, call)) return;
  call.warn({
    code: "user/names-missing",
    summary: `${target.email} cannot be invited without first_name and last_name`,
    detail: `Nobody with this address is in organization ${target.org} yet, and an invitation needs both names. The apply of this person will fail.`,
    path: [{ attribute: "email" }],
  });
}

/** An omitted org_id follows the provider; silently moving a person to another organization would remove them from this one. */
async function refuseOtherOrganization({ config, prior }: UserChange, call: AutomoxCall): Promise<void> {
  if (config.org_id !== null || !prior) return;
  const org = await call.api.defaultOrganization.number(call);
  if (org === prior.org_id) return;
  fail({
    code: "user/other-organization",
    summary: `${prior.email} is in organization ${prior.org_id}, but the provider is set to ${org}`,
    detail:
      `Write org_id = ${prior.org_id} on the resource to keep the person where they are, or org_id = ${org} to remove them there and ` +
      "invite them here. To destroy them anyway, use -refresh=false.",
    path: [{ attribute: "org_id" }],
  });
}

function emailChanges({ config, prior }: UserChange): boolean {
  return !isKnown(config.email) || foldEmail(config.email) !== foldEmail(prior?.email ?? "");
}

/**
 * Pending: replaced, because the old mailbox holds a live link. Active: renamed in place, unless a
 * configured name changes with it, which looks like another person.
 */
function planNewEmail({ config, prior }: UserChange): UserPatch {
  if (!prior) return {};
  if (prior.status === "pending") return { replace: ["email"] };
  const renamed = (["first_name", "last_name"] as const).filter(
    (name) => isKnown(config[name]) && config[name] !== null && config[name] !== prior[name],
  );
  if (renamed.length > 0) {
    fail({
      code: "user/another-person",
      summary: `${prior.email}: address and ${renamed.join(" and ")} change together`,
      detail:
        "That looks like another person, and would hand one person's account to another. For another person use a resource of its " +
        "own. For the same person, change the address first, apply, and then the name.",
      path: [{ attribute: "email" }],
    });
  }
  return { set: { id: isKnown(config.email) ? userId(prior.org_id, config.email) : UNKNOWN } };
}

function warnAboutBudget(call: AutomoxCall, cost: number): void {
  const { budget } = call.api.client.usage;
  if (!call.api.workload.add(cost, budget)) return;
  call.warn({
    code: "pacing/window",
    summary: "The apply will need more requests than Automox grants in 5 minutes",
    detail:
      `The writes planned so far need more than ${budget} requests. The apply will wait for the rate limit ` +
      `(about ${printDuration(300_000)} for each further ${budget} requests) instead of failing.`,
  });
}
