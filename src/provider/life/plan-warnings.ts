import { hasRole } from "../../automox/model/roles";
import { fail } from "../../framework/diagnostics";
import type { Loss } from "../contracts/contract";
import type { PersonState } from "../person/state";
import { printDuration } from "../schemas/duration";
import type { AutomoxCall } from "../session";
import type { At } from "../steps/at";

/** Counts what the apply of one change costs. */
export function warnAboutBudget({ run, warn }: At, cost: number): void {
  const { budget } = run.client.usage;
  if (!run.workload.add(cost, budget)) return;
  warn({
    code: "pacing/window",
    summary: "The apply will need more requests than Automox grants in 5 minutes",
    detail:
      `The writes planned so far need more than ${budget} requests. The apply will wait for the rate limit ` +
      `(about ${printDuration(300_000)} for each further ${budget} requests) instead of failing.`,
  });
}

/**
 * Warns, once a run, about operators in the organization contract, which has no field for zones: an operator
 * without a zone sees no devices.
 */
export function warnAboutZones({ run, warn, contract }: At, role: unknown, before: string | null): void {
  const level = run.guards.operatorWithoutZone;
  if (
    !contract.operatorsLackZones ||
    level === "off" ||
    typeof role !== "string" ||
    !hasRole(role, "zone-operator")
  )
    return;
  if (hasRole(before, "zone-operator")) return;
  const words = {
    code: "guard/operator-without-zone",
    summary: "An operator needs zones, which cannot be given here",
    detail:
      "An operator without a zone may see few devices or none, and the organization contract has no field " +
      "for zones. Assign them in the console under Settings > Users. To silence this, write guards = { " +
      'operator_without_zone = "off" } in the provider block.',
    path: [{ attribute: "role" }],
  };
  if (level === "error") fail(words);
  if (!run.workload.once("operator-without-zone")) return;
  warn(words);
}

interface Removed extends Pick<PersonState, "email" | "status" | "role"> {
  /** The role in the plan's own lines, which may be older. */
  readonly shown?: string;
  /** Sentences about their API keys. */
  readonly keys: string;
}

/**
 * Says what a removal means. The summaries are constant, so that Terraform folds many warnings into one.
 */
export function warnAboutRemoval(
  { email, status, role, shown = role, keys }: Removed,
  loss: Loss,
  call: Pick<AutomoxCall, "warn">,
): void {
  if (status === "pending") {
    call.warn({
      code: "user/withdrawal",
      summary: "Invitations will be withdrawn",
      detail: `${email} has not accepted yet. ${loss.ofInvitation}`,
    });
    return;
  }
  call.warn({
    code: "user/removal",
    summary: "Removing people from Automox cannot be undone",
    detail:
      `${email}${shown === role ? "" : `, ${shown} in the state and ${role} by now,`} loses access to ` +
      `${loss.of} for good; coming back takes a new invitation. Policies, groups ` +
      `and worklets they made stay. ${keys} No licence is freed and no cost saved, because Automox counts ` +
      "endpoints; licences are under Settings > Billing.",
  });
}
