import type { Schema } from "./attribute";
import type { Call, KeepingCall, SavingCall, ToldCall } from "./call";
import type { Diagnostic } from "./diagnostics";
import type { Identity } from "./identity";
import type { ConfigOf, PlannedOf, PlanOf, StateOf } from "./infer";
import type { Difference } from "./plan-values";
import type { PrivateData } from "./private-data";

/** The remote object is not there any more. */
export const GONE: unique symbol = Symbol("gone");
export type Gone = typeof GONE;

/** What a resource's own planning sees, after the framework's sequence. */
export interface Change<S extends Schema> {
  readonly config: ConfigOf<S>;
  /** null when something is created, also as the second half of a replacement. */
  readonly prior: StateOf<S> | null;
  readonly planned: PlannedOf<S>;
  readonly differs: Difference;
  /** Attributes whose configured change replaces the object; there may be more in the answer of `plan`. */
  readonly replaces: readonly string[];
  /** Of the object's state; empty when something is created. */
  readonly private: PrivateData;
  /** What the first planning of a replacement left; undefined in every other case. */
  readonly replacing: PrivateData | undefined;
  /**
   * What the saved plan told, while it is planned again to be applied. Terraform before 1.16 and OpenTofu do not
   * hand it on, so no planned value may follow from it.
   */
  readonly saved: PrivateData | undefined;
}

/**
 * What planning adds. Only attributes that nobody configured may be set. If that makes a write of a plan
 * that had none, the other computed values become unknown as with any update.
 */
export interface PlanPatch<S extends Schema> {
  readonly set?: Partial<PlannedOf<S>>;
  readonly replace?: readonly (keyof S & string)[];
  /**
   * Private data for the apply and for the second planning of a replacement; never reaches a state. Of a replacement
   * both halves get what its second planning tells.
   */
  readonly tell?: PrivateData;
}

export interface Resource<S extends Schema, Api> {
  readonly type: string;
  readonly doc: string;
  /** Deprecates the whole type: sentences that say what to use instead. */
  readonly deprecated?: string;
  /** Raised whenever stored states need an upgrade. */
  readonly version: number;
  readonly schema: S;
  /** How messages name one of them, "ada@example.com". Gets whatever is known. */
  readonly nameOf: (values: Partial<PlannedOf<S>>) => string;
  /** Rules that concern several attributes. Needs neither key nor network. */
  validate?(config: ConfigOf<S>): readonly Diagnostic[];
  /**
   * Runs on plan and again on apply and must answer the same: no clock, no chance. A look-up may add
   * diagnostics but never change a planned value.
   */
  plan?(change: Change<S>, call: Call<Api>): Promise<PlanPatch<S> | undefined>;
  /** May warn or refuse, and leave what the delete is to know. */
  planDelete?(prior: StateOf<S>, call: Call<Api>): Promise<Pick<PlanPatch<S>, "tell"> | undefined>;
  create(plan: PlanOf<S>, call: SavingCall<Api, StateOf<S>>): Promise<StateOf<S>>;
  read(state: StateOf<S>, call: KeepingCall<Api>): Promise<StateOf<S> | Gone>;
  update(
    change: { plan: PlanOf<S>; prior: StateOf<S> },
    call: SavingCall<Api, StateOf<S>>,
  ): Promise<StateOf<S>>;
  /** Already gone is success. */
  delete(state: StateOf<S>, call: ToldCall<Api>): Promise<void>;
  /** The whole state of what an import id names. Terraform reads it once more afterwards. */
  import(id: string, call: Call<Api>): Promise<StateOf<S> | Gone>;
  readonly identity?: Identity;
  /** From the state of another type of this provider, for `moved` blocks. */
  readonly moves?: { readonly [type: string]: (stored: never) => StateOf<S> };
  /** One direct way from each older version: stored JSON attributes to a state. */
  readonly upgrades?: {
    readonly [version: number]: (stored: Readonly<Record<string, unknown>>) => StateOf<S>;
  };
}

// biome-ignore lint/suspicious/noExplicitAny: a list of resources holds many schemas
export type AnyResource<Api> = Resource<any, Api>;

/** `defineResource<Client>()({...})`: the schema's types flow into every function. */
export function defineResource<Api>() {
  return <const S extends Schema>(resource: Resource<S, Api>): Resource<S, Api> => resource;
}
