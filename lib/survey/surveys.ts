import type { IConstruct } from "constructs";
import { TerraformElement, TerraformStack } from "../library";
import { Code } from "./code";
import type { Person } from "./person";
import { personIn } from "./survey";

/** What an aspect knows of the stacks that it visits. */
export class Surveys {
  private readonly all = new WeakMap<IConstruct, Code>();

  /** Whom a construct declares. The stack comes before what is in it: an app may be synthesized again. */
  person(construct: IConstruct): Person | undefined {
    if (TerraformStack.isStack(construct)) this.all.delete(construct);
    if (!TerraformElement.isTerraformElement(construct)) return undefined;
    const stack = construct.cdktfStack;
    const code = this.all.get(stack) ?? new Code(stack);
    this.all.set(stack, code);
    return personIn(construct, code);
  }
}
