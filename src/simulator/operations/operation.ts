import type { Knobs } from "../knobs/knobs";
import type { Key } from "../world/keys";
import type { Person, State } from "../world/store";

/** One request after HTTP, authentication and scope are dealt with. */
export interface Call {
  readonly state: State;
  readonly knobs: Knobs;
  readonly key: Key;
  /** Every key there is, for the list of them. */
  readonly keys: readonly Key[];
  /** RFC 3339, simulated. */
  readonly now: string;
  /** The organization of `o`; null where the operation does not need one and none was sent. */
  readonly org: number | null;
  /** The `{id}` of the path as it was sent. */
  readonly id: string;
  /** Every placeholder of the path with what was sent in its place. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The parsed JSON body; undefined if none was sent. */
  readonly body: unknown;
  /** The members of an organization as lists show them at this moment, in id order. */
  listed(org: number): readonly Person[];
}

/** A call inside one organization. */
export interface OrganizationCall extends Call {
  readonly org: number;
}

/** A call of the account contract, by a global administrator. `org` is always null there: the path names the zone. */
export interface AccountCall extends Call {
  readonly org: null;
}

/** What the API says no with. `field` names the body field or parameter at fault, for the error forms that have one. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
  readonly field?: string;
}

/** The answer of an operation before its envelope. */
export type Outcome =
  | {
      readonly rows: readonly unknown[];
      readonly total: number;
      readonly page: number;
      readonly limit: number;
      /** The organization whose members it lists, where the call itself does not name it. */
      readonly org?: number;
    }
  | { readonly status: number; readonly body: unknown; readonly changed?: readonly Change[] };

/** What a write changed: lists that lag still show `before`; null means nobody. */
export interface Change {
  readonly org: number;
  readonly id: number;
  readonly before: Person | null;
}

/** A validation answers either a refusal or the input it has checked. */
export type Checked<Input> = { readonly refusal: Refusal } | { readonly input: Input };

export function refuse(status: number, message: string, field?: string): { readonly refusal: Refusal } {
  return { refusal: field === undefined ? { status, message } : { status, message, field } };
}

/** One line of the route table: how to recognise the request, who may make it, what it refuses and does. */
export interface Operation {
  readonly name: string;
  readonly method: string;
  /** Path below the base address; `{id}` and other names in braces stand for one segment each. */
  readonly path: string;
  /** `read` for every key, `write` for administrators' keys. */
  readonly right: "read" | "write";
  readonly scope: "organization" | "key" | "account";
  /** Query parameters and body fields it looks at; others are ignored, and the log says so. */
  readonly parameters: readonly string[];
  readonly fields: readonly string[];
  decide(call: Call): { readonly refusal: Refusal } | { readonly outcome: Outcome };
}

export type Facts = Omit<Operation, "decide" | "scope">;

/** An operation that needs `o`. */
export function inOrganization<Input>(
  facts: Facts,
  validate: (call: OrganizationCall) => Checked<Input>,
  act: (call: OrganizationCall, input: Input) => Outcome,
): Operation {
  return {
    ...facts,
    scope: "organization",
    decide: (call) => {
      if (call.org === null) return refuse(400, MISSING_ORGANIZATION, "o");
      const inside = { ...call, org: call.org };
      const checked = validate(inside);
      return "refusal" in checked ? checked : { outcome: act(inside, checked.input) };
    },
  };
}

/** An operation on the key itself: `o` may be left out. */
export function ofKey<Input>(
  facts: Facts,
  validate: (call: Call) => Checked<Input>,
  act: (call: Call, input: Input) => Outcome,
): Operation {
  return {
    ...facts,
    scope: "key",
    decide: (call) => {
      const checked = validate(call);
      return "refusal" in checked ? checked : { outcome: act(call, checked.input) };
    },
  };
}

export const MISSING_ORGANIZATION = "The query parameter o (organization id) is required.";
