import type { Self } from "../../automox/model/person";
import { canonicalRole, eachRole, roleSlug } from "../../automox/model/roles";
import { type Finding, fail } from "../../framework/diagnostics";
import type { Place } from "../run/place";

/**
 * Fails before the first write with a key that is not an administrator's: its writes would fail for every
 * person, some of them in silence.
 */
export async function requireKeyRights(at: Place): Promise<void> {
  const found = await hindrance(at);
  if (found) fail(found);
}

/** Warns about such a key, on the first planned write in an organization. */
export async function warnAboutKeyRights(at: Place): Promise<void> {
  if (!at.run.workload.once(`key rights in ${at.org}`)) return;
  const found = await hindrance(at);
  if (found) at.warn(found);
}

export const roleOf = (owner: Self): string | undefined => owner.role ?? owner.roles?.[0]?.name;

/** Why this key may not write; undefined where it may, or where only Automox can decide. */
async function hindrance(at: Place): Promise<Finding | undefined> {
  const owner = await at.run.owner.self(at, at.calling);
  const words = owner ? wordsOf(owner, at) : [];
  if (words.length === 0 || !words.every(isPowerless)) return undefined;
  const roles = [...new Set(words)].map((word) => JSON.stringify(word)).join(" and ");
  return {
    code: "guard/key-rights",
    summary: `The API key may not change people of organization ${at.org}`,
    detail:
      `The owner of the key has the role ${roles}, which may not invite, change or remove people. Use a key made by ` +
      `${at.run.contractKind === "account" ? "somebody who administers the account" : "an administrator"}: ` +
      "Settings > Secrets & Keys in the console (Setup & Configuration > Keys in older ones). Plans without " +
      "changes and drift need no such key.",
  };
}

/** Roles of which Automox's pages say that they manage nobody. With any other word, a custom role's too, Automox decides. */
const POWERLESS = new Set([
  "no-global-access",
  "read-only",
  "billing",
  "billing-admin",
  "helpdesk-operator",
  "patch-operator",
  "zone-operator",
]);

const isPowerless = (word: string): boolean => POWERLESS.has(canonicalRole(roleSlug(word)));

/** What Automox tells of the owner's rights here; nothing, while the kind of role is not told that the contract hangs on. */
function wordsOf({ accountRole, role, roles = [] }: Self, { run, org }: Place): readonly string[] {
  const here = roles.filter(({ organizationId }) => organizationId === undefined || organizationId === org);
  // `rbac_roles` carries labels of the console, `role` carries a word of the contract.
  const words = [...here.map(({ name }) => name), ...(typeof role === "string" ? eachRole(role) : [])];
  if (typeof accountRole === "string")
    return words.length > 0 || run.contractKind === "account" ? [...eachRole(accountRole), ...words] : [];
  return run.contractKind === "account" ? [] : words;
}
