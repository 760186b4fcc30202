import { createHash } from "node:crypto";
import { foldEmail } from "../../automox/wire/email";

interface Difference {
  readonly kind: string;
  readonly email: string;
  readonly org: number;
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * Kind, folded e-mail, organization, desired and live; no dates and no addresses, so a renamed resource is
 * still the same finding.
 */
export const fingerprintOf = ({ kind, email, org, from, to }: Difference): string =>
  digest([kind, foldEmail(email), org, from, to]);

/** Of a whole report: the same for the same findings in any order. */
export const setFingerprint = (fingerprints: readonly string[]): string =>
  digest([...new Set(fingerprints)].sort());

const digest = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("hex");
