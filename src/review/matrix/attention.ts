import { SETTLES } from "./finding-lines";
import type { CellMark, MatrixRow } from "./model";

interface AttentionContext {
  readonly staleAfterDays: number;
  readonly isAdministrator: boolean;
}

/** Why a human should look at a person, each reason once; empty: nothing to do. A finding says more than what the page sees itself. */
export function attentionOf(
  { status, cells, drift, pendingDays, twoFactor }: Omit<MatrixRow, "attention">,
  { staleAfterDays, isAdministrator }: AttentionContext,
): readonly string[] {
  const marked = (mark: CellMark) => cells.some((cell) => cell?.marks.includes(mark));
  const kinds = drift.map(({ kind }) => kind).filter((kind) => !SETTLES.has(kind));
  const isSaid = (beginning: string) => kinds.some((kind) => kind.startsWith(beginning));
  const isElsewhere = cells.some((cell) => cell?.live && cell.recorded);
  const isOld = pendingDays !== null && pendingDays >= staleAfterDays;
  const reasons = [
    ...kinds.map(kindWords),
    !isSaid("unmanaged") && marked("unmanaged") && "access that is not in code",
    !isSaid("role_") && isElsewhere && "another role than recorded",
    !isSaid("missing") &&
      marked("missing") &&
      (status === "missing" ? "recorded, gone from Automox" : "recorded in an organization they are not in"),
    !isSaid("invite_stale") && isOld && `invitation open for ${pendingDays} days`,
    isAdministrator && twoFactor === "off" && "administrator without a second factor",
  ];
  return [...new Set(reasons.filter((reason) => reason !== false))];
}

export const kindWords = (kind: string): string => kind.replaceAll("_", " ");
