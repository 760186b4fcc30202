import type { Node } from "../expressions/node";
import { nodeOf } from "../expressions/parse";
import { DefaultTokenResolver, StringConcat, type TerraformStack, Token, Tokenization } from "../library";
import { isExpression } from "../values/expression";

/**
 * What the library will write for a value: tokens are looked into, and functions run that make one late. Such a
 * function may not be able to tell yet; once the library itself writes the value, it says so.
 */
export function writtenFor(value: unknown, scope: TerraformStack, known = new Map<unknown, Node>()): Node {
  if (isPlain(value)) return nodeOf(value);
  try {
    const text = isSettled(value) ? value : Tokenization.resolve(value, { scope, resolver: RESOLVER });
    const node = known.get(text) ?? nodeOf(text);
    known.set(text, node);
    return node;
  } catch {
    return { is: "other", parts: [] };
  }
}

/** What stands for itself, which is nearly everything. */
export const isPlain = (value: unknown): boolean => isSettled(value) && !isExpression(value);

const isSettled = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  typeof value === "boolean" ||
  ((typeof value === "string" || typeof value === "number") && !Token.isUnresolved(value));

const RESOLVER = new DefaultTokenResolver(new StringConcat());
