import type { Schema } from "./attribute";
import type { Call } from "./call";
import type { Diagnostic } from "./diagnostics";
import type { ConfigOf, KnownConfigOf } from "./infer";

/** For `invoke`. */
interface InvokingCall<Api> extends Call<Api> {
  /** Shows a line while the action runs. After the signal has aborted nothing is shown any more. */
  readonly progress: (message: string) => void;
}

/** An act that Terraform carries out on its own or when a resource changes (1.14 and later). It has no state. */
interface Action<S extends Schema, Api> {
  readonly type: string;
  readonly doc: string;
  /** Required and optional attributes. */
  readonly schema: S;
  readonly nameOf: (config: Partial<KnownConfigOf<S>>) => string;
  /**
   * Rules that concern several attributes. Core asks once, while whatever comes from variables and resources is
   * unknown; so the errors of the schema's checks and of this are looked for again before `plan` and before `invoke`.
   */
  validate?(config: ConfigOf<S>): readonly Diagnostic[];
  /** Refuses what would fail, and warns; does nothing. What comes from a resource may still be unknown. */
  plan?(config: ConfigOf<S>, call: Call<Api>): Promise<void>;
  /**
   * Acts. Nothing planned it again since, so it looks for itself. Whoever returns has done it: throw what was not done,
   * an abort as well. Terraform never repeats what failed.
   */
  invoke(config: KnownConfigOf<S>, call: InvokingCall<Api>): Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: a list of actions holds many schemas
export type AnyAction<Api> = Action<any, Api>;

export function defineAction<Api>() {
  return <const S extends Schema>(action: Action<S, Api>): Action<S, Api> => action;
}
