import type { Clock } from "../../../src/automox/transport/clock";
import type { ObjectValue } from "../../../src/cty/value";
import type { Told } from "./process";
import type { Plain } from "./values";

export interface Declared {
  readonly address: string;
  readonly type?: string;
  readonly config: Plain;
  /** Replace by creating first. */
  readonly createBeforeDestroy?: true;
}

export interface Stored {
  readonly type: string;
  readonly value: ObjectValue;
  readonly privateData: Uint8Array;
  readonly tainted?: true;
  /** Stands under its address and more, "automox_user.ada (deposed)"; any address with it will do. */
  readonly deposed?: true;
}

type Action = "no-op" | "create" | "update" | "replace" | "delete";

export interface Change {
  readonly address: string;
  readonly type: string;
  readonly action: Action;
  readonly prior: ObjectValue | null;
  readonly planned: ObjectValue | null;
  readonly plannedPrivate: Uint8Array;
  readonly declared?: Declared;
}

export interface Plan {
  readonly changes: readonly Change[];
  readonly diagnostics: readonly Told[];
  /** The state after refresh. */
  readonly refreshed: ReadonlyMap<string, Stored>;
  readonly failed: boolean;
}

export interface CoreOptions {
  /** The provider block. */
  readonly provider: Plain;
  readonly clock?: Clock;
  readonly env?: NodeJS.ProcessEnv;
  readonly parallelism?: number;
  /** Puts the instances of a walk in another order; default: as they come. */
  readonly shuffle?: <T>(list: readonly T[]) => readonly T[];
}
