import type { Client } from "../../automox/client";
import type { Organization } from "../../automox/model/organization";
import type { Self } from "../../automox/model/person";
import type { CallOptions } from "../../automox/transport/call";
import type { Unexpected } from "../../automox/wire/unexpected";
import { isAdministrator } from "../facts/rank";
import { type Asked, ask, isCancelled } from "../live/asked";
import { failureWords, passing } from "../live/failure-words";
import { cutList } from "../text/markdown-budget";
import { harmless } from "../text/safe-text";
import { about, type Check } from "./doctor-schema";
import { zoneUsersCheck } from "./zone-users-check";

interface AccountScope {
  /** Numbers that were asked for; empty: whatever the key sees. */
  readonly organizations: readonly number[];
  readonly accountId: string | undefined;
}

/**
 * Whose the key is, what it sees, which contract it can use, and what in the answers nobody has documented.
 * Reads only.
 */
export async function accountChecks(
  client: Pick<Client, "users" | "organizations" | "account">,
  scope: AccountScope,
  signal: AbortSignal,
): Promise<readonly Check[]> {
  const findings: Unexpected[] = [];
  const call: CallOptions = { signal, unexpected: (finding) => void findings.push(finding) };
  const self = await ask(() => client.users.self(call), isCancelled);
  const organizations = await ask(() => client.organizations.list(call), isCancelled);
  const known = organizations.value ?? [];
  const org = scope.organizations[0] ?? known[0]?.id;
  const people =
    org === undefined
      ? undefined
      : await ask(() => client.users.page(org, { page: 0, limit: 25 }, call), isCancelled);
  const accountId = scope.accountId ?? self.value?.accountId ?? undefined;
  return [
    ownerCheck(self),
    organizationsCheck(organizations, scope.organizations),
    organizationContractCheck(org, people),
    ...(await accountContractChecks(client, { accountId, org }, call)),
    shapesCheck(findings, self.value !== undefined || organizations.value !== undefined),
  ];
}

const AS_ADMINISTRATOR =
  "Inviting, changing and removing people needs a key that an administrator made; reading works with this one.";

function ownerCheck(self: Asked<Self>): Check {
  const { ok, warn } = about("owner");
  if (self.failure)
    return warn(
      `Automox does not say whose key it is: ${failureWords(self.failure)}.`,
      passing(self.failure) ??
        "The guard for the key's own user cannot work; look up the owner in the console under Settings > Secrets & Keys.",
    );
  const { email, id, uuid, role, roles = [], accountRole } = self.value;
  const who = email ?? (id === undefined ? uuid : `user ${id}`) ?? "somebody unnamed";
  const words = [
    ...new Set([role, ...roles.map(({ name }) => name), accountRole].flatMap((word) => word || [])),
  ];
  const fact = `The key belongs to ${harmless(who)}, whose role is ${words.length === 0 ? "not told" : harmless(words.join(", "))}.`;
  return { ...(words.some(isAdministrator) ? ok(fact) : warn(fact, AS_ADMINISTRATOR)), keyOwner: email };
}

const MANY = 20;

function organizationsCheck(asked: Asked<readonly Organization[]>, wanted: readonly number[]): Check {
  const { ok, warn, fail } = about("organizations");
  if (asked.failure)
    return fail(
      `Automox does not list the organizations: ${failureWords(asked.failure)}.`,
      passing(asked.failure) ?? "Any valid key may list them: check the key, and AUTOMOX_BASE_URL.",
    );
  const seen = asked.value;
  const shown = cutList(seen, MANY, ({ id, name }) => `${id}${name === null ? "" : ` (${harmless(name)})`}`);
  const fact = `The key sees ${seen.length} organization${seen.length === 1 ? "" : "s"}: ${shown}.`;
  const missing = wanted.filter((org) => !seen.some(({ id }) => id === org));
  if (missing.length > 0)
    return fail(
      `${fact} ${missing.join(", ")} is not among them.`,
      "Correct AUTOMOX_ORG_ID or --org, or use a key that reaches it.",
    );
  if (seen.length === 0)
    return fail("The key sees no organization.", "Use a key of somebody who belongs to one.");
  if (seen.length === 1 || wanted.length > 0) return ok(fact);
  return warn(
    fact,
    "The provider needs to know which one is meant: set org_id in its block, or AUTOMOX_ORG_ID.",
  );
}

function organizationContractCheck(
  org: number | undefined,
  people: Asked<readonly unknown[]> | undefined,
): Check {
  const { ok, fail, skipped } = about("organization-contract");
  if (people === undefined) return skipped("Without an organization its people cannot be asked for.");
  if (people.failure)
    return fail(
      `The people of organization ${org} cannot be read: ${failureWords(people.failure)}.`,
      passing(people.failure) ?? "Use a key whose owner may read users there.",
    );
  return ok(
    `The people of organization ${org} can be read through the organization contract. doctor does not try to write.`,
  );
}

async function accountContractChecks(
  client: Pick<Client, "account">,
  { accountId, org }: { readonly accountId: string | undefined; readonly org: number | undefined },
  call: CallOptions,
): Promise<readonly Check[]> {
  const { ok, warn, skipped } = about("account-contract");
  if (accountId === undefined) return [skipped(UNKNOWN_ACCOUNT)];
  const account = client.account(accountId);
  const roles = await ask(() => account.roles(call), isCancelled);
  if (roles.value) {
    const fact = `The account contract can be used: it offers ${roles.value.length} roles. doctor does not try to write.`;
    return [ok(fact), await zoneUsersCheck(account, org, call)];
  }
  return [
    warn(
      `The account contract cannot be used with this key: ${failureWords(roles.failure)}.`,
      passing(roles.failure) ??
        "It needs the UUID of the account and a key of somebody who administers the account. The organization contract needs neither.",
    ),
  ];
}

const UNKNOWN_ACCOUNT =
  "No account is given, so doctor did not check the account contract; give one in AUTOMOX_ACCOUNT_UUID or --account-id.";

/** Names and types only: that is all the client tells. */
function shapesCheck(findings: readonly Unexpected[], isRead: boolean): Check {
  const { ok, warn, skipped } = about("answers");
  const words = findings.map((one) =>
    "field" in one ? `${one.where}.${one.field}` : `${one.where} (${one.shape})`,
  );
  const distinct = [...new Set(words)].sort();
  if (distinct.length === 0 && !isRead)
    return skipped("No answer could be read, so its fields are not known.");
  if (distinct.length === 0) return ok("Every field of the answers is known.");
  return warn(
    `The answers hold ${distinct.length} fields or types that no document names: ${cutList(distinct, MANY, (word) => harmless(word))}.`,
    "You need do nothing while everything works; otherwise report this line, which holds no values.",
  );
}
