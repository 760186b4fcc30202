import type { IConstruct } from "constructs";
import { type AutomoxProvider, TerraformProvider, TerraformStack } from "../library";
import { elementsOf } from "./elements";

/** A provider of ours, of any copy of this package, or of a class that `cdktf get` has made. */
export type Provider = TerraformProvider & Pick<AutomoxProvider, "orgIdInput">;

/** All providers of ours in a stack, in the order of the tree. */
export const providersIn = (stack: TerraformStack): readonly Provider[] =>
  elementsOf(stack).filter(isProvider);

const isProvider = (construct: IConstruct): construct is Provider =>
  TerraformProvider.isTerraformProvider(construct) && construct.terraformResourceType === "automox";

/** The provider given, where it is one of ours; without one the stack's own, which has no alias. */
export function providerOf(scope: IConstruct, given: TerraformProvider | undefined): Provider | undefined {
  if (given !== undefined) return isProvider(given) ? given : undefined;
  return providersIn(TerraformStack.of(scope)).find(({ alias }) => alias === undefined);
}

/** What Terraform will be told of a provider, by its own names, with overrides; tokens are still in it. */
export function blockOf(provider: TerraformProvider): Readonly<Record<string, unknown>> {
  const { provider: written }: Written = provider.toTerraform();
  return written?.[provider.terraformResourceType]?.[0] ?? {};
}

interface Written {
  readonly provider?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}
