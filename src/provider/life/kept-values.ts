import { isKnown } from "../../framework/infer";
import type { PersonState } from "../person/state";
import type { At } from "../steps/at";
import type { PersonChange, PersonPatch } from "./person-change";
import { newEmailOf } from "./plan-rename";

/**
 * What only Automox tells of somebody active, and this update does not decide: planned as it is, so that the plan of a
 * new name shows a name. What the world made of it since is for the next refresh. Of a pending person an acceptance
 * may change it at any moment, so there it stays unknown.
 */
export function keptValues({ contract }: At, change: PersonChange, prior: PersonState): PersonPatch["set"] {
  const { config } = change;
  const { email, role, active, two_factor, two_factor_reset } = config;
  if (prior.status !== "active") return {};
  // Another address may lead to another record; whoever is invited anew is pending, or somebody else.
  const isInvited = contract.removesToChange(prior, isKnown(role) ? role : "");
  if (!isKnown(email) || newEmailOf(change, prior) !== undefined || isInvited) return {};
  const { created_at, invitation_id, invitations_sent, stale, status, two_factor_method } = prior;
  const setsFactor =
    isWritten(two_factor, prior.two_factor) || isWritten(two_factor_reset, prior.two_factor_reset);
  return {
    ...{ created_at, invitation_id, invitations_sent, stale },
    ...(isWritten(active, prior.active) ? {} : { status }),
    ...(setsFactor ? {} : { two_factor_method }),
  };
}

/** null is not managed; what is not known yet may be anything. */
const isWritten = (wanted: unknown, before: unknown): boolean => wanted !== null && wanted !== before;
