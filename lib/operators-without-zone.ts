import type { IConstruct } from "constructs";
import { annotate } from "./annotate";
import type { IAspect } from "./library";
import { isPerson, literal, type Person, providerOf } from "./person";
import type { AutomoxProvider } from "./provider";
import { canonicalRole } from "./role";

const MESSAGE =
  "role: an operator sees devices only in the zones given, and without zoneRoles that is the organization's own zone alone. Add the " +
  'others to zoneRoles, or silence this with guards: { operatorWithoutZone: "off" } in the provider.';

/**
 * Operators to whom code gives no zone. Only with `accountId`: the organization contract has no field for zones, so
 * there the provider itself warns and nothing could be added in code. A warning is said of the first operator alone,
 * like the provider's own.
 */
export class OperatorsWithoutZone implements IAspect {
  readonly #provider: AutomoxProvider;
  #first: IConstruct | undefined;

  constructor(provider: AutomoxProvider) {
    this.#provider = provider;
  }

  visit(node: IConstruct): void {
    const { accountIdInput, guardsInput } = this.#provider;
    const level = guardsInput?.operatorWithoutZone ?? "warn";
    if (accountIdInput === undefined || level === "off") return;
    if (!isPerson(node) || !isBareOperator(node) || providerOf(node) !== this.#provider) return;
    this.#first ??= node;
    if (level === "error") annotate(node, { level: "error", message: MESSAGE });
    else if (node === this.#first) annotate(node, { level: "warning", message: MESSAGE });
  }
}

function isBareOperator(person: Person): boolean {
  const role = literal(person.roleInput);
  if (person.terraformResourceType !== "automox_user" || role === undefined) return false;
  const zones = person.zoneRolesInput;
  return canonicalRole(role) === "zone-operator" && (zones === undefined || Object.keys(zones).length === 0);
}
