import type { RbacRole } from "../../../automox/model/account-facts";
import { ACCOUNT_ROLES, canonicalRole, loosely, ZONE_ROLES } from "../../../automox/model/roles";
import { AutomoxError } from "../../../automox/transport/errors";
import type { Calling } from "../../calls/calling";
import { Once } from "../../calls/once";
import { isNoAccountRole } from "../../schemas/account-role";
import type { Directory } from "./directory";

/** The roles that the account offers. */
export class RoleList {
  private readonly directory: Directory;
  private readonly listing: Once<readonly RbacRole[] | undefined>;

  constructor(directory: Directory, signal: AbortSignal) {
    this.directory = directory;
    this.listing = new Once(() => this.read({ signal }).catch(unreadable));
  }

  /**
   * Asked for once a process, by the first planned write. undefined where Automox gives no list: it only
   * helps to find mistakes, so its absence fails nobody.
   */
  known(calling: Calling): Promise<readonly RbacRole[] | undefined> {
    return this.listing.get(calling);
  }

  /** The same for whoever asks for the list itself; throws AutomoxError. */
  async read(calling: Calling): Promise<readonly RbacRole[]> {
    return (await this.directory.account(calling)).roles(calling);
  }
}

function unreadable(error: unknown): undefined {
  if (!(error instanceof AutomoxError)) throw error;
}

/** Where a role is given. */
export type RoleScope = "zone" | "account";

type RoleVerdict =
  | { readonly kind: "fine" }
  /** A word that only looks like a role; `slug` is what is meant. */
  | { readonly kind: "looks like"; readonly slug: string }
  /** A role of the other scope. */
  | { readonly kind: "other scope" }
  /** Neither listed nor documented; custom roles may be left out of the list. */
  | { readonly kind: "unknown" };

const FINE = { kind: "fine" } as const;

/** Judges one word by the account's list of roles. Pure. */
export function judgeRole(word: string, scope: RoleScope, listed: readonly RbacRole[]): RoleVerdict {
  const slug = scope === "zone" ? canonicalRole(word) : word;
  const documented = scope === "zone" ? ZONE_ROLES : ACCOUNT_ROLES;
  const isHere = ({ type }: RbacRole) => type === undefined || type === scope;
  const same = listed.filter((role) => role.slug === slug);
  const isDocumented = documented.some((role) => role.slug === slug);
  if (same.some(isHere) || isDocumented || (scope === "account" && isNoAccountRole(word))) return FINE;
  const others = scope === "zone" ? ACCOUNT_ROLES : ZONE_ROLES;
  if (same.length > 0 || others.some((role) => role.slug === slug)) return { kind: "other scope" };
  const look = loosely(word);
  const near =
    listed
      .filter(isHere)
      .find((role) => [role.slug, role.name ?? ""].some((text) => loosely(text) === look)) ??
    documented.find((role) => [role.slug, ...role.labels].some((text) => loosely(text) === look));
  return near ? { kind: "looks like", slug: near.slug } : { kind: "unknown" };
}
