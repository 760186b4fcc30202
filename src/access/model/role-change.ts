import { foldRole } from "../facts/rank";
import type { Part, RoleChange } from "./change";
import { isAfterApply, isSame, type Told } from "./told";

/** What is not known before the apply may be the same, and then `adopt_if_same` takes over. */
export const isKnownOther = (a: Told = null, b: Told = null): boolean =>
  ![a, b].some(isAfterApply) && !isSame(a, b, foldRole);

/** All that one instance changes of somebody who is there, as the provider carries it out. */
export function carriedOut<P extends Part>(parts: readonly P[], roleChange: RoleChange): readonly P[] {
  const inAccount = ({ kind, place }: P) => kind === "access" && place.scope === "account";
  const isReinvited = roleChange === "reinvite";
  // No invitation changes a role in the account, and then the provider changes none.
  const isStopped =
    isReinvited &&
    parts.some((part) => part.from && inAccount(part) && isKnownOther(part.from.role, part.to?.role));
  return parts.flatMap((part): readonly P[] => {
    const { kind, from, to } = part;
    const isStep = kind === "access" && from && to && !isSame(from.role, to.role, foldRole);
    if (!isStep) return apart(part);
    if (roleChange === "fail" || isStopped || (isReinvited && inAccount(part))) return staying(part);
    return apart(isReinvited ? { ...part, gap: true } : part);
  });
}

/** The apply refuses the role, and does the rest. */
function staying<P extends Part>(part: P): readonly P[] {
  const { from, to } = part;
  const role: P = { ...part, live: "refused", to: to && { ...to, status: from?.status ?? null } };
  const use: P = { ...part, to: to && { ...to, role: from?.role ?? null } };
  return from?.status === to?.status ? [role] : [role, use];
}

/** A role and the use of it are two things: neither hides the other. */
function apart<P extends Part>(part: P): readonly P[] {
  const { from, to } = part;
  if (from === null || to === null || from.status === to.status) return [part];
  const between = { role: to.role, status: from.status };
  const isSameRole = isSame(from.role, to.role, foldRole);
  return [...(isSameRole ? [] : [{ ...part, to: between }]), { ...part, from: between, gap: false }];
}
