import type { Type } from "../cty/type";
import type { CtyNumber, Unknown } from "../cty/value";
import type { Attribute, Mode, Nesting, Schema, Shape, View } from "./attribute";
import { type Check, oneOfWords, safeInteger } from "./checks";
import type { ConfigOf, PlanOf, StateOf } from "./infer";

type Plain<T> = { readonly config: T; readonly plan: T; readonly state: T };

interface Common<V extends View> {
  /** Sentence for the documentation and language servers. */
  readonly doc: string;
  /** Deprecates it: sentences that say what to use instead. */
  readonly deprecated?: string;
  /** Hidden in Terraform's output. It is still stored in clear in the state. */
  readonly sensitive?: boolean;
  /** What a wrong value is not, "a number": it is never printed, because it may be a key in the wrong place. */
  readonly unshown?: string;
  /** Run on values that are known throughout and not null; unknown means "later", never an error. */
  readonly checks?: readonly Check<V["plan"]>[];
  /** Two spellings of one value. Equal ones keep the prior spelling in plan, read and apply. */
  readonly same?: (a: V["state"], b: V["state"]) => boolean;
  /**
   * Says how the provider acts and is nothing in the API: a change of it alone calls nobody, and the state
   * keeps it whatever read, create or update answer. Not for attributes inside others.
   */
  readonly policy?: boolean;
}
interface Configured {
  /** A change cannot be made in place. */
  readonly replaces?: boolean;
  readonly keeps?: never;
  readonly nullable?: never;
}
type OptionsByMode<V extends View> = {
  required: Configured;
  optional: Configured;
  /** As a configuration would say it; computed parts are left out. */
  defaulted: Configured & { readonly value: V["config"] };
  proposed: {
    readonly replaces?: boolean;
    readonly keeps?: never;
    /** The API may have none. */
    readonly nullable?: boolean;
  };
  computed: {
    readonly replaces?: never;
    /** An update does not change it: the prior value is planned, not unknown. */
    readonly keeps?: boolean;
    readonly nullable?: boolean;
  };
};
type Options<V extends View, M extends Mode> = Common<V> & OptionsByMode<V>[M];

type NullableOf<M extends Mode, O> = M extends "optional"
  ? true
  : O extends { nullable: true }
    ? true
    : false;
/** A generic parameter lets unknown properties pass, and a misspelt `sensitive` would leak; so they are refused here. */
type NoOthers<O, Known> = { readonly [K in Exclude<keyof O, keyof Known>]: never };
type Builder<V extends View> = {
  readonly [M in Mode]: <const O extends Options<V, M>>(
    options: O & NoOthers<O, Options<V, M>>,
  ) => Attribute<V, M, NullableOf<M, O>>;
};

interface Stored extends Common<View> {
  readonly replaces?: boolean;
  readonly keeps?: boolean;
  readonly nullable?: boolean;
  readonly value?: unknown;
}

function builder<V extends View>(shape: Shape, own: readonly Check<never>[] = []): Builder<V> {
  const make = (mode: Mode) => (options: Stored) => ({
    shape,
    mode,
    nullable: mode === "optional" || options.nullable === true,
    doc: options.doc,
    sensitive: options.sensitive ?? false,
    policy: options.policy ?? false,
    replaces: options.replaces ?? false,
    keeps: options.keeps ?? false,
    ...(mode === "defaulted" ? { value: options.value } : {}),
    checks: [...own, ...(options.checks ?? [])],
    ...(options.deprecated === undefined ? {} : { deprecated: options.deprecated }),
    ...(options.unshown === undefined ? {} : { unshown: options.unshown }),
    ...(options.same ? { same: options.same } : {}),
  });
  const modes: readonly Mode[] = ["required", "optional", "defaulted", "proposed", "computed"];
  return Object.fromEntries(modes.map((mode) => [mode, make(mode)])) as unknown as Builder<V>;
}

const leaf = (type: Type): Shape => ({ kind: "leaf", type });
const nested = (nesting: Nesting, attributes: Schema): Shape => ({ kind: "nested", nesting, attributes });

export const text = builder<Plain<string>>(leaf("string"));
/** A whole number that JavaScript holds exactly: at most 2^53 − 1 in size. */
export const whole = builder<Plain<number>>(leaf("number"), [safeInteger]);
/** Any number Terraform can write, without loss. */
export const decimal = builder<Plain<CtyNumber>>(leaf("number"));
export const flag = builder<Plain<boolean>>(leaf("bool"));
export const oneOf = <const V extends readonly string[]>(...words: V) =>
  builder<Plain<V[number]>>(leaf("string"), [oneOfWords(words)]);

type Elements<T> = {
  readonly config: readonly (T | Unknown)[];
  readonly plan: readonly T[];
  readonly state: readonly T[];
};
type Entries<T> = {
  readonly config: ReadonlyMap<string, T | Unknown>;
  readonly plan: ReadonlyMap<string, T>;
  readonly state: ReadonlyMap<string, T>;
};
type ObjectView<A extends Schema> = {
  readonly config: ConfigOf<A>;
  readonly plan: PlanOf<A>;
  readonly state: StateOf<A>;
};
type ObjectElements<A extends Schema> = {
  readonly config: readonly (ConfigOf<A> | Unknown)[];
  readonly plan: readonly PlanOf<A>[];
  readonly state: readonly StateOf<A>[];
};
type ObjectEntries<A extends Schema> = {
  readonly config: ReadonlyMap<string, ConfigOf<A> | Unknown>;
  readonly plan: ReadonlyMap<string, PlanOf<A>>;
  readonly state: ReadonlyMap<string, StateOf<A>>;
};

/** One nested object. */
export const object = <const A extends Schema>(attributes: A) =>
  builder<ObjectView<A>>(nested("single", attributes));

export const listOf = {
  text: builder<Elements<string>>(leaf(["list", "string"])),
  whole: builder<Elements<number>>(leaf(["list", "number"]), [safeInteger]),
  flag: builder<Elements<boolean>>(leaf(["list", "bool"])),
  object: <const A extends Schema>(attributes: A) => builder<ObjectElements<A>>(nested("list", attributes)),
};
/** Sets arrive without duplicates and in a stable order that means nothing. */
export const setOf = {
  text: builder<Elements<string>>(leaf(["set", "string"])),
  whole: builder<Elements<number>>(leaf(["set", "number"]), [safeInteger]),
  object: <const A extends Schema>(attributes: A) => builder<ObjectElements<A>>(nested("set", attributes)),
};
export const mapOf = {
  text: builder<Entries<string>>(leaf(["map", "string"])),
  whole: builder<Entries<number>>(leaf(["map", "number"]), [safeInteger]),
  flag: builder<Entries<boolean>>(leaf(["map", "bool"])),
  object: <const A extends Schema>(attributes: A) => builder<ObjectEntries<A>>(nested("map", attributes)),
};
