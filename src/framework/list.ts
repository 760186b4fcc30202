import type { Schema } from "./attribute";
import type { Call } from "./call";
import type { Diagnostic } from "./diagnostics";
import type { ConfigOf, KnownConfigOf, StateOf } from "./infer";
import type { Resource } from "./resource";

/** One object that was found. */
export interface Listed<Of extends Schema> {
  /** As an import would bring it: the identity, and what `terraform query -generate-config-out` writes, come from it. */
  readonly state: StateOf<Of>;
  /** For people, one line. */
  readonly name: string;
}

interface ListParts<S extends Schema, Of extends Schema, Api> {
  /** The managed type whose objects are listed. It has an identity. */
  readonly of: Resource<Of, Api>;
  readonly doc: string;
  /** Of the `config` block: required and optional attributes. */
  readonly schema: S;
  readonly nameOf: (config: Partial<KnownConfigOf<S>>) => string;
  validate?(config: ConfigOf<S>): readonly Diagnostic[];
  /**
   * Yields in an order that stays, because names of generated configuration count in it. Is left as soon as Terraform
   * has as many as it wants. An error drops all that was listed before, so what is only half known must not begin.
   */
  list(config: KnownConfigOf<S>, call: Call<Api>): AsyncIterable<Listed<Of>>;
}

/** What `terraform query` lists (1.14 and later). */
interface List<S extends Schema, Of extends Schema, Api> extends ListParts<S, Of, Api> {
  /** Of the managed type; Terraform knows no other lists. */
  readonly type: string;
}

// biome-ignore lint/suspicious/noExplicitAny: a list of lists holds many schemas
export type AnyList<Api> = List<any, any, Api>;

export function defineList<Api>() {
  return <const S extends Schema, Of extends Schema>(parts: ListParts<S, Of, Api>): List<S, Of, Api> => ({
    ...parts,
    type: parts.of.type,
  });
}
