import type { IResolvable } from "./library";

/**
 * A configuration of the bindings, with one of a few words where it says just text. What Terraform will know is
 * `variable.value`, or `Token.asAny(…)` around an attribute of something else or the result of a function.
 */
export type Chosen<Config, Words> = Omit<Config, keyof Words> & Choices<Words>;

/** Words, or what Terraform will know. */
export type Choices<Words> = { readonly [Attribute in keyof Words]: Words[Attribute] | IResolvable };
