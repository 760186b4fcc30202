import { type Node, scalar, textOf } from "./node";
import { both, certain, type Outcome, oneOf, open } from "./outcome";

/** What a function is called with; arguments are looked at when it needs them. */
interface Call {
  readonly args: readonly (() => Outcome)[];
  readonly picked: (whole: Node, key: Node) => Outcome | undefined;
  readonly joined: (parts: readonly Node[], between: string) => Outcome;
}
type Calculated = (call: Call) => Outcome;

/** Why nothing comes of a key that is not there; what is tried instead is no guess. */
export const NO_KEY = "there is no such key";

const NOTHING = open("an argument is missing");

const argument = ({ args }: Call, index: number): Outcome => args[index]?.() ?? NOTHING;

const passed: Calculated = (call) => argument(call, 0);

const asText =
  (change: (text: string) => string): Calculated =>
  (call) =>
    both(passed(call), (node) =>
      node.is === "value" && typeof node.value === "string"
        ? certain(scalar(change(node.value)))
        : open("only Terraform can turn it into text"),
    );

const isEmpty = (node: Node): boolean => node.is === "value" && (node.value === null || node.value === "");

/** The first argument that says something; with others behind it where that may be nothing. */
const coalesce: Calculated = ({ args }) => {
  const outcomes: Outcome[] = [];
  for (const arg of args) {
    const { possible, open: why } = arg();
    outcomes.push({ possible: possible.filter(({ node }) => !isEmpty(node)), open: why });
    if (why === undefined && possible.every(({ node }) => !isEmpty(node))) break;
  }
  return oneOf(outcomes);
};

const tried: Calculated = ({ args }) => {
  const outcomes: Outcome[] = [];
  for (const arg of args) {
    const { possible, open: why } = arg();
    outcomes.push({ possible, open: why === NO_KEY ? undefined : why });
    if (why === undefined) break;
  }
  return oneOf(outcomes);
};

/** A key that is in no default may be in what is given in its place. */
const lookup: Calculated = (call) => {
  const [whole, key] = [argument(call, 0), argument(call, 1)];
  const otherwise = () => (call.args.length > 2 ? argument(call, 2) : open(NO_KEY));
  const found = both({ possible: whole.possible }, (map) =>
    both(key, (name) => call.picked(map, name) ?? otherwise()),
  );
  return whole.open === undefined ? found : oneOf([found, otherwise(), open(whole.open)]);
};

const join: Calculated = (call) =>
  both(argument(call, 0), (between) =>
    both(argument(call, 1), (list) =>
      list.is === "list" && textOf(between) !== undefined
        ? call.joined(list.items, textOf(between) ?? "")
        : open("Terraform alone joins it"),
    ),
  );

const contains: Calculated = (call) =>
  both(argument(call, 0), (list) =>
    both(argument(call, 1), (value) =>
      list.is === "list" && list.items.every((item) => item.is === "value")
        ? certain(scalar(list.items.some((item) => textOf(item) === textOf(value))))
        : open("Terraform alone looks into it"),
    ),
  );

/** Functions whose result code tells. Others are Terraform's to calculate. */
export const FUNCTIONS: Readonly<Record<string, Calculated>> = {
  coalesce,
  contains,
  try: tried,
  lookup,
  element: (call) =>
    both(passed(call), (list) =>
      both(argument(call, 1), (index) => call.picked(list, index) ?? open("there is no such element")),
    ),
  join,
  lower: asText((text) => text.toLowerCase()),
  upper: asText((text) => text.toUpperCase()),
  trimspace: asText((text) => text.trim()),
  sensitive: passed,
  nonsensitive: passed,
  ephemeralasnull: passed,
  tostring: passed,
  tonumber: passed,
  toset: passed,
  tolist: passed,
  tomap: passed,
};
