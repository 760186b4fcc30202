import { foreignHost } from "../../automox/transport/base-url";
import { isRecord } from "../../automox/wire/envelope";
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

/** From the `expressions` of one provider block. */
export function settingsIn(
  provider: string,
  expressions: Readonly<Record<string, unknown>>,
): readonly ProviderSetting[] {
  const found = Object.entries(SETTINGS).flatMap(([path, standard]): readonly ProviderSetting[] => {
    const [block = "", ...names] = path.split(".");
    const expression = expressions[block];
    if (!isRecord(expression)) return [];
    // One variable in it, and Terraform tells nothing of the rest; in JSON syntax it prints the rest unevaluated.
    if ("references" in expression || !("constant_value" in expression))
      return [{ provider, setting: block, to: null }];
    const to = names.reduce<unknown>(
      (value, name) => (isRecord(value) ? value[name] : undefined),
      expression.constant_value,
    );
    if (to === undefined || to === null || to === standard) return [];
    if (!ADDRESSES.includes(path)) return [{ provider, setting: path, to: JSON.stringify(to) }];
    // Neither this machine nor Automox's own; of another address the rest may be a secret.
    const host = foreignHost(String(to));
    return host === undefined ? [] : [{ provider, setting: path, to: host }];
  });
  return found.filter(({ setting }, at) => found.findIndex((each) => each.setting === setting) === at);
}

/**
 * For all that can be told: whether a change of role takes people out and invites them anew, and what somebody new is in
 * the account where nothing is written; null for nothing, undefined where nobody can tell.
 */
export function conductOf(settings: readonly ProviderSetting[], provider: string) {
  const own = new Map(
    settings.flatMap((each) => (each.provider === provider ? [[each.setting, each.to]] : [])),
  );
  const isUntold = own.get("account") === null;
  const role = own.get("account.no_account_role") ?? null;
  const newcomerRole = role === null ? null : String(JSON.parse(role));
  return {
    reinvites: isUntold || own.get("account.role_change") === '"reinvite"',
    newcomerRole: isUntold ? undefined : newcomerRole,
  };
}
