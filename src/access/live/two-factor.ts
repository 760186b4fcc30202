import type { RosterPerson } from "../facts/person";

type TwoFactor = Pick<RosterPerson, "twoFactor" | "twoFactorMethod">;

const UNKNOWN: TwoFactor = { twoFactor: "unknown", twoFactorMethod: null };

/**
 * What one answer says about two-factor authentication (2FA). The client spells every form of off as
 * `disabled`; null and a missing field leave it open (the published account contract answers null for people
 * who have one), so they are never read as off, nor as on.
 */
export function twoFactorOf(word: string | null | undefined): TwoFactor {
  if (word === undefined || word === null) return UNKNOWN;
  return word === "disabled"
    ? { twoFactor: "off", twoFactorMethod: null }
    : { twoFactor: "on", twoFactorMethod: word };
}

/**
 * Of the same person in several answers: those that know win; two that contradict each other are unknown, not
 * safe.
 */
export function joinedTwoFactor(answers: readonly (string | null | undefined)[]): TwoFactor {
  const [first, ...others] = answers.map(twoFactorOf).filter(({ twoFactor }) => twoFactor !== "unknown");
  if (first === undefined) return UNKNOWN;
  return others.every(({ twoFactor }) => twoFactor === first.twoFactor) ? first : UNKNOWN;
}
