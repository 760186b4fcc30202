import type { User } from "../../automox/model/person";
import type { Contract } from "../contracts/contract";
import type { Leaver } from "../guards/leaver";

interface Wanted {
  /** undefined while it is not known yet. */
  readonly role: string | undefined;
  readonly account_role?: string | null | undefined;
  readonly active: unknown;
}

/** What somebody who is there already loses by being taken over; undefined for nothing. */
export function lossOf(
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
