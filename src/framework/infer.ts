import { UNKNOWN, type Unknown } from "../cty/value";
import type { Attribute, Mode, Schema, View } from "./attribute";

type ViewOf<A> = A extends Attribute<infer V, Mode, boolean> ? V : View;
type OrNull<A, T> = A extends { readonly nullable: true } ? T | null : T;
type Show<T> = { [K in keyof T]: T[K] } & {};

/** What the configuration may hold while validating and planning: anything may still be unknown. */
export type ConfigOf<S extends Schema> = Show<{
  readonly [K in keyof S as S[K]["mode"] extends "computed" ? never : K]: S[K]["mode"] extends "required"
    ? ViewOf<S[K]>["config"] | Unknown
    : ViewOf<S[K]>["config"] | Unknown | null;
}>;

/** A plan in the making: every attribute, any of them possibly unknown. */
export type PlannedOf<S extends Schema> = Show<{
  readonly [K in keyof S]: OrNull<S[K], ViewOf<S[K]>["config"]> | Unknown;
}>;

/**
 * What create and update receive: the practitioner's values are known by now; only what nobody
 * configured may be unknown.
 */
export type PlanOf<S extends Schema> = Show<{
  readonly [K in keyof S]: S[K]["mode"] extends "proposed" | "computed"
    ? OrNull<S[K], ViewOf<S[K]>["plan"]> | Unknown
    : OrNull<S[K], ViewOf<S[K]>["plan"]>;
}>;

/** The wholly known configuration a data source or a configured provider reads. */
export type KnownConfigOf<S extends Schema> = Show<{
  readonly [K in keyof S as S[K]["mode"] extends "computed" ? never : K]: S[K]["mode"] extends "required"
    ? ViewOf<S[K]>["state"]
    : ViewOf<S[K]>["state"] | null;
}>;

/** What goes to state: nothing unknown, null only where the schema says so. */
export type StateOf<S extends Schema> = Show<{
  readonly [K in keyof S]: OrNull<S[K], ViewOf<S[K]>["state"]>;
}>;

export { UNKNOWN, type Unknown };

/** Narrows away "not known yet". */
export const isKnown = <T>(value: T | Unknown): value is T => value !== UNKNOWN;
