import { type Constant, evaluate, scalarsOf } from "../expressions/evaluate";
import { type Node, scalar } from "../expressions/node";
import { certain, type Outcome } from "../expressions/outcome";
import type { TerraformStack } from "../library";
import { type Instance, NOBODY } from "./instances";
import { constantsOf } from "./names";
import { blockOf, type Provider, providersIn } from "./providers";
import { writtenFor } from "./resolved";

/** What begins the name of an organization whose number is not in code: whose default it is. */
export const UNNUMBERED = "of ";

/**
 * What the values in a stack may come to, looked at once: make one for each pass over the tree, because attributes may
 * be set between two.
 */
export class Code {
  readonly stack: TerraformStack;
  private constants: ReadonlyMap<string, Constant> | undefined;
  /** Many people are given the same words. */
  private readonly nodes = new Map<unknown, Node>();
  private readonly outcomes = new Map<Node, Outcome>();
  private readonly settled = new Map<string, Outcome>();
  private readonly organizations = new Map<string, Outcome>();
  private known: readonly Provider[] | undefined;

  constructor(stack: TerraformStack) {
    this.stack = stack;
  }

  /** What the library will write for a value. */
  written(value: unknown): Node {
    return writtenFor(value, this.stack, this.nodes);
  }

  /** What a value may come to, whatever the library will write for it. */
  outcome(value: unknown): Outcome {
    return this.evaluated(this.written(value));
  }

  evaluated(node: Node, instance: Instance["names"] = NOBODY): Outcome {
    if (node.is === "value") return certain(node);
    const known = instance === NOBODY ? this.outcomes.get(node) : undefined;
    if (known !== undefined) return known;
    this.constants ??= constantsOf(this.stack);
    const outcome = evaluate(node, { constants: this.constants, settled: this.settled, instance });
    if (instance === NOBODY) this.outcomes.set(node, outcome);
    return outcome;
  }

  /** In the order of the tree. */
  providers(): readonly Provider[] {
    this.known ??= providersIn(this.stack);
    return this.known;
  }

  /** The organization of whoever names none, by what resources call the provider: "automox.emea". */
  organizationOf(name: string): Outcome {
    const known = this.organizations.get(name) ?? this.lookedUp(name);
    this.organizations.set(name, known);
    return known;
  }

  private lookedUp(name: string): Outcome {
    const provider = this.providers().find(({ fqn }) => fqn === name);
    const outcome = this.outcome(provider && blockOf(provider).org_id);
    const isUnsaid = outcome.open === undefined && scalarsOf(outcome).every((each) => each === null);
    return isUnsaid ? certain(scalar(`${UNNUMBERED}${provider?.alias ?? "the provider"}`)) : outcome;
  }
}
