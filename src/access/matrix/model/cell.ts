import { isSameEmail } from "../../facts/order";
import { compareRoles, isGlobalAdministrator } from "../../facts/rank";
import { isEdit, isForeign } from "./finding-lines";
import type { JoinedPerson } from "./gather-people";
import type { MatrixDrift } from "./input";
import { type RoleFace, roleFace } from "./role-face";

/** Every sign of a cell, and how it is said to those who do not see it. */
export const MARKS = {
  drift: "drift",
  unmanaged: "in no given stack",
  pending: "invitation pending",
  disabled: "disabled",
  ignored: "in no given stack, ignored",
  inherited: "through the account",
  missing: "gone",
  "not seen": "not seen, the listing is incomplete",
};

export type CellMark = keyof typeof MARKS;

export interface MatrixCell {
  /** What the person can do now; null: recorded, but not there. */
  readonly live: RoleFace | null;
  /** What the state says, where it differs. */
  readonly recorded: RoleFace | null;
  readonly marks: readonly CellMark[];
  readonly createdAt: string | null;
  /** Where it is another than the row's. */
  readonly userId: number | null;
  /** Where the person's access to this organization is in code. */
  readonly places: readonly { readonly address: string; readonly constructPath: string | null }[];
}

const NOTHING: MatrixCell = {
  ...{ live: null, recorded: null, marks: [], createdAt: null, userId: null, places: [] },
};

/** What of the input a cell needs beside its person. */
export interface CellContext {
  readonly isCompared: boolean;
  /**
   * Whether the organization was read to its end; if not, somebody who was not listed was merely not seen.
   */
  readonly isRead: (org: number) => boolean;
  /** E-mail of the key's owner, who need not be in code: somebody has to be there first. */
  readonly keyOwner: string | null;
}

/** A person in one organization; null: neither there nor recorded there. */
export function cellOf(person: JoinedPerson, org: number, context: CellContext): MatrixCell | null {
  const membership = person.live?.memberships.find((each) => each.org === org);
  const grants = person.grants.filter((each) => each.org === org);
  const [first] = grants;
  const places = grants.map(({ managed: { address, constructPath } }) => ({ address, constructPath }));
  if (membership) {
    const { role, status, createdAt, userId = null } = membership;
    const differs = first?.role != null && compareRoles(first.role, role) !== "same";
    const isDrifting = person.drift.some((item) => item.org === org && isEdit(item));
    const marks: CellMark[] = differs || isDrifting ? ["drift"] : [];
    if (status === "pending" || status === "disabled") marks.push(status);
    if (context.isCompared && !first) marks.push(isIgnored(person, org, context) ? "ignored" : "unmanaged");
    const recorded = differs ? roleFace(first.role) : null;
    return { live: roleFace(role), recorded, marks, createdAt, userId, places };
  }
  if (first)
    return {
      ...NOTHING,
      recorded: roleFace(first.role),
      marks: context.isRead(org) ? ["drift", "missing"] : ["not seen"],
      createdAt: first.managed.createdAt,
      places,
    };
  const accountRole = person.live?.accountRole ?? null;
  if (!isGlobalAdministrator(accountRole)) return null;
  return { ...NOTHING, live: { ...roleFace(accountRole), text: "Global" }, marks: ["inherited"] };
}

type Cells = readonly (MatrixCell | null)[];

/** In the organization itself, not by an account-wide role and not only on paper. */
export const isMember = (cell: MatrixCell | null | undefined): cell is MatrixCell =>
  cell?.live != null && !cell.marks.includes("inherited");

export const isMarked = ({ cells }: { readonly cells: Cells }, mark: CellMark): boolean =>
  cells.some((cell) => cell?.marks.includes(mark));

export const isKeyOwner = ({ email }: JoinedPerson, { keyOwner }: CellContext): boolean =>
  keyOwner !== null && isSameEmail(email, keyOwner);

/** By a rule; the key's owner also without one, unless the findings name them. */
function isIgnored(person: JoinedPerson, org: number, context: CellContext): boolean {
  const isHere = (item: MatrixDrift) => isForeign(item) && item.org === org;
  return person.ignored.some(isHere) || (isKeyOwner(person, context) && !person.drift.some(isHere));
}
