import type { Construct } from "constructs";
import {
  Aspects,
  type AutomoxProviderConfig,
  AutomoxProvider as Bindings,
  TerraformStack,
  Token,
} from "./library";
import { OperatorsWithoutZone } from "./operators-without-zone";
import { registerProvider } from "./providers";

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
    const problems = secretsInCode(this);
    if (problems.length > 0)
      throw new Error(problems.map((text) => `[${this.node.path}] ${text}`).join("\n"));
    this.node.addValidation({ validate: () => secretsInCode(this) });
    registerProvider(stack, this);
    Aspects.of(stack).add(new OperatorsWithoutZone(this));
  }
}

function secretsInCode({ apiKeyInput, scimInput }: Bindings): string[] {
  return [
    ...(isPlainText(apiKeyInput) ? [complaint("apiKey", "AUTOMOX_API_KEY")] : []),
    ...(isPlainText(scimInput?.token) ? [complaint("scim.token", "AUTOMOX_SCIM_TOKEN")] : []),
  ];
}

/** `${…}` is an expression that somebody wrote by hand. */
const isPlainText = (value: string | undefined): boolean =>
  value !== undefined && !Token.isUnresolved(value) && !/^\$\{.*\}$/s.test(value);

const complaint = (attribute: string, variable: string): string =>
  `${attribute}: is plain text, which synthesizing would write into cdk.tf.json, also where it comes from process.env. Leave it ` +
  `out and set the environment variable ${variable} for Terraform, or give a TerraformVariable or an ephemeral value.`;
