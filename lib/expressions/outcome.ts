import type { Node } from "./node";

/** What something may come to, as far as code says. */
export interface Outcome {
  readonly possible: readonly Possible[];
  /** Why it may come to something else as well; undefined where these are all. */
  readonly open?: string | undefined;
}

interface Possible {
  /** A value, a list or an object, whose parts may still be expressions. */
  readonly node: Node;
  /** Conditions on which it depends, as they are written. */
  readonly when: Conditions;
}

export type Conditions = Readonly<Record<string, boolean>>;

/** More are not told apart; nobody chooses among so many in one expression. */
const MOST = 200;

export const certain = (node: Node): Outcome => ({ possible: [{ node, when: {} }] });

export const open = (why: string): Outcome => ({ possible: [], open: why });

export const oneOf = (outcomes: readonly Outcome[]): Outcome =>
  atMost({
    possible: outcomes.flatMap(({ possible }) => possible),
    open: outcomes.find((each) => each.open !== undefined)?.open,
  });

/** Each of the one with each of the other that is possible beside it. */
export function both({ possible, open: why }: Outcome, then: (node: Node) => Outcome): Outcome {
  const outcomes = possible.map(({ node, when }) => under(when, then(node)));
  return oneOf([...outcomes, ...(why === undefined ? [] : [open(why)])]);
}

/** An outcome where conditions hold. */
export const under = (when: Conditions, { possible, open: why }: Outcome): Outcome => ({
  possible: possible
    .filter((each) => areCompatible(each.when, when))
    .map(({ node, when: own }) => ({ node, when: { ...own, ...when } })),
  open: why,
});

export const areCompatible = (one: Conditions, other: Conditions): boolean =>
  Object.entries(one).every(([condition, holds]) => (other[condition] ?? holds) === holds);

/** Whether code alone says what it comes to. */
export const isCertain = ({ possible, open: why }: Outcome): boolean =>
  possible.length === 1 && why === undefined;

const atMost = ({ possible, open: why }: Outcome): Outcome => ({
  possible: possible.slice(0, MOST),
  open: possible.length > MOST ? "it may come to more values than are told apart" : why,
});
