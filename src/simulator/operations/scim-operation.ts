import type { Knobs } from "../knobs/knobs";
import type { Change } from "../world/change";
import type { ScimToken } from "../world/scim-tokens";
import type { State } from "../world/store";
import { type Answering, answering, type Description } from "./description";
import { Refusal } from "./refusal";

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
type ScimType =
  | "invalidFilter"
  | "invalidPath"
  | "invalidSyntax"
  | "invalidValue"
  | "mutability"
  | "noTarget"
  | "uniqueness";

/** A refusal with the word of RFC 7644 for why. */
export class ScimRefusal extends Refusal {
  readonly scimType: ScimType | undefined;

  constructor(status: number, message: string, scimType?: ScimType) {
    super(status, message);
    this.scimType = scimType;
  }
}

type ScimOutcome =
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

/** One line of the SCIM route table. Every token may do everything. */
export type ScimOperation = Answering<ScimCall, ScimOutcome>;

export function scimOperation<Input>(description: Description<ScimCall, Input, ScimOutcome>): ScimOperation {
  return answering(description);
}
