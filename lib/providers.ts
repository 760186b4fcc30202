import type { IConstruct } from "constructs";
import type { TerraformProvider } from "./library";
import type { AutomoxProvider } from "./provider";

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
