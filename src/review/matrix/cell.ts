import { foldEmail } from "../../automox/email";
import { compareRoles, isGlobalAdministrator } from "../access/rank";
import { isEdit } from "./finding-lines";
import type { MatrixInput } from "./input";
import type { JoinedPerson } from "./join-people";
import type { CellMark, MatrixCell } from "./model";
import { roleFace } from "./role-face";

/** What of the input a cell needs beside its person. */
export interface CellContext {
  readonly isCompared: boolean;
  /** Without it, somebody who was not listed was merely not seen. */
  readonly isComplete: boolean;
  /** Folded e-mail of the key's owner, who need not be in code: somebody has to be there first. */
  readonly keyOwner: string | null;
}

export const cellContext = ({ managed, roster }: MatrixInput): CellContext => ({
  isCompared: managed !== null,
  isComplete: roster.completeness.status === "complete",
  keyOwner: roster.keyOwner === null ? null : foldEmail(roster.keyOwner),
});

/** A person in one organization; null: neither there nor recorded there. */
export function cellOf(person: JoinedPerson, org: number, context: CellContext): MatrixCell | null {
  const membership = person.live?.memberships.find((each) => each.org === org);
  const managed = person.managed.filter((each) => each.org === org);
  const [first] = managed;
  const places = managed.map(({ address, constructPath }) => ({ address, constructPath }));
  const isDrifting = person.drift.some((item) => item.org === org && isEdit(item));
  if (membership) {
    const differs = first?.role != null && compareRoles(first.role, membership.role) !== "same";
    const marks: CellMark[] = [];
    if (differs || isDrifting) marks.push("drift");
    if (membership.status === "pending" || membership.status === "disabled") marks.push(membership.status);
    if (context.isCompared && first === undefined)
      marks.push(isIgnored(person, org, context) ? "ignored" : "unmanaged");
    return {
      live: roleFace(membership.role),
      recorded: differs ? roleFace(first.role) : null,
      marks,
      createdAt: membership.createdAt,
      places,
    };
  }
  if (first) {
    const marks: CellMark[] = context.isComplete ? ["drift", "missing"] : ["not seen"];
    return { live: null, recorded: roleFace(first.role), marks, createdAt: first.createdAt, places };
  }
  const accountRole = person.live?.accountRole ?? null;
  if (!isGlobalAdministrator(accountRole)) return null;
  return {
    live: { ...roleFace(accountRole), text: "Global" },
    recorded: null,
    marks: ["inherited"],
    createdAt: null,
    places: [],
  };
}

export const isKeyOwner = ({ email }: JoinedPerson, { keyOwner }: CellContext): boolean =>
  keyOwner !== null && foldEmail(email) === keyOwner;

/** By a rule; the key's owner also without one, unless the findings name them. */
function isIgnored(person: JoinedPerson, org: number, context: CellContext): boolean {
  const isHere = (each: { readonly kind: string; readonly org: number | null }) =>
    each.kind.startsWith("unmanaged") && (each.org === null || each.org === org);
  return person.ignored.some(isHere) || (isKeyOwner(person, context) && !person.drift.some(isHere));
}
