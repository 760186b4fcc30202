import { FUNCTIONS } from "./functions";
import { type Node, type Scalar, scalar } from "./node";
import { both, certain, type Outcome, oneOf, open, under } from "./outcome";

/** What names stand for. */
export interface Names {
  /** By `var.name` and `local.name`. */
  readonly constants: ReadonlyMap<string, Constant>;
  /** `each.key`, `each.value` and `count.index`, where code says them. */
  readonly instance: Readonly<Record<string, Node>>;
}

/** A local, or a variable's default. */
export interface Constant {
  readonly node: Node;
  readonly words: string;
  /** Why it may be something else. */
  readonly open?: string;
}

/** Locals may name each other in a circle, which Terraform refuses. */
const DEEPEST = 60;

/** What an expression may come to. */
export const evaluate = (node: Node, names: Names): Outcome => new Evaluation(names).outcome(node);

class Evaluation {
  private readonly names: Names;
  private depth = 0;

  constructor(names: Names) {
    this.names = names;
  }

  outcome(node: Node): Outcome {
    if (this.depth >= DEEPEST) return open("it is nested too deep");
    this.depth++;
    const outcome = this.within(node);
    this.depth--;
    return outcome;
  }

  private within(node: Node): Outcome {
    switch (node.is) {
      case "value":
      case "list":
      case "object":
        return certain(node);
      case "get":
        return isOurs(node) ? this.got(node) : open(`Terraform alone knows ${pathOf(node)}`);
      case "either":
        return this.either(node);
      case "call":
        return this.called(node.name, node.args);
      case "template":
        return this.joined(node.parts, "");
      case "name":
        return open(`Terraform alone knows ${node.name}`);
      default:
        return open("Terraform alone calculates it");
    }
  }

  private got({ of, key: written }: Got): Outcome {
    const key = this.outcome(written);
    if (of.is === "name") return both(key, (name) => this.named(of.name, textOf(name) ?? ""));
    const from = this.outcome(of);
    return both(from, (whole) =>
      both(key, (name) => this.picked(whole, name) ?? open("there is no such key")),
    );
  }

  private named(root: string, name: string): Outcome {
    const key = `${root}.${name}`;
    const own = this.names.instance[key];
    if (own !== undefined) return this.outcome(own);
    const constant = this.names.constants.get(key);
    if (constant === undefined) return open(`Terraform alone knows ${key}`);
    const outcome = this.outcome(constant.node);
    return constant.open === undefined ? outcome : oneOf([outcome, open(constant.open)]);
  }

  /** What stands under a key; undefined where nothing does. */
  picked(whole: Node, key: Node): Outcome | undefined {
    const name = textOf(key);
    if (whole.is === "list") {
      const item = whole.items[Number(name)];
      return item && this.outcome(item);
    }
    if (whole.is !== "object") return open("Terraform alone looks into it");
    const entry = whole.entries.find(([each]) => {
      const { possible } = this.outcome(each);
      return possible.some(({ node }) => textOf(node) === name);
    });
    return entry && this.outcome(entry[1]);
  }

  private either({ condition, text, branches }: Extract<Node, { is: "either" }>): Outcome {
    const { possible, open: why } = this.outcome(condition);
    const decided = possible.map(({ node }) => node.is === "value" && node.value === true);
    const sides = branches.map((branch, side) => ({ branch, holds: side === 0 }));
    return oneOf(
      sides
        .filter(({ holds }) => why !== undefined || decided.includes(holds))
        .map(({ branch, holds }) => {
          const outcome = this.outcome(branch);
          return why === undefined && decided.length === 1 ? outcome : under({ [text]: holds }, outcome);
        }),
    );
  }

  private called(name: string, args: readonly Node[]): Outcome {
    const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    if (known === undefined) return open(`Terraform alone calculates ${name}()`);
    return known({
      args: args.map((arg) => () => this.outcome(arg)),
      picked: (whole, key) => this.picked(whole, key),
      joined: (parts, between) => this.joined(parts, between),
    });
  }

  /** Texts in a row. */
  joined(parts: readonly Node[], between: string): Outcome {
    return parts.reduce<Outcome>(
      (outcome, part, index) =>
        both(outcome, (sofar) =>
          both(this.outcome(part), (next) => {
            const [before, after] = [textOf(sofar), textOf(next)];
            if (before === undefined || after === undefined) return open("Terraform alone writes it as text");
            return certain(scalar(index === 0 ? after : `${before}${between}${after}`));
          }),
        ),
      certain(scalar("")),
    );
  }
}

type Got = Extract<Node, { is: "get" }>;

/** Roots of names that code may say something of. */
const ROOTS = ["var", "local", "each", "count"];

const isOurs = ({ of }: Got): boolean =>
  of.is === "get" ? isOurs(of) : of.is !== "name" || ROOTS.includes(of.name);

const pathOf = (node: Node): string =>
  node.is === "get" ? `${pathOf(node.of)}.${textOf(node.key) ?? "…"}` : nameOf(node);

const nameOf = (node: Node): string => (node.is === "name" ? node.name : "…");

/** As Terraform writes it in a text. */
export const textOf = (node: Node): string | undefined =>
  node.is === "value" && node.value !== null ? String(node.value) : undefined;

/** Values without a structure; others are left out. */
export const scalarsOf = ({ possible }: Outcome): readonly Scalar[] =>
  possible.flatMap(({ node }) => (node.is === "value" ? [node.value] : []));
