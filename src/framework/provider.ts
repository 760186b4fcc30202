import type { AnyAction } from "./action";
import type { Schema } from "./attribute";
import type { Log } from "./call";
import type { AnyDataSource } from "./data-source";
import type { Diagnostic, Finding } from "./diagnostics";
import type { ProviderFunction } from "./function";
import type { ConfigOf } from "./infer";
import type { AnyList } from "./list";
import type { AnyResource } from "./resource";

/** What changes no resource. */
type Asked = "look up" | "list" | "invoke" | "configure";

/** What was being done when something was thrown; messages begin with it. */
export interface Act {
  readonly operation: "create" | "read" | "update" | "delete" | "import" | "plan" | Asked;
  readonly type: string;
  /** What `nameOf` said. */
  readonly name: string;
}

export interface Configuring {
  readonly terraformVersion: string;
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly warn: (warning: Finding) => void;
}

export interface Provider<S extends Schema, Api> {
  readonly name: string;
  /** NAMESPACE/TYPE, whatever the host; without it no `moved` block can lead from one type to another. */
  readonly address?: string;
  readonly version: string;
  readonly doc: string;
  readonly schema: S;
  readonly resources: readonly AnyResource<Api>[];
  readonly dataSources: readonly AnyDataSource<Api>[];
  readonly functions?: readonly ProviderFunction[];
  readonly lists?: readonly AnyList<Api>[];
  readonly actions?: readonly AnyAction<Api>[];
  /** Needs neither key nor network. */
  validate?(config: ConfigOf<S>): readonly Diagnostic[];
  /** May see unknown values while planning. Throws {@link Failure} to refuse. */
  configure(config: ConfigOf<S>, call: Configuring): Promise<Api>;
  /** For another walk of Terraform in the same process: what `configure` made, without what the walk before has learnt. */
  nextWalk?(api: Api): Api;
  /** Releases what `configure` or `nextWalk` made. */
  close?(api: Api): Promise<void>;
  /** The one road from a thrown thing to words for the practitioner; undefined if it is not known. */
  explain(thrown: unknown, act: Act): Diagnostic | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: the server serves any provider
export type AnyProvider = Provider<any, any>;

export function defineProvider<Api>() {
  return <const S extends Schema>(provider: Provider<S, Api>): Provider<S, Api> => provider;
}
