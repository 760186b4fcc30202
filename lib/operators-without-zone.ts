import type { IConstruct } from "constructs";
import { annotate } from "./annotate";
import { type AutomoxProvider, type IAspect, TerraformStack, Token } from "./library";
import { emailOf, isPerson, literal, type Person, providerOf, zonesOf } from "./person";
import { canonicalRole } from "./values/role";

const MESSAGE =
  "role: an operator sees devices in the zones given, and without zoneRoles that is the organization's own zone. Add the " +
  'others to zoneRoles, or silence this with guards: { operatorWithoutZone: "off" } in the provider.';

/**
 * Operators to whom code gives no further zone. Only over the account contract: the organization contract has no field
 * for zones, so there the provider itself warns and nothing could be added in code. A warning is said of the first
 * operator alone, like the provider's own.
 */
export class OperatorsWithoutZone implements IAspect {
  private readonly provider: AutomoxProvider;
  private first: IConstruct | undefined;
  private several: ReadonlySet<string> | undefined;

  constructor(provider: AutomoxProvider) {
    this.provider = provider;
  }

  visit(node: IConstruct): void {
    // The stack comes first; an app may be synthesized again with more people.
    if (TerraformStack.isStack(node)) this.several = undefined;
    const level = levelOf(this.provider);
    if (level === "off" || !isPerson(node) || !isBareOperator(node)) return;
    if (providerOf(node) !== this.provider || this.isInSeveral(node)) return;
    this.first ??= node;
    if (level === "error") annotate(node, { level: "error", message: MESSAGE });
    else if (node === this.first) annotate(node, { level: "warning", message: MESSAGE });
  }

  /** Whether the stack gives the same person another organization, and with it a zone. */
  private isInSeveral(person: Person): boolean {
    this.several ??= emailsOfSeveral(person.cdktfStack.node.findAll());
    return this.several.has(emailOf(person) ?? "");
  }
}

/** As the provider reads its block; what only Terraform will know is not guessed. */
function levelOf({ accountIdInput, contractInput, guardsInput }: AutomoxProvider): string {
  const contract = contractInput ?? (accountIdInput === undefined ? "organization" : "account");
  if (literal(contract) !== "account" || Token.isUnresolved(guardsInput)) return "off";
  return literal(guardsInput?.operatorWithoutZone ?? "warn") ?? "off";
}

function isBareOperator(person: Person): boolean {
  const role = literal(person.roleInput);
  const isUser = person.terraformResourceType === "automox_user";
  const isGiven = Token.isUnresolved(person.zoneRolesInput) || zonesOf(person).length > 0;
  return isUser && role !== undefined && canonicalRole(role) === "zone-operator" && !isGiven;
}

function emailsOfSeveral(constructs: readonly IConstruct[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const emails = constructs.filter(isPerson).flatMap((person) => emailOf(person) ?? []);
  return new Set(emails.filter((email) => seen.has(email) || !seen.add(email)));
}
