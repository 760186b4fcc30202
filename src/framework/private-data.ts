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
  /** What planning left; undefined where the bytes came from a state. Never reaches a state. */
  readonly plan: PrivateData | undefined;
}

const NONE: Uint8Array = new Uint8Array(0);
/** Keys with a leading dot are the framework's own. */
const STATE = ".state";
const PLAN = ".plan";

function parse(bytes: Uint8Array): PrivateData {
  if (bytes.length === 0) return {};
  const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
  return typeof value === "object" && value !== null ? (value as PrivateData) : {};
}

const print = (data: PrivateData): Uint8Array =>
  Object.keys(data).length === 0 ? NONE : new TextEncoder().encode(JSON.stringify(data));

export function decodePrivate(bytes: Uint8Array): PlannedPrivate {
  const data = parse(bytes);
  if (PLAN in data || STATE in data) {
    return { state: (data[STATE] ?? {}) as PrivateData, plan: (data[PLAN] ?? {}) as PrivateData };
  }
  return { state: data, plan: undefined };
}

export const encodeState = (state: PrivateData): Uint8Array => print(state);

export function encodePlan(state: PrivateData, plan: PrivateData): Uint8Array {
  return Object.keys(plan).length === 0 ? print(state) : print({ [STATE]: state, [PLAN]: plan });
}
