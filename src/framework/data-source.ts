import type { Schema } from "./attribute";
import type { Call } from "./call";
import type { Diagnostic } from "./diagnostics";
import type { ConfigOf, KnownConfigOf, StateOf } from "./infer";

interface DataSource<S extends Schema, Api> {
  readonly type: string;
  readonly doc: string;
  /** Deprecates the whole type: sentences that say what to use instead. */
  readonly deprecated?: string;
  readonly schema: S;
  readonly nameOf: (config: Partial<KnownConfigOf<S>>) => string;
  validate?(config: ConfigOf<S>): readonly Diagnostic[];
  read(config: KnownConfigOf<S>, call: Call<Api>): Promise<StateOf<S>>;
}

// biome-ignore lint/suspicious/noExplicitAny: a list of data sources holds many schemas
export type AnyDataSource<Api> = DataSource<any, Api>;

export function defineDataSource<Api>() {
  return <const S extends Schema>(source: DataSource<S, Api>): DataSource<S, Api> => source;
}
