import { checkFields } from "../knobs/known-fields";
import type { Match } from "./match";
import { createRules, type Rules } from "./rules";

/**
 * What goes wrong. `done` says whether the request has its effect all the same; where it is not offered the name tells.
 * None of these is documented except 429; a client meets every one of them sooner or later.
 */
export type Effect =
  /** A refusal or breakdown of any status with any headers and body; nothing is done. A body that is not text is sent as JSON. */
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: unknown;
    }
  /** 429. Without `retryAfter` as documented; else the header with a number of seconds, a date, or any nonsense. */
  | { readonly kind: "rate-limited"; readonly retryAfter?: number | string }
  /** The connection breaks before anything is done. */
  | { readonly kind: "close-before-effect" }
  /** Everything is done, then the connection breaks instead of an answer. */
  | { readonly kind: "close-after-effect" }
  /** Done, but the connection breaks after this many bytes of the body (default half). */
  | { readonly kind: "truncate"; readonly bytes?: number }
  /** A login page with status 200 instead of JSON. */
  | { readonly kind: "not-json"; readonly done?: "yes" | "no"; readonly status?: number }
  /** JSON of another shape, by default an object for lists and a list for objects. */
  | { readonly kind: "wrong-shape"; readonly done?: "yes" | "no"; readonly body?: unknown }
  /** A list page with only this many of its rows; totals in the envelope stay true. */
  | { readonly kind: "short-page"; readonly rows: number }
  /** A list answers with another page than the one asked for: 0 repeats the first for ever. */
  | { readonly kind: "other-page"; readonly page: number }
  /** A 2xx without any body. */
  | { readonly kind: "empty"; readonly done?: "yes" | "no" }
  /** The usual 2xx answer, but nothing is done. */
  | { readonly kind: "no-effect" }
  /** Done and answered, but this many real milliseconds late. */
  | { readonly kind: "slow"; readonly ms: number }
  /** No answer ever; nothing is done. */
  | { readonly kind: "hang" };

export interface FaultRule {
  readonly match: Match;
  readonly effect: Effect;
}

/** The fields of each kind; those with an asterisk must be there. */
const FIELDS: Record<Effect["kind"], readonly string[]> = {
  answer: ["status*", "headers", "body"],
  "rate-limited": ["retryAfter"],
  "close-before-effect": [],
  "close-after-effect": [],
  truncate: ["bytes"],
  "not-json": ["done", "status"],
  "wrong-shape": ["done", "body"],
  "short-page": ["rows*"],
  "other-page": ["page*"],
  empty: ["done"],
  "no-effect": [],
  slow: ["ms*"],
  hang: [],
};

function checkEffect(effect: Effect): void {
  const fields = Object.hasOwn(FIELDS, effect?.kind) ? FIELDS[effect.kind] : undefined;
  if (!fields)
    throw new Error(
      `Expected \`effect.kind\` to be one of ${Object.keys(FIELDS).join(", ")}, got ${JSON.stringify(effect?.kind)}.`,
    );
  const names = fields.map((field) => field.replace("*", ""));
  checkFields(`the effect ${JSON.stringify(effect.kind)}`, effect, ["kind", ...names]);
  const missing = names.find(
    (name) => fields.includes(`${name}*`) && typeof Reflect.get(effect, name) !== "number",
  );
  if (missing)
    throw new Error(`Expected the effect ${JSON.stringify(effect.kind)} to have a number \`${missing}\`.`);
}

/** The first fault that is due wins. */
export type Faults = Rules<FaultRule>;

export const createFaults = (): Faults => createRules(({ effect }) => checkEffect(effect));
