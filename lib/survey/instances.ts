import { type Node, scalar } from "../expressions/node";
import type { Conditions, Outcome } from "../expressions/outcome";

/** One of the objects that Terraform makes of a block. */
export interface Instance {
  /** What follows its address: nothing, `[0]` or `["ada"]`. */
  readonly label: string;
  /** What `each.key`, `each.value` and `count.index` are there. */
  readonly names: Readonly<Record<string, Node>>;
  readonly when: Conditions;
}

export interface Instances {
  readonly all: readonly Instance[];
  /** Which attribute does not say in code how many there are, and why. */
  readonly open?: { readonly attribute: "count" | "forEach"; readonly why: string };
}

/** More are not told apart in code. */
const MOST = 10_000;

/** The names where nothing is counted or gone through. */
export const NOBODY: Instance["names"] = {};

const ONE: Instance = { label: "", names: NOBODY, when: {} };

/** As many as `count` and `for_each` of a block say; one, of which nothing is known, where code says none and Terraform may. */
export function instancesOf(
  { count, for_each: forEach }: Readonly<Record<string, unknown>>,
  outcome: (value: unknown) => Outcome,
): Instances {
  if (forEach !== undefined) return made("forEach", outcome(forEach), eachOf);
  if (count !== undefined) return made("count", outcome(count), indexed);
  return { all: [ONE] };
}

function made(
  attribute: "count" | "forEach",
  { possible, open }: Outcome,
  of: (node: Node) => readonly Omit<Instance, "when">[] | undefined,
): Instances {
  const sets = possible.map(({ node, when }) => of(node)?.map((each) => ({ ...each, when })));
  const all = sets.flatMap((each) => each ?? []);
  const unread = sets.includes(undefined) ? "Terraform alone knows how many there are" : undefined;
  const why = all.length > MOST ? `there are more than ${MOST}` : (open ?? unread);
  if (why === undefined) return { all };
  return { all: all.length === 0 ? [ONE] : all.slice(0, MOST), open: { attribute, why } };
}

const indexed = (node: Node): readonly Omit<Instance, "when">[] | undefined =>
  node.is === "value" && typeof node.value === "number"
    ? Array.from({ length: Math.min(node.value, MOST + 1) }, (_, index) => ({
        label: `[${index}]`,
        names: { "count.index": scalar(index) },
      }))
    : undefined;

function eachOf(node: Node): readonly Omit<Instance, "when">[] | undefined {
  if (node.is === "list") return node.items.map((item) => each(item, item));
  return node.is === "object" ? node.entries.map(([key, value]) => each(key, value)) : undefined;
}

const each = (key: Node, value: Node) => ({
  label: `[${JSON.stringify(key.is === "value" ? key.value : key)}]`,
  names: { "each.key": key, "each.value": value },
});
