import type { Construct } from "constructs";
import { Aspects, type AutomoxProviderConfig, AutomoxProvider as Bindings, TerraformStack } from "./library";
import { OperatorsWithoutZone } from "./operators-without-zone";
import { numberProblem } from "./person";
import { registerProvider } from "./providers";
import { secretsInCode, secretsWritten } from "./secrets";

/** The provider block. Everything is optional: the key is best left to the environment variable `AUTOMOX_API_KEY`. */
export interface AutomoxProviderProps extends AutomoxProviderConfig {}

/**
 * The provider `automox`. Without it in a stack Terraform would not know where to get the provider from.
 *
 * @example
 * ```ts
 * new AutomoxProvider(this, "automox", { orgId: 12345 });
 * ```
 * @throws {Error} where `apiKey` or `scim.token` is plain text: synthesizing would write it into `cdk.tf.json`.
 */
export class AutomoxProvider extends Bindings {
  constructor(scope: Construct, id: string, props: AutomoxProviderProps = {}) {
    super(scope, id, props);
    const stack = TerraformStack.of(this);
    const problems = [...secretsInCode(this), ...numberProblems(this)];
    if (problems.length > 0)
      throw new Error(problems.map((text) => `[${this.node.path}] ${text}`).join("\n"));
    this.node.addValidation({ validate: () => [...secretsWritten(this), ...numberProblems(this)] });
    registerProvider(stack, this);
    Aspects.of(stack).add(new OperatorsWithoutZone(this));
  }
}

function numberProblems({ orgIdInput }: Bindings): string[] {
  const problem = numberProblem(orgIdInput);
  return problem === undefined ? [] : [`orgId: ${problem}`];
}
