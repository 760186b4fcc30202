import type { Constant } from "./evaluate";
import { type Node, partsOf, scalar, textOf } from "./node";

type Constants = ReadonlyMap<string, Pick<Constant, "node" | "words">>;

/** The expression itself. */
export const CODE = "the expression";

/** Functions whose result is one of their arguments as it is. */
const PASSES_ON = ["coalesce", "try", "sensitive", "nonsensitive", "ephemeralasnull"];

/** Functions that read what code does not hold; so may those of providers. */
const READS = ["file", "filebase64", "templatefile"];
const reads = (name: string): boolean => READS.includes(name) || name.includes("::");

/** Constants may name parts of each other in a circle. */
const DEEPEST = 60;

/**
 * Where text stands in code that is, or becomes part of, what an expression comes to: `CODE`, or the words of a
 * constant. Beside what Terraform looks up, text is no secret: `"${var.user}:${var.key}"`, `replace(var.key, local.blank, "")`.
 */
export const plainSources = (node: Node, constants: Constants): readonly string[] =>
  new PlainText(constants).sources(node, 0);

class PlainText {
  private readonly constants: Constants;
  /** What was looked at already, because constants may name each other again and again. */
  private readonly found = new Map<Node, readonly string[]>();
  private readonly fixed = new Map<Node, boolean>();

  constructor(constants: Constants) {
    this.constants = constants;
  }

  sources(node: Node, depth: number): readonly string[] {
    const known = depth > DEEPEST ? [] : this.found.get(node);
    if (known !== undefined) return known;
    this.found.set(node, []);
    const sources = this.within(node, depth + 1);
    this.found.set(node, sources);
    return sources;
  }

  private within(node: Node, depth: number): readonly string[] {
    if (node.is === "value") return typeof node.value === "string" && node.value !== "" ? [CODE] : [];
    const target = this.targetOf(node);
    if (target !== undefined) return this.sources(target.node, depth).length > 0 ? [target.words] : [];
    const passed = passedOn(node);
    if (passed !== undefined) return passed.flatMap((part) => this.sources(part, depth));
    if (node.is === "call" && reads(node.name)) return [];
    const parts = node.is === "object" ? node.entries.map(([, value]) => value) : partsOf(node);
    const late = parts.filter((part) => !this.isFixed(part, depth));
    return (late.length > 0 ? late : parts).flatMap((part) => this.sources(part, depth));
  }

  /** Whether nothing in it is looked up by Terraform, so that all it may come to stands in code. */
  private isFixed(node: Node, depth: number): boolean {
    const known = depth > DEEPEST ? true : this.fixed.get(node);
    if (known !== undefined) return known;
    this.fixed.set(node, true);
    const target = this.targetOf(node);
    const isFixed =
      target === undefined
        ? node.is !== "name" &&
          !(node.is === "call" && reads(node.name)) &&
          partsOf(node).every((part) => this.isFixed(part, depth + 1))
        : this.isFixed(target.node, depth + 1);
    this.fixed.set(node, isFixed);
    return isFixed;
  }

  /** What a name leads to, with the words of the constant in which it stands. */
  private targetOf(node: Node): { readonly node: Node; readonly words: string } | undefined {
    if (node.is !== "get") return undefined;
    const key = textOf(node.key);
    if (node.of.is === "name") return this.constants.get(`${node.of.name}.${key}`);
    const whole = this.targetOf(node.of);
    return whole && { words: whole.words, node: partUnder(whole.node, node.key) };
  }
}

/** The parts of which the result is one, or a part of one. */
function passedOn(node: Node): readonly Node[] | undefined {
  if (node.is === "either") return node.branches;
  if (node.is === "get") return node.of.is === "name" ? [] : [node.of];
  if (node.is !== "call") return undefined;
  if (PASSES_ON.includes(node.name)) return node.args;
  const [of, key, ...otherwise] = node.args;
  return node.name === "lookup" && of && key ? [{ is: "get", of, key }, ...otherwise] : undefined;
}

/** What stands under a key of something. */
export function partUnder(whole: Node, key: Node): Node {
  const name = textOf(key);
  if (name === undefined) return whole;
  if (whole.is === "list") return whole.items[Number(name)] ?? scalar("");
  if (whole.is === "object") return whole.entries.find(([each]) => textOf(each) === name)?.[1] ?? scalar("");
  return { is: "get", of: whole, key };
}
