import { type Node, type Scalar, scalar } from "./node";
import { both, certain, type Outcome, open } from "./outcome";

const UNKNOWN = open("Terraform alone calculates it");

/** What an operator makes of one or two values of a kind; others are Terraform's to convert. */
const OF_NUMBERS: Readonly<Record<string, (one: number, other: number) => Scalar>> = {
  "<": (one, other) => one < other,
  ">": (one, other) => one > other,
  "<=": (one, other) => one <= other,
  ">=": (one, other) => one >= other,
  "+": (one, other) => one + other,
  "-": (one, other) => one - other,
  "*": (one, other) => one * other,
  "/": (one, other) => one / other,
  "%": (one, other) => one % other,
};

/** What decides, whatever stands behind it. */
const DECIDING: Readonly<Record<string, boolean>> = { "&&": false, "||": true };

/** What an operation comes to; the second part is looked at only where it matters. */
export function calculated(sign: string, parts: readonly (() => Outcome)[]): Outcome {
  const [one, other] = parts;
  if (one === undefined) return UNKNOWN;
  return both(one(), (first) => {
    if (other === undefined) return alone(sign, scalarIn(first));
    if (sign in DECIDING && scalarIn(first) === DECIDING[sign]) return certain(first);
    return both(other(), (second) => together(sign, scalarIn(first), scalarIn(second)));
  });
}

const scalarIn = (node: Node): Scalar | undefined => (node.is === "value" ? node.value : undefined);

const alone = (sign: string, value: Scalar | undefined): Outcome =>
  sign === "!" && typeof value === "boolean" ? certain(scalar(!value)) : UNKNOWN;

function together(sign: string, one: Scalar | undefined, other: Scalar | undefined): Outcome {
  if (one === undefined || other === undefined) return UNKNOWN;
  const isOfOneKind = typeof one === typeof other || one === null || other === null;
  if (sign === "==" || sign === "!=")
    return isOfOneKind ? certain(scalar((one === other) === (sign === "=="))) : UNKNOWN;
  if (sign in DECIDING) return typeof other === "boolean" ? certain(scalar(other)) : UNKNOWN;
  const calculate = OF_NUMBERS[sign];
  return calculate !== undefined && typeof one === "number" && typeof other === "number"
    ? certain(scalar(calculate(one, other)))
    : UNKNOWN;
}
