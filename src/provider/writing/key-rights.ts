import type { Self } from "../../automox/model/person";
import { isAdminRole, roleSlug } from "../../automox/model/roles";
import { type Finding, fail } from "../../framework/diagnostics";
import type { Place } from "../run/place";
import { isGlobalAdmin } from "../schemas/account-role";

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

/** Why this key may not write; undefined where it may, or where Automox does not tell. */
async function hindrance(at: Place): Promise<Finding | undefined> {
  const owner = await at.run.owner.self(at, at.calling);
  if (!owner || mayWrite(owner, at) !== false) return undefined;
  const isAccount = at.run.contractKind === "account";
  const role = JSON.stringify((isAccount ? owner.accountRole : roleOf(owner)) ?? "unknown");
  return {
    code: "guard/key-rights",
    summary: `The API key may not change people of organization ${at.org}`,
    detail: isAccount
      ? `The owner of the key has the account role ${role}, and only global administrators may use the ` +
        "account contract. " +
        useAnother("a global administrator")
      : `The owner of the key has the role ${role}, and only administrators may invite, change or remove. ` +
        useAnother("an administrator"),
  };
}

const useAnother = (owner: string) =>
  `Use a key made by ${owner}: Settings > API Keys in the console. Reading and drift runs do not need one.`;

/** Whether the key's owner may write in the organization; undefined where Automox does not tell. */
function mayWrite({ accountRole, role, roles = [] }: Self, { run, org }: Place): boolean | undefined {
  if (isGlobalAdmin(accountRole)) return true;
  // In the account contract no role in an organization gives or takes a right.
  if (run.contractKind === "account") return (accountRole ?? undefined) === undefined ? undefined : false;
  const here = roles.filter(({ organizationId }) => organizationId === undefined || organizationId === org);
  // `rbac_roles` carries labels of the console, `role` carries a word of the contract.
  const words = [...here.map(({ name }) => name), ...(typeof role === "string" ? [role] : [])];
  return words.length === 0 ? undefined : words.some((word) => isAdminRole(roleSlug(word)));
}
