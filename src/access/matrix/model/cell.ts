import { foldEmail } from "../../../automox/wire/email";
import { compareRoles, isGlobalAdministrator } from "../../facts/rank";
import { readerOf } from "../../facts/roster";
import { isEdit, isForeign } from "./finding-lines";
import type { JoinedPerson } from "./gather-people";
import type { MatrixDrift, MatrixInput } from "./input";
import type { CellMark, MatrixCell } from "./model";
import { roleFace } from "./role-face";

/** What of the input a cell needs beside its person. */
export interface CellContext {
  readonly isCompared: boolean;
  /**
   * Whether the organization was read to its end; if not, somebody who was not listed was merely not seen.
   */
  readonly isRead: (org: number) => boolean;
  /** Folded e-mail of the key's owner, who need not be in code: somebody has to be there first. */
  readonly keyOwner: string | null;
}

export function cellContext({ managed, roster }: MatrixInput): CellContext {
  return {
    isCompared: managed !== null,
    isRead: readerOf(roster),
    keyOwner: roster.keyOwner === null ? null : foldEmail(roster.keyOwner),
  };
}

/** A person in one organization; null: neither there nor recorded there. */
export function cellOf(person: JoinedPerson, org: number, context: CellContext): MatrixCell | null {
  const membership = person.live?.memberships.find((each) => each.org === org);
  const grants = person.grants.filter((each) => each.org === org);
  const [first] = grants;
  const places = grants.map(({ address, constructPath }) => ({ address, constructPath }));
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
      userId: membership.userId ?? null,
      places,
    };
  }
  if (first) {
    const marks: CellMark[] = context.isRead(org) ? ["drift", "missing"] : ["not seen"];
    return {
      live: null,
      recorded: roleFace(first.role),
      marks,
      createdAt: first.createdAt,
      userId: null,
      places,
    };
  }
  const accountRole = person.live?.accountRole ?? null;
  if (!isGlobalAdministrator(accountRole)) return null;
  return {
    live: { ...roleFace(accountRole), text: "Global" },
    recorded: null,
    marks: ["inherited"],
    createdAt: null,
    userId: null,
    places: [],
  };
}

export const isKeyOwner = ({ email }: JoinedPerson, { keyOwner }: CellContext): boolean =>
  keyOwner !== null && foldEmail(email) === keyOwner;

/** By a rule; the key's owner also without one, unless the findings name them. */
function isIgnored(person: JoinedPerson, org: number, context: CellContext): boolean {
  const isHere = (item: MatrixDrift) => isForeign(item) && item.org === org;
  return person.ignored.some(isHere) || (isKeyOwner(person, context) && !person.drift.some(isHere));
}
