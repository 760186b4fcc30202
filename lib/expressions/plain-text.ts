import { type Constant, textOf } from "./evaluate";
import { isConstant, type Node, partsOf, scalar } from "./node";

type Constants = ReadonlyMap<string, Pick<Constant, "node" | "words">>;

/** The expression itself. */
export const CODE = "the expression";

/** Functions whose result is one of their arguments as it is. */
const PASSES_ON = ["coalesce", "try", "sensitive", "nonsensitive", "ephemeralasnull"];

/** Locals may name each other in a circle. */
const DEEPEST = 60;

/**
 * Where text stands in code that is, or becomes part of, what an expression comes to: `CODE`, or the words of a
 * constant. Between names that Terraform looks up, text is no secret: `"${var.user}:${var.key}"`.
 */
export function plainSources(node: Node, constants: Constants, depth = 0): readonly string[] {
  if (depth > DEEPEST) return [];
  if (isConstant(node)) return holdsText(node) ? [CODE] : [];
  const target = targetOf(node, constants);
  if (target !== undefined)
    return plainSources(target.node, constants, depth + 1).length > 0 ? [target.words] : [];
  return feeding(node).flatMap((part) => plainSources(part, constants, depth + 1));
}

const holdsText = (node: Node): boolean =>
  (node.is === "value" && typeof node.value === "string" && node.value !== "") ||
  (node.is === "object" ? node.entries.map(([, value]) => value) : partsOf(node)).some(holdsText);

/** The parts from which the result is made. */
function feeding(node: Node): readonly Node[] {
  if (node.is === "either") return node.branches;
  if (node.is === "get") return node.of.is === "name" ? [] : [node.of];
  if (node.is === "call" && node.name === "lookup") {
    const [of, key, otherwise] = node.args;
    return of && key ? [{ is: "get", of, key }, ...(otherwise ? [otherwise] : [])] : [];
  }
  if (node.is === "call" && PASSES_ON.includes(node.name)) return node.args;
  return partsOf(node).filter((part) => !isConstant(part));
}

/** What a name leads to, with the constant in which it stands. */
function targetOf(
  node: Node,
  constants: Constants,
): { readonly node: Node; readonly words: string } | undefined {
  if (node.is !== "get") return undefined;
  const key = textOf(node.key);
  if (node.of.is === "name") return constants.get(`${node.of.name}.${key}`);
  const whole = targetOf(node.of, constants);
  return whole && { words: whole.words, node: partUnder(whole.node, node.key) };
}

function partUnder(whole: Node, key: Node): Node {
  const name = textOf(key);
  if (name === undefined) return whole;
  if (whole.is === "list") return whole.items[Number(name)] ?? scalar("");
  if (whole.is === "object") return whole.entries.find(([each]) => textOf(each) === name)?.[1] ?? scalar("");
  return { is: "get", of: whole, key };
}
