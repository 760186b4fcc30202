import { fail } from "../../framework/diagnostics";
import type { ContractKind } from "../schemas/contract";
import type { AutomoxCall } from "../session";

const NEEDS: Readonly<Record<string, ContractKind>> = {
  prefs_json: "organization",
  account_role: "account",
  zone_roles: "account",
};

type Config = Readonly<Record<string, unknown>>;

/**
 * Refuses what only the other contract can do. In the plan, not in validation, because the contract may come
 * from a variable.
 */
export function refuseOtherContract(config: object, { api }: AutomoxCall): void {
  const spoken = api.contractKind;
  const values = config as Config;
  const wrong = Object.keys(NEEDS).find((name) => NEEDS[name] !== spoken && (values[name] ?? null) !== null);
  if (wrong !== undefined) fail(needs(wrong, NEEDS[wrong] ?? spoken));
  if (spoken === "organization" && values.on_destroy === "remove_from_account") {
    fail(needs("on_destroy", "account", ' = "remove_from_account"'));
  }
}

const HOW: Readonly<Record<ContractKind, string>> = {
  account: "Write account_id (the console shows it under Settings > Secrets & Keys) in the provider block",
  organization: 'Leave account_id out of the provider block, or write contract = "organization"',
};

const needs = (attribute: string, contract: ContractKind, value = "") => ({
  code: "user/other-contract",
  summary: `${attribute}${value} needs the ${contract} contract`,
  detail:
    `The provider uses the ${contract === "account" ? "organization" : "account"} contract, which has no ` +
    `such setting. ${HOW[contract]}, or take ${attribute} out of the resource. To destroy the person ` +
    "anyway, use -refresh=false.",
  path: [{ attribute }],
});
