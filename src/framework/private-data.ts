import { fail } from "./diagnostics";

/**
 * Bytes Terraform keeps beside an object and never shows. In state they hold the author's JSON
 * object; in a plan they hold both that and what the plan wants to tell the apply, because core
 * hands apply only the planned bytes (protocol: ApplyResourceChange.planned_private).
 */
export type PrivateData = { readonly [key: string]: unknown };

/** What arrives with a plan, an apply, or the second planning of a replacement. */
export interface PlannedPrivate {
  /** What the state keeps. */
  readonly state: PrivateData;
  /** The same in bytes: as they came wherever they came from a state, so that an echo is exact. */
  readonly stateBytes: Uint8Array;
  /** What planning left; undefined where the bytes came from a state. Never reaches a state. */
  readonly plan: PrivateData | undefined;
}

const NONE: Uint8Array = new Uint8Array(0);
/** Keys with a leading dot are the framework's own. */
const STATE = ".state";
const PLAN = ".plan";

const isFramed = (data: PrivateData): boolean => Object.hasOwn(data, STATE) || Object.hasOwn(data, PLAN);

/** Throws Failure for bytes that this framework cannot have written. */
export function decodePrivate(bytes: Uint8Array): PlannedPrivate {
  const data = parse(bytes);
  if (!isFramed(data)) return { state: data, stateBytes: bytes, plan: undefined };
  const state = (data[STATE] ?? {}) as PrivateData;
  const plan = data[PLAN] as PrivateData | undefined;
  return { state, stateBytes: plan === undefined ? bytes : encodeState(state), plan };
}

/** An author's own key may look like one of ours; then the data are framed too. */
export function encodeState(state: PrivateData): Uint8Array {
  if (Object.keys(state).length === 0) return NONE;
  return print(isFramed(state) ? { [STATE]: state } : state);
}

export function encodePlan(state: PlannedPrivate, plan: PrivateData): Uint8Array {
  if (Object.keys(plan).length === 0) return state.stateBytes;
  return print({ [STATE]: state.state, [PLAN]: plan });
}

/** What an object that does not exist yet has. */
export const NO_PRIVATE: PlannedPrivate = { state: {}, stateBytes: NONE, plan: undefined };

const print = (data: PrivateData): Uint8Array => new TextEncoder().encode(JSON.stringify(data));

function parse(bytes: Uint8Array): PrivateData {
  if (bytes.length === 0) return {};
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as PrivateData;
  } catch {
    // neither UTF-8 nor JSON: as unreadable as JSON of another kind
  }
  return fail({
    code: "state/unreadable",
    summary: "Cannot read what the state keeps in private",
    detail:
      'The text in "private" of this object is not what the provider wrote. Take an earlier version of the state, or ' +
      "remove the object from the state and import it again.",
  });
}
