import type { IConstruct } from "constructs";
import type { Constant } from "../expressions/evaluate";
import { nodeOf } from "../expressions/parse";
import { TerraformElement, type TerraformStack } from "../library";
import { resolved } from "./resolved";

interface Written {
  readonly variable?: Readonly<Record<string, { readonly default?: unknown }>>;
  readonly locals?: Readonly<Record<string, unknown>>;
}

/**
 * The locals of a stack, and its variables that have a default, by `local.name` and `var.name`. They are told by what
 * they are written as, whichever copy of the library made them.
 */
export function constantsOf(stack: TerraformStack): ReadonlyMap<string, Constant> {
  const elements = stack.node.findAll().filter(isNamed);
  return new Map(elements.flatMap((element) => constantsIn(element.toTerraform(), stack)));
}

const isNamed = (construct: IConstruct): construct is TerraformElement =>
  TerraformElement.isTerraformElement(construct) && !("terraformResourceType" in construct);

const constantsIn = (
  { variable = {}, locals = {} }: Written,
  stack: TerraformStack,
): [string, Constant][] => [
  ...Object.entries(variable)
    .filter(([, each]) => each.default !== undefined)
    .map(([name, each]): [string, Constant] => [
      `var.${name}`,
      {
        node: nodeOf(resolved(each.default, stack)),
        words: `the default of the variable ${name}`,
        open: `the variable ${name} may be set to something else than its default`,
      },
    ]),
  ...Object.entries(locals).map(([name, each]): [string, Constant] => [
    `local.${name}`,
    { node: nodeOf(resolved(each, stack)), words: `the local ${name}` },
  ]),
];
