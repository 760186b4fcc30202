import type { User } from "../../automox/model/person";
import type { Contract } from "../contracts/contract";
import type { Leaver } from "../guards/leaver";
import type { PersonState } from "../person/state";
import type { At } from "../steps/at";

interface Wanted {
  /** undefined while it is not known yet. */
  readonly role: string | undefined;
  readonly account_role?: string | null | undefined;
  readonly active: unknown;
}

/** A person of a state as the guards judge them, before it is said what they lose. */
export const leaverOf = ({ contract }: Pick<At, "contract">, prior: PersonState): Omit<Leaver, "kind"> => ({
  email: prior.email,
  userId: prior.user_id,
  wasAdmin: contract.mayBeAdmin(prior),
});

/** What an update takes from somebody; undefined for nothing. */
export async function lossByUpdate(
  at: At,
  prior: PersonState,
  { role, account_role, active }: Wanted,
): Promise<Leaver | undefined> {
  const leaver = leaverOf(at, prior);
  if (role !== undefined && at.contract.removesToChange(prior, role)) return { ...leaver, kind: "removal" };
  if (active === false && prior.active !== false) return { ...leaver, kind: "deactivation" };
  const isLowered = await at.contract.lowers(at, prior, { role, account_role });
  return isLowered ? { ...leaver, kind: "demotion" } : undefined;
}

/** What a take-over takes from a person who is there already; undefined for nothing. */
export function lossByTakeOver(
  user: User,
  { role, account_role, active }: Wanted,
  contract: Pick<Contract, "isAdmin" | "removesToChange">,
): Leaver | undefined {
  const wasAdmin = contract.isAdmin(user);
  const leaver = { email: user.email, userId: user.id ?? null, wasAdmin };
  const there = user.role ?? "";
  if (role !== undefined && there !== "" && contract.removesToChange({ role: there }, role))
    return { ...leaver, kind: "removal" };
  if (active === false && user.status !== "disabled") return { ...leaver, kind: "deactivation" };
  const after = { role: role ?? user.role, accountRole: account_role ?? user.accountRole };
  return wasAdmin && !contract.isAdmin(after) ? { ...leaver, kind: "demotion" } : undefined;
}
