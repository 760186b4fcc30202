import { factsOf, ofInstance, saying } from "./conditions";
import { FUNCTIONS, NO_KEY } from "./functions";
import { type Node, type Scalar, scalar, textOf } from "./node";
import { calculated } from "./operations";
import { both, type Conditions, certain, isWithin, type Outcome, oneOf, open, under } from "./outcome";

/** What names stand for. */
export interface Names {
  /** By `var.name` and `local.name`. */
  readonly constants: ReadonlyMap<string, Constant>;
  /** What constants came to, by the same names: filled while evaluating. */
  readonly settled: Map<string, Outcome>;
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

/** Locals may name each other in long rows. */
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
      case "operation":
        return calculated(node.sign, this.later(node.parts));
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
    return both(from, (whole) => both(key, (name) => this.picked(whole, name) ?? open(NO_KEY)));
  }

  private named(root: string, name: string): Outcome {
    const own = this.names.instance[`${root}.${name}`];
    return own === undefined ? this.constant(root, name) : this.outcome(own);
  }

  /** Looked at once: each of many may name another twice. What names itself, Terraform refuses. */
  private constant(root: string, name: string): Outcome {
    const { constants, settled } = this.names;
    const key = `${root}.${name}`;
    const known = settled.get(key);
    if (known !== undefined) return known;
    const constant = constants.get(key);
    if (constant === undefined) return open(`Terraform alone knows ${key}`);
    settled.set(key, open(`${key} names itself`));
    const outcome = this.outcome(constant.node);
    const node: Node = { is: "get", of: { is: "name", name: root }, key: scalar(name) };
    settled.set(key, constant.open === undefined ? outcome : asDefault(node, outcome, constant.open));
    return settled.get(key) as Outcome;
  }

  /** What stands under a key; undefined where nothing does. */
  picked(whole: Node, key: Node): Outcome | undefined {
    const name = textOf(key);
    if (whole.is === "list") {
      const item = whole.items[Number(name)];
      return item && this.outcome(item);
    }
    if (whole.is !== "object") return open("Terraform alone looks into it");
    const entry = whole.entries.find(([each]) =>
      each.is === "value"
        ? textOf(each) === name
        : this.outcome(each).possible.some(({ node }) => textOf(node) === name),
    );
    return entry && this.outcome(entry[1]);
  }

  private either({ condition, branches }: Extract<Node, { is: "either" }>): Outcome {
    const { possible, open: why } = this.outcome(condition);
    const sides = branches.map((branch) => this.outcome(branch)) as [Outcome, Outcome];
    if (why === undefined) return both({ possible }, (node) => sides[isTrue(node) ? 0 : 1]);
    return oneOf(
      sides.map((side, index) => {
        const holds = index === 0;
        // By a variable's default a condition may be decided: the other side is not for that default.
        const against = possible.filter(
          ({ node, when }) => isTrue(node) !== holds && Object.keys(when).length > 0,
        );
        const outcome = under(this.factsOf(condition, holds), side);
        return {
          ...outcome,
          possible: outcome.possible.filter(({ when }) => !against.some((each) => isWithin(each.when, when))),
        };
      }),
    );
  }

  private factsOf(condition: Node, holds: boolean): Conditions {
    const facts = factsOf(condition, holds);
    const isOwn = /"name":"(each|count)"/.test(JSON.stringify(condition));
    return isOwn ? ofInstance(this.names.instance, facts) : facts;
  }

  private called(name: string, args: readonly Node[]): Outcome {
    const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    if (known === undefined) return open(`Terraform alone calculates ${name}()`);
    return known({
      args: this.later(args),
      picked: (whole, key) => this.picked(whole, key),
      joined: (parts, between) => this.joined(parts, between),
    });
  }

  /** Each looked at when it is needed, and once. */
  private later(nodes: readonly Node[]): (() => Outcome)[] {
    return nodes.map((node) => {
      let known: Outcome | undefined;
      return () => (known ??= this.outcome(node));
    });
  }

  /** Texts in a row. */
  joined(parts: readonly Node[], between: string): Outcome {
    return parts.reduce<Outcome>(
      (outcome, part, index) => {
        const next = this.outcome(part);
        return both(outcome, (sofar) =>
          both(next, (node) => {
            const text = textOf(node);
            if (text === undefined) return open("only Terraform can turn it into text");
            return certain(scalar(index === 0 ? text : `${textOf(sofar)}${between}${text}`));
          }),
        );
      },
      certain(scalar("")),
    );
  }
}

/** What a variable may come to: its default, or anything else. */
const asDefault = (variable: Node, { possible }: Outcome, why: string): Outcome => ({
  possible: possible.flatMap(
    ({ node, when }) =>
      under(node.is === "value" ? saying(variable, node.value) : {}, { possible: [{ node, when }] }).possible,
  ),
  open: why,
});

const isTrue = (node: Node): boolean => textOf(node) === "true";

type Got = Extract<Node, { is: "get" }>;

/** Roots of names that code may say something of. */
const ROOTS = ["var", "local", "each", "count"];

const isOurs = ({ of }: Got): boolean =>
  of.is === "get" ? isOurs(of) : of.is !== "name" || ROOTS.includes(of.name);

const pathOf = (node: Node): string =>
  node.is === "get" ? `${pathOf(node.of)}.${textOf(node.key) ?? "…"}` : nameOf(node);

const nameOf = (node: Node): string => (node.is === "name" ? node.name : "…");

/** Values without a structure; others are left out. */
export const scalarsOf = ({ possible }: Outcome): readonly Scalar[] =>
  possible.flatMap(({ node }) => (node.is === "value" ? [node.value] : []));
