import type { AccessItem } from "./access-item";

/**
 * An item before its cause, severity and fingerprint are known; `fields` are the attributes it comes from.
 */
export type Draft = Omit<AccessItem, "fingerprint" | "severity" | "cause"> & {
  readonly fields: readonly string[];
};

/** What a change does, before the rest of the sentence is filled in. */
export type Part = Pick<Draft, "verb"> & Partial<Draft>;
