import type { Self } from "../../automox/model/person";
import { fail } from "../../framework/diagnostics";
import { mayWrite, roleOf } from "../guards/key-owner";
import type { Doing } from "../run/place";

const useAnother = (owner: string) =>
  `Use a key made by ${owner}: Settings > API Keys in the console. Reading and drift runs do not need one.`;

/** What stands against writing with this key; undefined where nothing is known to. */
function hindrance(owner: Self | undefined, { api, org }: Doing) {
  const contract = api.contract.kind;
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
export async function requireWriter(at: Doing): Promise<void> {
  const found = hindrance(await at.api.owner.self(at.call, at.calling), at);
  if (found) fail(found);
}

/** On the first planned write of an organization, once. */
export async function warnAboutWriter(at: Doing): Promise<void> {
  if (at.organization.writerChecked) return;
  at.organization.writerChecked = true;
  const found = hindrance(await at.api.owner.self(at.call, at.calling), at);
  if (found) at.call.warn(found);
}
