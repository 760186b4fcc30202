import { type Constant, evaluate, scalarsOf, textOf } from "../expressions/evaluate";
import { type Node, scalar } from "../expressions/node";
import { certain, type Outcome } from "../expressions/outcome";
import { nodeOf } from "../expressions/parse";
import type { TerraformStack } from "../library";
import type { Instance } from "./instances";
import { constantsOf } from "./names";
import { blockOf, type Provider, providersIn } from "./providers";
import { isPlain, resolved } from "./resolved";

/** What begins the name of an organization whose number is not in code: whose default it is. */
export const UNNUMBERED = "of ";

/**
 * What the values in a stack may come to, looked at once: make one for each pass over the tree, because attributes may
 * be set between two.
 */
export class Code {
  readonly stack: TerraformStack;
  private constants: ReadonlyMap<string, Constant> | undefined;
  private known: readonly Provider[] | undefined;

  constructor(stack: TerraformStack) {
    this.stack = stack;
  }

  /** What a value may come to, whatever the library will write for it. */
  outcome(value: unknown, names: Instance["names"] = {}): Outcome {
    return isPlain(value)
      ? certain(scalar((value ?? null) as string | null))
      : this.evaluated(nodeOf(resolved(value, this.stack)), names);
  }

  /** What stands under a key of an object; undefined where nothing does. */
  picked(whole: Node, key: string): Outcome | undefined {
    return whole.is === "object"
      ? whole.entries.flatMap(([each, value]) => (textOf(each) === key ? [this.evaluated(value)] : []))[0]
      : undefined;
  }

  evaluated(node: Node, instance: Instance["names"] = {}): Outcome {
    this.constants ??= constantsOf(this.stack);
    return evaluate(node, { constants: this.constants, instance });
  }

  /** In the order of the tree. */
  providers(): readonly Provider[] {
    this.known ??= providersIn(this.stack);
    return this.known;
  }

  /** The organization of whoever names none, by what resources call the provider: "automox.emea". */
  organizationOf(name: string): Outcome {
    const provider = this.providers().find(({ fqn }) => fqn === name);
    const outcome = this.outcome(provider && blockOf(provider).org_id);
    const isUnsaid = outcome.open === undefined && scalarsOf(outcome).every((each) => each === null);
    return isUnsaid ? certain(scalar(`${UNNUMBERED}${provider?.alias ?? "the provider"}`)) : outcome;
  }
}
