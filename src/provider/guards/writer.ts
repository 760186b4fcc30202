import { fail } from "../../framework/diagnostics";
import type { Doing } from "../people/doing";
import { mayWrite, roleOf } from "./owner";

const words = (role: string | undefined, org: number) => ({
  code: "guard/key-rights",
  summary: `The API key may not change people of organization ${org}`,
  detail:
    `The owner of the key has the role ${JSON.stringify(role ?? "unknown")}, and only administrators may invite, change or remove. Use a key ` +
    "made by an administrator: Settings > API Keys in the console. Reading and drift runs do not need one.",
});

/** Before the first write: a key that is not an administrator's would fail for every person, some writes even in silence. */
export async function requireWriter({ api, call, calling, org }: Doing): Promise<void> {
  const owner = await api.owner.self(call, calling);
  if (owner && mayWrite(owner, org) === false) fail(words(roleOf(owner), org));
}

/** On the first planned write of an organization, once. */
export async function warnAboutWriter({ api, call, calling, org, organization }: Doing): Promise<void> {
  if (organization.writerChecked) return;
  organization.writerChecked = true;
  const owner = await api.owner.self(call, calling);
  if (owner && mayWrite(owner, org) === false) call.warn(words(roleOf(owner), org));
}
