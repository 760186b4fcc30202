import type { IConstruct } from "constructs";
import { annotate } from "./annotate";
import type { IAspect } from "./library";
import { isPerson, literal, type Person, providerOf } from "./person";
import type { AutomoxProvider } from "./provider";
import { canonicalRole } from "./role";

const MESSAGE =
  "role: an operator sees devices only in the zones given, and none is given here. Add zoneRoles, or silence this with " +
  'guards: { operatorWithoutZone: "off" } in the provider.';

/**
 * The provider's own warning, before a plan. Only with `accountId`: the organization contract has no field for zones,
 * so there is nothing that could be added in code.
 */
export class OperatorsWithoutZone implements IAspect {
  readonly #provider: AutomoxProvider;

  constructor(provider: AutomoxProvider) {
    this.#provider = provider;
  }

  visit(node: IConstruct): void {
    const { accountIdInput, guardsInput } = this.#provider;
    const level = guardsInput?.operatorWithoutZone ?? "warn";
    if (accountIdInput === undefined || level === "off") return;
    if (isPerson(node) && isBareOperator(node) && providerOf(node) === this.#provider)
      annotate(node, { level: level === "error" ? "error" : "warning", message: MESSAGE });
  }
}

function isBareOperator(person: Person): boolean {
  const role = literal(person.roleInput);
  if (person.terraformResourceType !== "automox_user" || role === undefined) return false;
  const zones = person.zoneRolesInput;
  return canonicalRole(role) === "zone-operator" && (zones === undefined || Object.keys(zones).length === 0);
}
