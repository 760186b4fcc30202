import type { User } from "../../automox/model/person";
import { sameRole } from "../../automox/model/roles";
import { sameAccountRole } from "../schemas/account-role";

/**
 * One person for a data source: as a listing has them that was begun after this process wrote, and what was
 * written where the listing has not got it yet. Everything else is the listing's, so that the next plan reads the
 * same. `own` is null for whoever was removed.
 */
export function toldOf(listed: User | undefined, own: User | null | undefined): User | undefined {
  if (own === undefined) return listed;
  if (own === null) return undefined;
  // Somebody disabled may be on no list, and then a later run does not tell of them either.
  if (!listed) return own.status === "disabled" ? undefined : own;
  // Identity providers make people anew: another record under the same address.
  if (own.id !== undefined && listed.id !== undefined && own.id !== listed.id) return listed;
  const written = {
    email: own.email,
    firstName: own.firstName,
    lastName: own.lastName,
    role: isSame(sameRole, listed.role, own.role) ? undefined : own.role,
    accountRole: isSame(sameAccountRole, listed.accountRole, own.accountRole) ? undefined : own.accountRole,
    updatedAt: later(listed.updatedAt, own.updatedAt),
  };
  const carried = Object.entries(written).filter(([, value]) => value !== undefined);
  return { ...listed, ...Object.fromEntries(carried) };
}

type Text = string | null | undefined;

const isSame = (same: (a: string, b: string) => boolean, a: Text, b: Text): boolean =>
  typeof a === "string" && typeof b === "string" && same(a, b);

const later = (a: Text, b: Text): Text => (typeof a === "string" && typeof b === "string" && b > a ? b : a);
