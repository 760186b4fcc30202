import type { Type } from "../cty/type";
import type { Check } from "./checks";

/**
 * Who decides an attribute's value. One word in place of three booleans, so that a combination
 * Terraform would refuse (required and computed, say) cannot be written.
 */
export type Mode =
  | "required" // the configuration must give it
  | "optional" // the configuration may give it; absent means null
  | "defaulted" // the configuration may give it; absent means `value`
  | "proposed" // the configuration may give it; absent means the API decides
  | "computed"; // only the API gives it

/** The same attribute as seen in configuration (anything may be unknown), in a plan, and in state. */
export interface View {
  readonly config: unknown;
  readonly plan: unknown;
  readonly state: unknown;
}
export type Nesting = "single" | "list" | "set" | "map";
export interface NestedShape {
  readonly kind: "nested";
  readonly nesting: Nesting;
  readonly attributes: Schema;
}
export type Shape = { readonly kind: "leaf"; readonly type: Type } | NestedShape;

export interface Attribute<V extends View = View, M extends Mode = Mode, N extends boolean = boolean> {
  readonly shape: Shape;
  readonly mode: M;
  /** Whether state may hold null. */
  readonly nullable: N;
  readonly doc: string;
  /** What to use instead, as sentences. A message is what makes an attribute deprecated: neither goes without the other. */
  readonly deprecated?: string;
  readonly sensitive: boolean;
  /** "a number": what is said of a wrong value in place of the value. */
  readonly unshown?: string;
  readonly policy: boolean;
  readonly replaces: boolean;
  readonly keeps: boolean;
  /** Only of "defaulted" ones. */
  readonly value?: unknown;
  readonly checks: readonly Check<never>[];
  readonly same?: (a: never, b: never) => boolean;
  /** Type-level only; absent at run time. */
  readonly "~view"?: V;
}
// biome-ignore lint/suspicious/noExplicitAny: the only type that every concrete view is assignable to and from
export type AnyAttribute = Attribute<any, Mode, boolean>;
export type Schema = { readonly [name: string]: AnyAttribute };
