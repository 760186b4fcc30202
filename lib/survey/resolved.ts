import { DefaultTokenResolver, StringConcat, type TerraformStack, Token, Tokenization } from "../library";
import { isExpression } from "../values/expression";

/** What the library will write for a value: tokens are looked into, and functions run that make one late. */
export const resolved = (value: unknown, scope: TerraformStack): unknown =>
  isPlain(value)
    ? value
    : Tokenization.resolve(value, { scope, resolver: new DefaultTokenResolver(new StringConcat()) });

/** What stands for itself, which is nearly everything. */
export const isPlain = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  typeof value === "boolean" ||
  ((typeof value === "string" || typeof value === "number") &&
    !Token.isUnresolved(value) &&
    !isExpression(value));
