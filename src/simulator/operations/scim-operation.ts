import type { Knobs } from "../knobs/knobs";
import type { ScimToken } from "../world/scim-tokens";
import type { State } from "../world/store";
import type { Change, Refusal } from "./operation";

/** One SCIM request after HTTP and authentication are dealt with. */
export interface ScimCall {
  readonly state: State;
  readonly knobs: Knobs;
  readonly token: ScimToken;
  /** RFC 3339, simulated. */
  readonly now: string;
  /** The `{id}` of the path, decoded. */
  readonly id: string;
  readonly query: Readonly<Record<string, string>>;
  /** The parsed JSON body; undefined if none was sent. */
  readonly body: unknown;
  /** The address of a person, for `meta.location`. */
  locationOf(id: string): string;
}

/** The `scimType` of RFC 7644, 3.12: only those that are answered here. */
export type ScimType =
  | "invalidFilter"
  | "invalidPath"
  | "invalidSyntax"
  | "invalidValue"
  | "mutability"
  | "noTarget"
  | "uniqueness";

/** A refusal with the word of RFC 7644 for why. */
export interface ScimRefusal extends Refusal {
  readonly scimType?: ScimType;
}

export type ScimOutcome =
  | { readonly page: ScimPage }
  | {
      readonly status: number;
      readonly body: unknown;
      readonly location?: string;
      /** What changed, one entry an organization; empty where nothing had to. */
      readonly changed: readonly Change[];
    };

/** One page of people, `startIndex` counted from 1. */
export interface ScimPage {
  readonly rows: readonly unknown[];
  readonly total: number;
  readonly startIndex: number;
}

export type ScimChecked<Input> = { readonly refusal: ScimRefusal } | { readonly input: Input };

export function refuseScim(
  status: number,
  message: string,
  scimType?: ScimType,
): { readonly refusal: ScimRefusal } {
  return { refusal: { status, message, ...(scimType ? { scimType } : {}) } };
}

/** One line of the SCIM route table. Every token may do everything. */
export interface ScimOperation {
  readonly name: string;
  readonly method: string;
  /** Path below the base address; `{id}` stands for one segment. */
  readonly path: string;
  /** Query parameters and body fields it looks at; others are ignored, and the log says so. */
  readonly parameters: readonly string[];
  readonly fields: readonly string[];
  decide(call: ScimCall): { readonly refusal: ScimRefusal } | { readonly outcome: ScimOutcome };
}

export function scimOperation<Input>(
  facts: Omit<ScimOperation, "decide">,
  validate: (call: ScimCall) => ScimChecked<Input>,
  act: (call: ScimCall, input: Input) => ScimOutcome,
): ScimOperation {
  return {
    ...facts,
    decide: (call) => {
      const checked = validate(call);
      return "refusal" in checked ? checked : { outcome: act(call, checked.input) };
    },
  };
}
