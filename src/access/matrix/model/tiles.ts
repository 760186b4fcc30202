import { isGlobalAdministrator } from "../../facts/rank";
import { canLogIn } from "./attention";
import { isEdit } from "./finding-lines";
import type { JoinedPerson } from "./gather-people";
import type { MatrixRow, Tile } from "./model";
import { isAdmin, isMember } from "./row";

interface TileContext {
  readonly people: readonly JoinedPerson[];
  readonly rows: readonly MatrixRow[];
  readonly hasAccountRoles: boolean;
  readonly isCompared: boolean;
}

/** The figures at the top. What could not be told is no zero. */
export function tilesOf({ people, rows, hasAccountRoles, isCompared }: TileContext): readonly Tile[] {
  const live = people.filter((person) => person.live !== null);
  const globals = live.filter(({ live }) => isGlobalAdministrator(live?.accountRole ?? null)).length;
  const pending = rows.filter(({ cells, status }) => status === "pending" || isMarked(cells, "pending"));
  const ages = pending.map(({ pendingDays }) => pendingDays).filter((days) => days !== null);
  const unmanaged = rows.filter(({ cells }) => isMarked(cells, "unmanaged")).length;
  const drifted = rows.filter(({ cells, drift }) => drift.some(isEdit) || isMarked(cells, "drift")).length;
  const users = live.filter(({ live }) => live !== null && canLogIn(live.status));
  const off = users.filter(({ live }) => live?.twoFactor === "off").length;
  const unknown = users.filter(({ live }) => live?.twoFactor === "unknown").length;
  return [
    tile("People", live.length),
    ...(hasAccountRoles ? [tile("Global admins", globals)] : []),
    tile("Admins", live.filter(isAdmin).length, "of any organization or the account"),
    tile("Pending", pending.length, ages.length > 0 ? `oldest ${days(Math.max(...ages))}` : null),
    isCompared ? alarm("Unmanaged", unmanaged, "access not in code") : untold("Unmanaged"),
    isCompared || drifted > 0 ? alarm("Drifted", drifted, "edited by hand or gone") : untold("Drifted"),
    alarm("Second factor off", off, unknown > 0 ? `unknown for ${unknown}` : null),
    isCompared ? coverage(rows) : untold("In code"),
  ];
}

const isMarked = (cells: MatrixRow["cells"], mark: string): boolean =>
  cells.some((cell) => cell?.marks.some((each) => each === mark));

function coverage(rows: readonly MatrixRow[]): Tile {
  const memberships = rows.flatMap(({ cells }) => cells.filter((cell) => cell !== null && isMember(cell)));
  const managed = memberships.filter((cell) => (cell?.places.length ?? 0) > 0).length;
  const all = memberships.length;
  // Rounded down: all but one is not everybody.
  const value = all === 0 ? "–" : `${Math.floor((managed / all) * 100)} %`;
  return { label: "In code", value, note: `${managed} of ${all} memberships`, isAlarming: false };
}

const days = (count: number): string => (count === 1 ? "1 day" : `${count} days`);

const tile = (label: string, count: number, note: string | null = null): Tile => ({
  label,
  value: String(count),
  note,
  isAlarming: false,
});

const alarm = (label: string, count: number, note: string | null): Tile => ({
  ...tile(label, count, note),
  isAlarming: count > 0,
});

const untold = (label: string): Tile => ({ label, value: "–", note: "no state compared", isAlarming: false });
