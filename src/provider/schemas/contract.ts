import type { RoleChangeRequest } from "../../automox/role-change";
import { isUuid } from "../../automox/wire/uuid";
import { nonEmpty } from "../../framework/checks";
import { type Finding, fail } from "../../framework/diagnostics";
import type { KnownConfigOf } from "../../framework/infer";
import { object, oneOf, text } from "../../framework/schema";
import { unshown } from "../../secrets/unshown";

/**
 * Automox has two ways to write: the organization contract (`/users?o=`) and the published account contract
 * (accounts, invitations, zones). One configured provider speaks one of them, decided before the first
 * request and never after.
 */
export type ContractKind = "organization" | "account";

export type RoleChange = "fail" | "reinvite" | "undocumented";

export interface AccountSettings {
  /** undefined: the account that GET /users/self names. */
  readonly accountId: string | undefined;
  readonly roleChange: RoleChange;
  /** Sent with an invitation that is to give no account-wide role. */
  readonly noAccountRole: string;
  readonly roleChangeRequest: RoleChangeRequest | undefined;
}

export interface ContractSettings {
  readonly kind: ContractKind;
  readonly account: AccountSettings;
}

const request = {
  method: oneOf("PUT", "PATCH", "POST").required({ doc: "HTTP method of the call." }),
  path: text.required({
    checks: [
      {
        says: "a path of plain segments below base_url that holds {user}",
        holds: (value) => /^(\/(?!\.{1,2}(\/|$))[\w.~{}-]+)+$/.test(value) && value.includes("{user}"),
      },
    ],
    doc: "Path below `base_url`, with `{account}` and `{user}` where their UUIDs belong.",
  }),
};

const account = {
  role_change: oneOf("fail", "reinvite", "undocumented").optional({
    doc:
      "No published call changes the role of somebody who has one. `fail` (default) says so, as an error " +
      "of that person; `reinvite`, for roles in zones, takes the person out of the zone and invites them to it again " +
      "with the new role; `undocumented` makes the call of `role_change_request`.",
  }),
  no_account_role: text.optional({
    checks: [nonEmpty],
    doc:
      "What an invitation sends for no account-wide role. Default `no-global-access`; one published " +
      "description of the request says `non-global-admin` instead.",
  }),
  role_change_request: object(request).optional({
    doc:
      'The call that `role_change = "undocumented"` makes. The console has one, but nobody documents its ' +
      "method and path.",
  }),
};

/** The provider's attributes about contracts. */
export const contractSchema = {
  account_id: text.optional({
    unshown: "a UUID",
    checks: [{ says: "the UUID of an account", holds: isUuid }],
    doc:
      "UUID of the account, shown in the console under Settings > Secrets & Keys. Written here it switches " +
      "to the published account contract (invitations, zones). `AUTOMOX_ACCOUNT_UUID` supplies the value " +
      "and does not switch.",
  }),
  contract: oneOf("organization", "account").optional({
    doc:
      "Which contract to write with: `organization` (`/users?o=`) or `account`. Default `account` if " +
      "`account_id` is written, else `organization`.",
  }),
  account: object(account).optional({ doc: "How the account contract is spoken." }),
};

/**
 * Decides which contract the provider speaks and how. Fails for `undocumented` without its request, and for a
 * bad AUTOMOX_ACCOUNT_UUID.
 */
export function contractSettings(
  given: KnownConfigOf<typeof contractSchema>,
  env: NodeJS.ProcessEnv,
): ContractSettings {
  const { account_id, contract, account } = given;
  const kind = contract ?? (account_id === null ? "organization" : "account");
  const roleChange = account?.role_change ?? "fail";
  const roleChangeRequest = account?.role_change_request ?? undefined;
  if (kind === "account" && roleChange === "undocumented" && !roleChangeRequest) fail(REQUEST_MISSING);
  const accountId = account_id ?? (kind === "account" ? accountFrom(env.AUTOMOX_ACCOUNT_UUID) : undefined);
  const noAccountRole = account?.no_account_role ?? "no-global-access";
  return { kind, account: { accountId, roleChange, noAccountRole, roleChangeRequest } };
}

function accountFrom(value: string | undefined): string | undefined {
  const id = value?.trim();
  if (id === undefined || id === "") return undefined;
  if (isUuid(id)) return id;
  return fail({
    code: "provider/invalid-account",
    summary: "Invalid value in AUTOMOX_ACCOUNT_UUID",
    detail:
      `AUTOMOX_ACCOUNT_UUID must be the UUID of an account, got ${unshown(id, "a UUID")}. The console shows ` +
      "it under Settings > Secrets & Keys.",
  });
}

const REQUEST_MISSING: Finding = {
  code: "provider/role-change-request-missing",
  summary: 'account.role_change = "undocumented" needs account.role_change_request',
  detail:
    "No document says how a role is changed, so the call must be named: role_change_request = { method = " +
    '…, path = … }. Without it use "fail" or "reinvite".',
  path: [{ attribute: "account" }, { attribute: "role_change_request" }],
};
