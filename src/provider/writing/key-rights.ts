import type { Self } from "../../automox/model/person";
import { isAdminRole, roleSlug } from "../../automox/model/roles";
import { type Finding, fail } from "../../framework/diagnostics";
import type { Place } from "../run/place";
import { isGlobalAdmin } from "../schemas/account-role";

/**
 * Before the first write: a key that is not an administrator's would fail for every person, some writes even
 * in silence.
 */
export async function requireKeyRights(at: Place): Promise<void> {
  const found = await hindrance(at);
  if (found) fail(found);
}

/** On the first planned write of an organization, once. */
export async function warnAboutKeyRights(at: Place): Promise<void> {
  if (!at.run.workload.once(`key rights in ${at.org}`)) return;
  const found = await hindrance(at);
  if (found) at.warn(found);
}

export const roleOf = (owner: Self): string | undefined => owner.role ?? owner.roles?.[0]?.name;

/** What stands against writing with this key; undefined where nothing is known to. */
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

/** Whether the owner may write in an organization; undefined where the API does not tell. */
function mayWrite({ accountRole, role, roles = [] }: Self, { run, org }: Place): boolean | undefined {
  if (isGlobalAdmin(accountRole)) return true;
  // Nothing below the account's own role gives a right to it or takes one away.
  if (run.contractKind === "account") return (accountRole ?? undefined) === undefined ? undefined : false;
  const here = roles.filter(({ organizationId }) => organizationId === undefined || organizationId === org);
  // `rbac_roles` carries console labels, `role` the word of the contract.
  const words = [...here.map(({ name }) => name), ...(typeof role === "string" ? [role] : [])];
  return words.length === 0 ? undefined : words.some((word) => isAdminRole(roleSlug(word)));
}
