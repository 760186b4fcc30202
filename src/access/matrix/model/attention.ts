import { type DriftKind, KINDS } from "../../drift/kinds";
import { isForeign, kindWords } from "./finding-lines";
import type { CellMark, MatrixRow } from "./model";

interface AttentionContext {
  readonly staleAfterDays: number;
  readonly isAdministrator: boolean;
}

/**
 * Why a human should look at a person, each reason once; empty: nothing to do. A finding says more than what
 * the page sees itself.
 */
export function attentionOf(
  { status, cells, drift, pendingDays, twoFactor }: Omit<MatrixRow, "attention">,
  { staleAfterDays, isAdministrator }: AttentionContext,
): readonly string[] {
  const marked = (mark: CellMark) => cells.some((cell) => cell?.marks.includes(mark));
  const found = drift.filter(({ kind }) => KINDS[kind].isDrift);
  const isSaid = (...kinds: readonly DriftKind[]) => found.some(({ kind }) => kinds.includes(kind));
  const isElsewhere = cells.some((cell) => cell?.live && cell.recorded);
  const isOld = pendingDays !== null && pendingDays >= staleAfterDays;
  const reasons = [
    ...found.map(({ kind }) => kindWords(kind)),
    !found.some(isForeign) && marked("unmanaged") && "access that is not in code",
    !isSaid("role_raised", "role_lowered", "role_changed", "conflict") &&
      isElsewhere &&
      "another role than recorded",
    !isSaid("missing", "missing_admin", "zone_removed") &&
      marked("missing") &&
      (status === "missing" ? "recorded, gone from Automox" : "recorded in an organization they are not in"),
    !isSaid("invite_stale") && isOld && `invitation open for ${pendingDays} days`,
    isAdministrator && twoFactor === "off" && canLogIn(status) && "administrator without a second factor",
  ];
  return [...new Set(reasons.filter((reason) => reason !== false))];
}

/** Somebody who never accepted, or is disabled, has no use for two-factor authentication (2FA) yet. */
export const canLogIn = (status: MatrixRow["status"]): boolean => status === "active" || status === "unknown";
