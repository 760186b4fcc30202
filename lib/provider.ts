import type { Construct } from "constructs";
import type { Choices, Chosen } from "./choices";
import {
  type AutomoxProviderAccountRoleChangeRequestWords,
  type AutomoxProviderAccountWords,
  type AutomoxProviderGuardsWords,
  type AutomoxProviderWords,
  PROVIDER_SHAPE,
} from "./generated/constants";
import {
  type AutomoxProviderAccount,
  type AutomoxProviderAccountRoleChangeRequest,
  type AutomoxProviderConfig,
  type AutomoxProviderGuards,
  AutomoxProvider as Bindings,
  TerraformStack,
} from "./library";
import { literal, numberProblem } from "./person";
import { secretsInCode, secretsWritten } from "./secrets";
import { checkShape } from "./shape";
import { watchStack } from "./watch";

/** The provider block. Everything is optional: the key is best left to the environment variable `AUTOMOX_API_KEY`. */
export interface AutomoxProviderProps
  extends Omit<AutomoxProviderConfig, "account" | "guards" | keyof AutomoxProviderWords>,
    Choices<AutomoxProviderWords> {
  /** How the account contract is spoken. */
  readonly account?: Chosen<
    Omit<AutomoxProviderAccount, "roleChangeRequest">,
    AutomoxProviderAccountWords
  > & {
    /** The call that `roleChange: "undocumented"` makes. The console has one, but nobody documents its method and path. */
    readonly roleChangeRequest?: Chosen<
      AutomoxProviderAccountRoleChangeRequest,
      AutomoxProviderAccountRoleChangeRequestWords
    >;
  };
  /** What a run may not do to an organization. */
  readonly guards?: Chosen<AutomoxProviderGuards, AutomoxProviderGuardsWords>;
}

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
    checkShape(`${scope.node.path}/${id}`, props, PROVIDER_SHAPE);
    super(scope, id, props as AutomoxProviderConfig);
    const problems = [...secretsInCode(this), ...numberProblems(this)];
    if (problems.length > 0)
      throw new Error(problems.map((text) => `[${this.node.path}] ${text}`).join("\n"));
    this.node.addValidation({ validate: () => [...secretsWritten(this), ...numberProblems(this)] });
    watchStack(TerraformStack.of(this));
  }
}

function numberProblems({ orgIdInput }: Bindings): string[] {
  const problem = numberProblem(literal(orgIdInput));
  return problem === undefined ? [] : [`orgId: ${problem}`];
}
