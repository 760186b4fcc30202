import type { Constant } from "../expressions/evaluate";
import type { TerraformElement, TerraformStack } from "../library";
import { elementsOf } from "./elements";
import { writtenFor } from "./resolved";

interface Written {
  readonly variable?: Readonly<Record<string, { readonly default?: unknown }>>;
  readonly locals?: Readonly<Record<string, unknown>>;
}

/**
 * The locals of a stack, and its variables that have a default, by `local.name` and `var.name`. They are told by what
 * they are written as, whichever copy of the library made them.
 */
export const constantsOf = (stack: TerraformStack): ReadonlyMap<string, Constant> =>
  new Map(
    elementsOf(stack)
      .filter((element) => !("terraformResourceType" in element))
      .flatMap((element) => constantsIn(writtenBy(element), stack)),
  );

/** What somebody's own element cannot write yet, it says once the library itself asks. */
function writtenBy(element: TerraformElement): Written {
  try {
    return element.toTerraform();
  } catch {
    return {};
  }
}

const constantsIn = (
  { variable = {}, locals = {} }: Written,
  stack: TerraformStack,
): [string, Constant][] => [
  ...Object.entries(variable)
    .filter(([, each]) => each.default !== undefined)
    .map(([name, each]): [string, Constant] => [
      `var.${name}`,
      {
        node: writtenFor(each.default, stack),
        words: `the default of the variable ${name}`,
        open: `the variable ${name} may be set to something else than its default`,
      },
    ]),
  ...Object.entries(locals).map(([name, each]): [string, Constant] => [
    `local.${name}`,
    { node: writtenFor(each, stack), words: `the local ${name}` },
  ]),
];
