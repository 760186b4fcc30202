/** A Terraform expression, as far as it matters what it may come to. */
export type Node =
  | { readonly is: "value"; readonly value: Scalar }
  /** A name such as `var` or `each`, whose attributes are got from it. */
  | { readonly is: "name"; readonly name: string }
  | { readonly is: "get"; readonly of: Node; readonly key: Node }
  | { readonly is: "call"; readonly name: string; readonly args: readonly Node[] }
  | {
      readonly is: "either";
      readonly condition: Node;
      readonly branches: readonly [Node, Node];
    }
  | { readonly is: "template"; readonly parts: readonly Node[] }
  | { readonly is: "list"; readonly items: readonly Node[] }
  | { readonly is: "object"; readonly entries: readonly (readonly [key: Node, value: Node])[] }
  | { readonly is: "operation"; readonly sign: string; readonly parts: readonly Node[] }
  /** What only Terraform calculates: `for`, splats. */
  | { readonly is: "other"; readonly parts: readonly Node[] };

export type Scalar = string | number | boolean | null;

export const scalar = (value: Scalar): Node => ({ is: "value", value });

/** As Terraform writes it in a text. */
export const textOf = (node: Node): string | undefined =>
  node.is === "value" && node.value !== null ? String(node.value) : undefined;

/** Everything directly within. */
export function partsOf(node: Node): readonly Node[] {
  switch (node.is) {
    case "value":
    case "name":
      return [];
    case "get":
      return [node.of, node.key];
    case "call":
      return node.args;
    case "either":
      return [node.condition, ...node.branches];
    case "list":
      return node.items;
    case "object":
      return node.entries.flat();
    default:
      return node.parts;
  }
}
