import type { IConstruct } from "constructs";
import { type AutomoxProvider, TerraformProvider } from "./library";

/** By stack: looking for them in the tree for each of thousands of people would take longer than synthesizing. */
const PROVIDERS = new WeakMap<IConstruct, AutomoxProvider[]>();

/** The provider given, where it is one of ours; without one the stack's own, which has no alias. */
export function providerIn(
  stack: IConstruct,
  given: TerraformProvider | undefined,
): AutomoxProvider | undefined {
  const all = PROVIDERS.get(stack) ?? [];
  return all.find((each) => (given === undefined ? each.alias === undefined : each === given));
}

export function registerProvider(stack: IConstruct, provider: AutomoxProvider): void {
  PROVIDERS.set(stack, [...(PROVIDERS.get(stack) ?? []), provider]);
}

/** Aliases of the stack's providers where none of them serves whoever names none; else undefined. */
export function aliasesWithoutDefault(stack: IConstruct): readonly string[] | undefined {
  if (providerIn(stack, undefined) !== undefined) return undefined;
  // The generated class does as well.
  const providers = stack.node
    .findAll()
    .filter((each) => TerraformProvider.isTerraformProvider(each))
    .filter((each) => each.terraformResourceType === "automox" && each.cdktfStack === stack);
  const aliases = providers.map(({ alias }) => alias);
  return aliases.length > 0 && aliases.every((alias) => alias !== undefined) ? aliases : undefined;
}
