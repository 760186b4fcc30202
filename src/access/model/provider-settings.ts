import { foreignHost } from "../../automox/transport/base-url";
import { isRecord } from "../../automox/wire/envelope";
import type { RoleChange } from "./change";
import type { Difference } from "./difference";

/** A setting of the provider block that differs from its default. */
export type ProviderSetting = Omit<Difference["settings"][number], "stack">;

/**
 * Settings of the provider block that decide what may happen: paths of names, and the values that change nothing where
 * they are written all the same. The others decide nothing about people.
 */
export const SETTINGS = {
  account_id: null,
  contract: "organization",
  base_url: null,
  "account.role_change": "fail",
  "account.no_account_role": "no-global-access",
  "account.role_change_request": null,
  "guards.last_admin": "error",
  "guards.own_user": "error",
  "guards.operator_without_zone": "warn",
  "guards.max_removals": null,
  "scim.url": null,
} as const;

/** Where keys are sent. */
const ADDRESSES = ["base_url", "scim.url"];

type Expressions = Readonly<Record<string, unknown>>;

/** Null for what is not written; undefined where nobody can tell. */
function writtenIn(expressions: Expressions, path: string): unknown {
  const [block = "", ...names] = path.split(".");
  const expression = expressions[block];
  if (!isRecord(expression)) return null;
  // One variable in it, and Terraform tells nothing of the rest; in JSON syntax it prints the rest unevaluated.
  if ("references" in expression || !("constant_value" in expression)) return undefined;
  const within = (value: unknown, name: string) => (isRecord(value) ? value[name] : null);
  return names.reduce(within, expression.constant_value) ?? null;
}

/** From the `expressions` of one provider block. */
export function settingsIn(provider: string, expressions: Expressions): readonly ProviderSetting[] {
  const hasAccount = writtenIn(expressions, "account_id") !== null;
  const found = Object.entries(SETTINGS).flatMap(([path, standard]): readonly ProviderSetting[] => {
    const to = writtenIn(expressions, path);
    if (to === undefined) return [{ provider, setting: path.split(".", 1)[0] ?? "", to: null }];
    // Beside an account the default is its contract.
    const isStandard = to === standard && !(path === "contract" && hasAccount);
    if (to === null || isStandard) return [];
    if (!ADDRESSES.includes(path)) return [{ provider, setting: path, to: JSON.stringify(to) }];
    // Neither this machine nor Automox's own; of another address the rest may be a secret.
    const host = foreignHost(String(to));
    return host === undefined ? [] : [{ provider, setting: path, to: host }];
  });
  return found.filter(({ setting }, at) => found.findIndex((each) => each.setting === setting) === at);
}

/** What of a provider block decides about people. */
export interface Conduct {
  readonly roleChange: RoleChange;
  /** Of somebody new, in the account, where nothing is written; null for nothing, undefined where nobody can tell. */
  readonly newcomerRole: string | null | undefined;
}

/** For all that can be told, at the worst. */
export function conductIn(expressions: Expressions): Conduct {
  const isAccount = speaksAccount(expressions);
  if (isAccount === false) return { roleChange: "direct", newcomerRole: null };
  const role = writtenIn(expressions, "account.no_account_role");
  const newcomerRole = role === undefined || role === null ? role : String(role);
  const written = writtenIn(expressions, "account.role_change");
  if (written === undefined || written === "reinvite") return { roleChange: "reinvite", newcomerRole };
  if (written === "undocumented") return { roleChange: "undocumented", newcomerRole };
  return { roleChange: isAccount ? "fail" : "perhaps", newcomerRole };
}

/** Undefined where nobody can tell. */
function speaksAccount(expressions: Expressions): boolean | undefined {
  const contract = writtenIn(expressions, "contract");
  if (contract !== null) return contract === undefined ? undefined : contract === "account";
  const account = writtenIn(expressions, "account_id");
  return account === undefined ? undefined : account !== null;
}
