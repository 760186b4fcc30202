import type { Node, Scalar } from "./node";

/** What something may come to, as far as code says. */
export interface Outcome {
  readonly possible: readonly Possible[];
  /** Why it may come to something else as well; undefined where these are all. */
  readonly open?: string | undefined;
}

interface Possible {
  /** A value, a list or an object, whose parts may still be expressions. */
  readonly node: Node;
  /** What must hold for it. */
  readonly when: Conditions;
}

/** What is said of something, by what it is said of. */
export type Conditions = Readonly<Record<string, Scalar>>;

/** More are not told apart; nobody chooses among so many in one expression. */
const MOST = 200;

export const certain = (node: Node): Outcome => ({ possible: [{ node, when: ALWAYS }] });

const ALWAYS: Conditions = {};

export const open = (why: string): Outcome => ({ possible: [], open: why });

export const oneOf = (outcomes: readonly Outcome[]): Outcome =>
  atMost({
    possible: outcomes.flatMap(({ possible }) => possible),
    open: outcomes.find((each) => each.open !== undefined)?.open,
  });

/** Each of the one with each of the other that is possible beside it. */
export function both({ possible, open: why }: Outcome, then: (node: Node) => Outcome): Outcome {
  const outcomes: Outcome[] = why === undefined ? [] : [open(why)];
  let count = 0;
  for (const { node, when } of possible) {
    if (count > MOST) break;
    const outcome = under(when, then(node));
    count += outcome.possible.length;
    outcomes.push(outcome);
  }
  return oneOf(outcomes);
}

/** An outcome where conditions hold. */
export const under = (when: Conditions, outcome: Outcome): Outcome =>
  Object.keys(when).length === 0
    ? outcome
    : {
        possible: outcome.possible
          .filter((each) => areCompatible(each.when, when))
          .map(({ node, when: own }) => ({ node, when: { ...own, ...when } })),
        open: outcome.open,
      };

export const areCompatible = (one: Conditions, other: Conditions): boolean =>
  Object.entries(one).every(([subject, value]) => !(subject in other) || other[subject] === value);

/** Whether all that the one says is said by the other. */
export const isWithin = (one: Conditions, other: Conditions): boolean =>
  Object.entries(one).every(([subject, value]) => other[subject] === value);

/** Whether code alone says what it comes to. */
export const isCertain = ({ possible, open: why }: Outcome): boolean =>
  possible.length === 1 && why === undefined;

const atMost = ({ possible, open: why }: Outcome): Outcome => ({
  possible: possible.slice(0, MOST),
  open: possible.length > MOST ? "it may have more values than the constructs follow" : why,
});
