import type { Type } from "../cty/type";
import type { ObjectValue, Value } from "../cty/value";

interface Parameter {
  readonly name: string;
  readonly doc: string;
}

/**
 * A provider function over texts. Pure: the same arguments always give the same result, and core calls it
 * on an unconfigured process. Null and unknown arguments never arrive (protocol 6.5, Function.Parameter).
 */
export interface ProviderFunction {
  readonly name: string;
  readonly summary: string;
  readonly doc: string;
  readonly parameters: readonly Parameter[];
  readonly returns: Type;
  call(...texts: readonly string[]): Exclude<Value, symbol> | ObjectValue;
}

/** A function's refusal; `argument` is the zero-based one that is wrong. */
export class FunctionFailure extends Error {
  readonly argument: number | undefined;

  constructor(message: string, argument?: number) {
    super(message);
    this.name = "FunctionFailure";
    this.argument = argument;
  }
}
