import { TerraformElement, type TerraformStack } from "../library";

/** What a stack consists of, in the order of the tree. A stack within a stack is a state of its own. */
export const elementsOf = (stack: TerraformStack): readonly TerraformElement[] =>
  stack.node
    .findAll()
    .filter((construct) => TerraformElement.isTerraformElement(construct))
    .filter((element) => isIn(element, stack));

/** By the node: a stack may be used through a proxy. */
const isIn = ({ cdktfStack }: TerraformElement, stack: TerraformStack): boolean =>
  cdktfStack.node === stack.node;
