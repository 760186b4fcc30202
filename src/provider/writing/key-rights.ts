import type { Self } from "../../automox/model/person";
import { isAdminRole, roleSlug } from "../../automox/model/roles";
import { fail } from "../../framework/diagnostics";
import type { Place } from "../run/place";
import { isGlobalAdmin } from "../schemas/account-role";
import type { ContractKind } from "../schemas/contract";

interface Written {
  readonly org: number;
  readonly contract: ContractKind;
}

/** Whether the owner may write in an organization; undefined where the API does not tell. */
function mayWrite(owner: Self, { org, contract }: Written): boolean | undefined {
  if (isGlobalAdmin(owner.accountRole)) return true;
  // Nothing below the account's own role gives a right to it or takes one away.
  if (contract === "account") return (owner.accountRole ?? undefined) === undefined ? undefined : false;
  const here = owner.roles?.filter(
    ({ organizationId }) => organizationId === undefined || organizationId === org,
  );
  const words = [
    ...(here ?? []).map(({ name }) => name),
    ...(typeof owner.role === "string" ? [owner.role] : []),
  ];
  if (words.length === 0) return undefined;
  return words.some(isAdminName);
}

/** `rbac_roles` carries console labels, `role` the word of the contract. */
const isAdminName = (word: string): boolean => isAdminRole(roleSlug(word));

export const roleOf = (owner: Self): string | undefined => owner.role ?? owner.roles?.[0]?.name;

const useAnother = (owner: string) =>
  `Use a key made by ${owner}: Settings > API Keys in the console. Reading and drift runs do not need one.`;

/** What stands against writing with this key; undefined where nothing is known to. */
function hindrance(owner: Self | undefined, { run, org }: Place) {
  const contract = run.contractKind;
  if (!owner || mayWrite(owner, { org, contract }) !== false) return undefined;
  const role = JSON.stringify((contract === "account" ? owner.accountRole : roleOf(owner)) ?? "unknown");
  return {
    code: "guard/key-rights",
    summary: `The API key may not change people of organization ${org}`,
    detail:
      contract === "account"
        ? `The owner of the key has the account role ${role}, and only global administrators may use the account contract. ${useAnother("a global administrator")}`
        : `The owner of the key has the role ${role}, and only administrators may invite, change or remove. ${useAnother("an administrator")}`,
  };
}

/** Before the first write: a key that is not an administrator's would fail for every person, some writes even in silence. */
export async function requireKeyRights(at: Place): Promise<void> {
  const found = hindrance(await at.run.owner.self(at, at.calling), at);
  if (found) fail(found);
}

/** On the first planned write of an organization, once. */
export async function warnAboutKeyRights(at: Place): Promise<void> {
  if (at.organization.keyRightsChecked) return;
  at.organization.keyRightsChecked = true;
  const found = hindrance(await at.run.owner.self(at, at.calling), at);
  if (found) at.warn(found);
}
